BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:module = [IO.Path]::GetFullPath("$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1")

    # Runs a script in a session that has nothing loaded yet.
    function Invoke-Fresh([string]$Script) {
        & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command $Script
    }
}

Describe 'The module beside others' {
    It 'works when another has loaded its own <_> first' -ForEach 'Docker.DotNet', 'System.Text.Json', 'Microsoft.Extensions.Logging.Abstractions', 'System.IO.Pipelines' {
        # An assembly of that name, of another version, with nothing in it.
        $folder = (New-Item "TestDrive:/$_" -ItemType Directory).FullName
        $output = Invoke-Fresh @"
            `$ErrorActionPreference = 'Stop'
            Add-Type -TypeDefinition '[assembly: System.Reflection.AssemblyVersion("1.2.3.4")] public class Stranger { }' -OutputAssembly '$folder/$_.dll'
            `$stranger = [Reflection.Assembly]::LoadFrom('$folder/$_.dll')
            Import-Module '$module'
            (Get-DockerEngine).DockerHost
            (Get-DockerNetwork bridge -ErrorAction Stop).Name
            `$stranger.GetType('Stranger').Name
"@
        $output | Should -Be (Get-TestHost), 'bridge', 'Stranger'
    }

    It 'keeps its own libraries out of the session''s sight' {
        $output = Invoke-Fresh @"
            Import-Module '$module'
            `$null = Get-DockerEngine
            [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name -match '^(Docker\.DotNet|Microsoft\.Extensions|DockerNet\.Engine)'
            ([Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'DockerNet.Engine').Assemblies.GetName().Name -match '^(Docker\.DotNet|DockerNet\.Engine)$' | Sort-Object
"@
        $output | Should -Be 'Docker.DotNet', 'DockerNet.Engine'
    }

    It 'loads them only when an engine is asked' {
        Invoke-Fresh "Import-Module '$module'; @([Runtime.Loader.AssemblyLoadContext]::All.Name) -match 'DockerNet'" | Should -BeNullOrEmpty
    }

    It 'works in several runspaces at the same time' {
        $names = 1..8 | ForEach-Object -Parallel { Import-Module $using:module; (Get-DockerNetwork bridge).Name } -ThrottleLimit 8
        $names | Should -Be (@('bridge') * 8)
    }

    It 'keeps serving when the engine has closed its connections' {
        # The engine closes a connection after each answer that is an error or a stream; the next call makes a new one.
        1..5 | ForEach-Object {
            $null = Get-ErrorOf { Get-DockerContainer dnt-nowhere }
            (Get-DockerNetwork bridge).Name | Should -Be 'bridge'
        }
    }
}
