# A database under load, backed up and brought to life on another engine.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'The data of a database under load' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/ServiceImage.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/EngineGeneration.psm1"
        $image = 'dockernet/java:test'
        $server = 'install -d -o mysql /run/mysqld && exec mariadbd --user=mysql --skip-grant-tables'
        Import-ServiceImage $image -DockerHost (Get-TestHost)
        # A newer generation where one can be had, else a second engine of the same.
        $root = try { (Get-EngineGeneration 26.1).Root } catch { Write-Host "    $_" }
        $other = Start-PrivateEngine $root
        Import-ServiceImage $image -DockerHost $other.Host

        function Invoke-Sql([string]$Container, [string]$Text, [string]$DockerHost = (Get-TestHost)) {
            $result = Invoke-ContainerCommand $Container mariadb '-N' '-B' '-e' $Text -DockerHost $DockerHost
            if ($result.ExitCode -eq 0) { $result.Output }
        }
    }

    AfterAll {
        Remove-TestObject
        Stop-PrivateEngine $other.Folder
    }

    It 'are whole on another engine, which starts on them without repair' {
        $volume = (New-DockerVolume (New-TestName db)).Name
        $db = (New-DockerContainer $image sh '-c' $server -Name (New-TestName db) -Volume "${volume}:/var/lib/mysql" -Start).Name
        Wait-Until { Invoke-Sql $db 'SELECT 1' } -Timeout 90 -What 'the database answers'
        $null = Invoke-Sql $db 'CREATE DATABASE load_test; CREATE TABLE load_test.n (i INT PRIMARY KEY, t VARCHAR(200)) ENGINE=InnoDB;'
        $writer = 'i=0; while :; do i=$((i+1)); echo "INSERT INTO n VALUES ($i, REPEAT(CHAR(65 + $i % 26), 200));"; done | mariadb load_test'
        $load = Start-ThreadJob { & docker --host $using:env:DOCKER_HOST exec $using:db sh -c $using:writer }
        try {
            Wait-Until { [int](Invoke-Sql $db 'SELECT COUNT(*) FROM load_test.n') -gt 200 } -Timeout 60 -What 'it is written to'
            $before = [int](Invoke-Sql $db 'SELECT COUNT(*) FROM load_test.n')
            $backup = Backup-DockerVolume $volume $TestDrive -Pause
            Wait-Until { [int](Invoke-Sql $db 'SELECT COUNT(*) FROM load_test.n') -gt $before } -Timeout 60 -What 'the writing goes on'
        } finally {
            Remove-DockerContainer $db -Force
            $load | Stop-Job -PassThru | Remove-Job -Force
        }

        $restored = Restore-DockerVolume $backup.Path -DockerHost $other.Host
        (Compare-DockerVolume $restored.Name -Path $backup.Path -DockerHost $other.Host) | Should -BeNullOrEmpty
        $again = (New-DockerContainer $image sh '-c' $server -Name again -Volume "$($restored.Name):/var/lib/mysql" -Start -DockerHost $other.Host).Name
        Wait-Until { Invoke-Sql $again 'SELECT 1' $other.Host } -Timeout 90 -What 'the restored database answers'
        $count, $last = (Invoke-Sql $again 'SELECT COUNT(*), MAX(i) FROM load_test.n' $other.Host) -split "`t"
        [int]$count | Should -BeGreaterOrEqual $before
        $count | Should -Be $last -Because 'no row before the last is missing'
        (Invoke-Sql $again 'CHECK TABLE load_test.n EXTENDED' $other.Host) | Should -Match 'OK$'
        (Get-ContainerLog $again -DockerHost $other.Host).Text -match '\[ERROR\]|corrupt|repair' | Should -BeNullOrEmpty
    }
}
