# Every example of the help, as a reader would type it. They use plain names, so they get an engine of their own.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
    $script:examples = foreach ($file in Get-ChildItem "$PSScriptRoot/../../../en-US" -Filter '*-*.md') {
        # They want a terminal: Containers/Enter plays them at one.
        if ($file.BaseName -eq 'Enter-DockerContainer') { continue }
        $text = Get-Content $file -Raw
        foreach ($match in [regex]::Matches($text, '(?s)### (Example \d+: .*?)\n.*?```powershell\n(.*?)\n```(?:\n\n```Output\n(.*?)\n```)?')) {
            $code, $output = $match.Groups[2, 3].Value
            @{
                Cmdlet = $file.BaseName; Title = $match.Groups[1].Value; Code = $code; Output = $output
                # Whom the example takes for granted: who is spoken of, and not made in it.
                Known  = @(
                    'db', 'web' | Where-Object { "$code $output" -cmatch "(?<![\w-])$_\b" -and $code -notmatch "-Name $_\b" }
                    if ($code -match '(Get-DockerNode|New-DockerOverlay|(Join|Exit)-DockerSwarm|Docker(Service|Task))\b' -and $code -notmatch 'Initialize-DockerSwarm') { 'swarm' }
                ) -join ' '
            }
        }
    }
    # Those that take the same for granted after one another, so that what one leaves as it was serves the next.
    $script:examples = $script:examples | Sort-Object { $_.Known } -Stable
}

Describe 'The help''s examples' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        $saved = $env:DOCKER_HOST
        $script:known = $script:state = $null
        # With it programs that wait for no signal end at once when they are told to.
        $engine = Start-PrivateEngine -Option --init
        $env:DOCKER_HOST = $engine.Host
        Import-TestImage -DockerHost $engine.Host
        # The second engine of examples with two.
        $second = Start-PrivateEngine
        Connect-PrivateEngine $engine $second 10.97.1
        $settings = $env:DOCKER_CONFIG
        $env:DOCKER_CONFIG = (New-Item TestDrive:/settings -ItemType Directory).FullName
        & docker context create node2 --docker "host=$($second.Host)" *>&1 | Out-Null
        foreach ($tag in @{ 'dockernet/busybox:test' = 'busybox'; 'dockernet/service:test' = 'postgres' }.GetEnumerator()) {
            Invoke-EngineApi POST "/images/$($tag.Key)/tag?repo=$($tag.Value)&tag=latest" -DockerHost $engine.Host
        }

        function Initialize-Scene([string]$Known) {
            if ($Known -eq $script:known -and (Get-State) -eq $script:state) { return }
            Clear-Scene
            if ($Known -match 'db') { $null = New-DockerContainer postgres -Name db -Start }
            if ($Known -match 'web') { $null = New-DockerContainer busybox -Name web -Start }
            if ($Known -match 'swarm') { $null = Initialize-DockerSwarm -AdvertiseAddress 10.97.1.1 }
            $null = New-DockerBridge my-bridge
            $null = New-DockerVolume data
            $null = New-SharedVolumeContainer webpages busybox content:/www
            $script:known, $script:state = $Known, (Get-State)
        }

        # What the engine has. It lists all of it in any order.
        function Get-State {
            $containers = Invoke-EngineApi GET '/containers/json?all=1' -DockerHost $engine.Host | ForEach-Object {
                $networks = $_.NetworkSettings.Networks.PSObject.Properties | ForEach-Object { "$($_.Name) $($_.Value.NetworkID) $($_.Value.IPAddress)" }
                "$($_.Id) $($_.State) $($_.Names | Sort-Object) $($networks | Sort-Object) $($_.Mounts.Destination | Sort-Object)"
            }
            $networks = (Invoke-EngineApi GET '/networks' -DockerHost $engine.Host).Id
            $volumes = (Invoke-EngineApi GET '/volumes' -DockerHost $engine.Host).Volumes | ForEach-Object { "$($_.Name) $($_.CreatedAt)" }
            $images = Invoke-EngineApi GET '/images/json' -DockerHost $engine.Host | ForEach-Object { "$($_.Id) $($_.RepoTags | Sort-Object)" }
            $swarm = foreach ($one in $engine, $second) {
                $part = (Invoke-EngineApi GET '/info' -DockerHost $one.Host).Swarm
                "node $($part.NodeID)"
                if ($part.ControlAvailable) { Invoke-EngineApi GET '/services' -DockerHost $one.Host | ForEach-Object { "service $($_.ID) $($_.Version.Index)" } }
            }
            @($containers) + $networks + $volumes + $images + $swarm | Sort-Object | Out-String
        }

        function Clear-Scene {
            Get-DockerContainer | Remove-DockerContainer -Force -RemoveVolume
            Get-DockerSwarm -DockerHost $second.Host, $engine.Host | Where-Object State -NE inactive | Exit-DockerSwarm -Force -Confirm:$false
            # What a swarm leaves behind is in use for a moment longer.
            $bridge = 'docker_gwbridge'
            Wait-Until {
                Remove-DockerNetwork $bridge -ErrorAction Ignore
                -not (Get-DockerNetwork $bridge -ErrorAction Ignore)
            } -What "$bridge to go"
            Get-DockerNetwork | Where-Object Predefined -EQ $false | Sort-Object ConfigOnly | Remove-DockerNetwork
            Get-DockerVolume | Remove-DockerVolume -Confirm:$false
        }

        # Line by line, as in a session of a reader's own, which is not strict.
        function Get-Printed([string]$Code) {
            Set-StrictMode -Off
            foreach ($statement in [Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$null).EndBlock.Statements) {
                . ([scriptblock]::Create($statement.Extent.Text)) | Out-String -Width 140
            }
        }

        # What is not the same whenever it is run; the last two are how wide its columns are.
        $script:masks = [ordered]@{
            '\e\[[\d;]*m'                        = ''
            '\b\d+\.\d+\.\d+\.\d+(/\d+)?'       = '<address>'
            '\b([0-9a-f]{2}:){5}[0-9a-f]{2}\b'   = '<mac>'
            '\bveth[0-9a-f]+'                    = '<peer>'
            '\b[0-9a-f]{12}\b'                   = '<id>'
            '\bUp .*? (second|minute)s?\b'        = '<up>'
            '[\d.]+ ms\b'                        = '<time>'
            # Its length is that of the pool whose turn it was.
            '(?<=<address> +)\d\d(?= +<address>)' = '<prefix>'
            '-{2,}'                              = '-'
            ' +'                                 = ' '
        }

        # In no order, since what is done at the same time ends in any.
        function Get-Shape([string[]]$Text) {
            $lines = $Text -split "`n"
            foreach ($mask in $masks.GetEnumerator()) { $lines = $lines -replace $mask.Key, $mask.Value }
            $lines | ForEach-Object Trim | Where-Object Length
        }
    }

    AfterAll {
        $env:DOCKER_HOST, $env:DOCKER_CONFIG = $saved, $settings
        $engine, $second | ForEach-Object { Stop-PrivateEngine $_.Folder }
    }

    It 'run: <Cmdlet>, <Title>' -ForEach $examples {
        Initialize-Scene $Known
        Push-Location (New-Item "TestDrive:/$(New-Guid)" -ItemType Directory)
        try {
            Get-ErrorOf { $script:printed = Get-Printed $Code } | Should -BeNullOrEmpty
            $shown = @(Get-Shape $Output)
            @(Get-Shape $printed | Select-Object -Last $shown.Count | Sort-Object) | Should -Be @($shown | Sort-Object)
        } finally {
            Pop-Location
        }
    }
}
