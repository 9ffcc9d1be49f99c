@echo off
rem Runs build.ps1 with PowerShell, which comes as a .NET tool where it is missing.
cd /d "%~dp0"
where pwsh >nul 2>nul
if %errorlevel% equ 0 (
    pwsh -NoProfile -File build.ps1 %*
) else (
    dotnet tool restore && dotnet pwsh -NoProfile -File build.ps1 %*
)
