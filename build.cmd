@echo off
rem Runs build.ps1 with PowerShell, which comes as a .NET tool where it is missing.
setlocal
cd /d "%~dp0"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_GENERATE_ASPNET_CERTIFICATE=false
set "sdk=the .NET SDK 10 or newer, which https://dotnet.microsoft.com/download has"

rem An SDK may lie in a folder of its own choosing.
where dotnet >nul 2>nul || if exist "%DOTNET_ROOT%\dotnet.exe" set "PATH=%DOTNET_ROOT%;%PATH%"
set major=
for /f "tokens=1 delims=." %%v in ('dotnet --version 2^>nul') do set "major=%%v"
if not defined major (
    echo build.cmd: there is no .NET SDK here: install %sdk%. >&2
    exit /b 1
)
if %major% lss 10 (
    echo build.cmd: the .NET SDK here is of version %major%: install %sdk%. >&2
    exit /b 1
)

rem "PowerShell 7.6.9" of the one that is installed, if it is new enough.
set new=
for /f "tokens=2,3 delims=. " %%a in ('pwsh -NoProfile -Version 2^>nul') do (
    if %%a gtr 7 set new=1
    if %%a equ 7 if %%b geq 6 set new=1
)
if defined new (
    pwsh -NoProfile -File build.ps1 %*
    exit /b
)
dotnet tool restore >nul
if errorlevel 1 (
    echo build.cmd: PowerShell could not be fetched: see that the package sources ^("dotnet nuget list source"^) are reached from here, or install PowerShell 7.6. >&2
    exit /b 1
)
dotnet pwsh -NoProfile -File build.ps1 %*
