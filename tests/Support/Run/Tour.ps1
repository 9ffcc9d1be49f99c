# The whole story of links, a bridge and shared data, played with the module on a real engine. It clears up after itself.
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$ConfirmPreference = 'None'

$module = Join-Path $PSScriptRoot '../../../out/DockerNet/DockerNet.psd1'
Import-Module $module

# The story uses names that people know. What has them already is left alone.
$taken = 'db', 'web', 'one', 'two', 'reader', 'webpages' | Where-Object { $_ -in (Get-DockerContainer).Name }
if ($taken) { throw "The tour needs the container names $($taken -join ', '), which exist on this engine." }
if ('my-bridge' -in (Get-DockerNetwork).Name) { throw 'The tour needs the network name my-bridge, which exists on this engine.' }

$pages = New-Item (Join-Path ([IO.Path]::GetTempPath()) "dockernet-tour-$PID") -ItemType Directory
$made = 'db', 'web', 'filler', 'one', 'two', 'reader', 'webpages'

function Show([string]$Text) {
    Write-Host ''
    $Text -split "`n" | ForEach-Object { Write-Host "  $_" -ForegroundColor Cyan }
}

# Prints a line as typed at a prompt, runs it, and prints what it gives.
function Step([string]$Line) {
    Write-Host "PS> $Line" -ForegroundColor Yellow
    $text = (& ([scriptblock]::Create($Line)) | Out-String -Width 130).Trim("`r", "`n")
    if ($text) { Write-Host "$text`n" }
}

function Assert([bool]$Condition, [string]$What) {
    if (-not $Condition) { throw "The engine told another story: $What" }
}

try {
    Step 'Get-DockerEngine'

    Show "(a) Two containers on the default bridge.`nAn address can be reached; a name cannot, for nobody told web about db."
    Step 'New-DockerContainer dockernet/service:test -Name db -Start'
    Step 'New-DockerContainer dockernet/busybox:test -Name web -Start'
    Step "'db', (Get-DockerContainer db).IPAddress | Test-ContainerPing web -Count 2 -Interval 0.2"
    Assert (Test-ContainerPing web (Get-DockerContainer db).IPAddress -Count 1 -Quiet) 'web reaches the address of db'
    Assert (-not (Test-ContainerPing web db -Count 1 -Quiet)) 'web does not know the name db'

    Show "(b) The same with a link. A link is given at creation, so web is made anew.`nIt gives web the name and the alias, in one direction only, and the variables of db, secrets included."
    Step 'Remove-DockerContainer web -Force'
    Step 'New-DockerContainer dockernet/busybox:test -Name web -Link db:webdb -Start'
    Step "'db', 'webdb' | Test-ContainerPing web -Count 2 -Interval 0.2"
    Step 'Test-ContainerPing db web -Count 1'
    Step 'Get-ContainerLink web'
    Step 'Get-ContainerLinkEnv web'
    Step 'Get-ContainerHostEntry web | Where-Object Kind -ne System'
    Assert (Test-ContainerPing web webdb -Count 1 -Quiet) 'web knows the alias webdb'
    Assert (-not (Test-ContainerPing db web -Count 1 -Quiet)) 'db does not know web'

    Show "(c) db restarts, and another container took its address meanwhile.`nThe hosts file of web follows; the variables of its process do not."
    Step 'Stop-DockerContainer db -Timeout 0'
    Step 'New-DockerContainer dockernet/busybox:test -Name filler -Start | Out-Null'
    Step 'Start-DockerContainer db'
    Step 'Get-ContainerHostEntry web | Where-Object Kind -eq Link'
    Step 'Get-ContainerLinkEnv web | Where-Object IsStale'
    Step 'Test-ContainerPing web webdb -Count 2 -Interval 0.2'
    Assert (Test-ContainerPing web webdb -Count 1 -Quiet) 'the alias leads to the new address'
    Assert (@(Get-ContainerLinkEnv web | Where-Object IsStale).Count -gt 0) 'the variables are out of date'

    Show "(d) A bridge of one's own: both join it as they run, and know each other by name, both ways."
    Step 'New-DockerBridge my-bridge'
    Step 'Connect-DockerNetwork my-bridge web, db, filler -PassThru'
    Step 'Test-ContainerPing web filler -Count 2 -Interval 0.2'
    Step 'Test-ContainerPing db web -Count 2 -Interval 0.2'
    Step '(Get-DockerNetwork my-bridge).Containers'
    Assert (Test-ContainerPing db web -Count 1 -Quiet) 'db knows web on the bridge'
    Step 'Remove-DockerNetwork my-bridge -ErrorAction Continue 2>&1 | ForEach-Object Exception | ForEach-Object Message'
    Step 'Disconnect-DockerNetwork my-bridge *'
    Step 'Get-DockerNetwork my-* | Remove-DockerNetwork -WhatIf'
    Step 'Remove-DockerNetwork my-bridge'
    Step "New-DockerBridge my-bridge, my-other | Format-Table Name, Subnet"
    Show 'Pruning asks about each network first; here -Confirm:$false answers for you.'
    Step 'Clear-DockerNetwork -Confirm:$false'
    Assert (-not (Get-DockerNetwork my-*)) 'unused networks are gone'

    Show '(e) A folder of the host in two containers: what is edited in one place is seen in all.'
    Step "Set-Content '$pages/index.html' 'first edition'"
    Step "'one', 'two' | ForEach-Object { New-DockerContainer dockernet/busybox:test -Name `$_ -Volume '${pages}:/www' -Start } | Format-Table Name, Status, Mounts"
    Step 'Invoke-ContainerCommand one, two cat /www/index.html'
    Step "Set-Content '$pages/index.html' 'second edition'"
    Step 'Invoke-ContainerCommand one, two cat /www/index.html'
    Assert ((Invoke-ContainerCommand two cat /www/index.html).Output -contains 'second edition') 'an edit on the host is seen'

    Show "A container that never runs holds mounts for others, which need not repeat the path."
    Step "New-SharedVolumeContainer webpages dockernet/busybox:test '${pages}:/www', 'tour-notes:/notes'"
    Step 'New-DockerContainer dockernet/busybox:test -Name reader -VolumesFrom webpages:ro -Start'
    Step 'Get-ContainerMount webpages, reader'
    Step 'Invoke-ContainerCommand reader cat /www/index.html'
    Step 'Get-DockerVolume tour-notes'
    Assert ((Invoke-ContainerCommand reader cat /www/index.html).Output -contains 'second edition') 'the mounts were taken over'

    Show 'The end. Everything that was made goes again.'
} finally {
    $left = Get-DockerContainer | Where-Object Name -In $made
    if ($left) { $left | Remove-DockerContainer -Force -RemoveVolume }
    Get-DockerNetwork | Where-Object Name -In 'my-bridge', 'my-other' | Remove-DockerNetwork
    Get-DockerVolume | Where-Object Name -EQ 'tour-notes' | Remove-DockerVolume
    Remove-Item $pages -Recurse -Force
}
