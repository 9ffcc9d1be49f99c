@{
    RootModule           = 'bin/DockerNet.dll'
    ModuleVersion        = '0.2.0'
    GUID                 = 'b7a0c1de-3c54-4d0e-9d3c-6f6a4a3f2c11'
    Author               = 'the DockerNet authors'
    CompanyName          = 'the DockerNet authors'
    Copyright            = '(c) the DockerNet authors. MIT licence.'
    Description          = 'Container communication and data sharing on Docker: links, networks, ports, reachability, mounts and volumes, as PowerShell objects.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('DockerNet.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-DockerImageTag'
        'Backup-DockerVolume'
        'Build-DockerImage'
        'Clear-DockerNetwork'
        'Clear-DockerVolume'
        'Compare-DockerVolume'
        'Connect-DockerNetwork'
        'Convert-ContainerLink'
        'Copy-ContainerItem'
        'Copy-DockerVolume'
        'Copy-DockerVolumeItem'
        'Disconnect-DockerNetwork'
        'Export-DockerImage'
        'Get-ContainerHostEntry'
        'Get-ContainerLink'
        'Get-ContainerLinkEnv'
        'Get-ContainerLog'
        'Get-ContainerMount'
        'Get-ContainerPort'
        'Get-DockerContainer'
        'Get-DockerEngine'
        'Get-DockerImage'
        'Get-DockerNetwork'
        'Get-DockerVolume'
        'Get-DockerVolumeItem'
        'Get-DockerVolumeShare'
        'Import-DockerImage'
        'Invoke-ContainerCommand'
        'New-DockerBridge'
        'New-DockerContainer'
        'New-DockerNetwork'
        'New-DockerVolume'
        'New-SharedVolumeContainer'
        'Receive-DockerImage'
        'Remove-DockerContainer'
        'Remove-DockerImage'
        'Remove-DockerNetwork'
        'Remove-DockerVolume'
        'Rename-DockerContainer'
        'Rename-DockerVolume'
        'Repair-ContainerLink'
        'Restart-DockerContainer'
        'Restore-DockerVolume'
        'Start-DockerContainer'
        'Stop-DockerContainer'
        'Test-ContainerLink'
        'Test-ContainerPing'
        'Test-DockerContainer'
        'Update-DockerContainer'
        'Wait-DockerContainer'
    )
    PrivateData          = @{
        PSData = @{
            Tags       = @('Docker', 'Container', 'Network', 'Link', 'Volume', 'Ping', 'PSEdition_Core', 'Linux', 'MacOS', 'Windows')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
