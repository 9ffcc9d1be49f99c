# Images built of a folder with a Dockerfile, as the workflows do with their applications.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:base = 'dockernet/busybox:test'
    $script:repository = New-TestName build

    # A folder with a Dockerfile and files, which are made with their folders.
    function New-Context([string]$Dockerfile, [string[]]$File, [string]$Ignore) {
        $folder = (New-Item "$TestDrive/$(New-Guid)" -ItemType Directory).FullName
        Set-Content "$folder/Dockerfile" $Dockerfile
        foreach ($name in $File) {
            $null = New-Item (Split-Path "$folder/$name") -ItemType Directory -Force
            Set-Content -LiteralPath "$folder/$name" "content of $name"
        }
        if ($Ignore) { Set-Content "$folder/.dockerignore" $Ignore }
        $folder
    }

    function New-Tag { "${repository}:$((New-TestName) -replace '\W')" }

    # What a new container of the image prints.
    function Get-Output([string]$Image, [string[]]$Command) {
        $container = New-DockerContainer $Image -Name (New-TestName) -Start
        try { (Invoke-ContainerCommand $container.Name @Command).Output } finally { Remove-DockerContainer $container.Name -Force }
    }

    function Get-AllContainer { (Invoke-EngineApi GET '/containers/json?all=1').Id | Sort-Object }
}

AfterAll {
    Remove-TestObject
    foreach ($image in Invoke-EngineApi GET '/images/json') {
        foreach ($tag in $image.RepoTags -like "*$repository*") { Invoke-EngineApi DELETE "/images/${tag}?force=1" -IgnoreError }
    }
    foreach ($image in Invoke-EngineApi GET '/images/json?filters={"dangling":["true"]}') { Invoke-EngineApi DELETE "/images/$($image.Id)?force=1" -IgnoreError }
}

Describe 'Build-DockerImage' {
    It 'sends a file with several names once' -Skip:(-not $IsLinux) {
        $folder = New-Context "FROM $base`nCOPY app /app" 'app/1'
        2..5 | ForEach-Object { & ln "$folder/app/1" "$folder/app/$_" }
        $tag = New-Tag
        $null = Build-DockerImage $folder $tag
        Get-Output $tag stat, '-c', '%h', '/app/1', '/app/5' | Should -Be '5', '5'
        Get-Output $tag cat, '/app/4' | Should -Be 'content of app/1'
    }

    It 'builds an image of a folder' {
        $folder = New-Context @"
FROM $base
LABEL role=web
ENV GREETING=hello
WORKDIR /app
COPY app ./
RUN echo built > built
EXPOSE 5000
VOLUME /data
CMD ["sleep", "3600"]
"@ -File 'app/main.txt', 'app/lib/part.txt'
        $tag = New-Tag
        $image = Build-DockerImage $folder $tag
        $image | Should -BeOfType DockerNet.Image
        $image.Name | Should -Be $tag
        $image.Id | Should -Be (Invoke-EngineApi GET "/images/$tag/json").Id
        $image.ExposedPorts | Should -Be '5000/tcp'
        $image.Volumes | Should -Be '/data'
        $image.Env | Should -Contain 'GREETING=hello'
        $image.Labels['role'] | Should -Be 'web'
        Get-Output $tag cat, main.txt, lib/part.txt, built | Should -Be 'content of app/main.txt', 'content of app/lib/part.txt', 'built'
    }

    It 'shows what is baked in, and what is mounted, after an edit' {
        $folder = New-Context "FROM $base`nCOPY page /www/page" -File 'page'
        $tag = New-Tag
        $null = Build-DockerImage $folder $tag
        $baked = New-DockerContainer $tag -Name (New-TestName baked) -Start
        $mounted = New-DockerContainer $base -Name (New-TestName mounted) -Volume "${folder}:/www" -Start
        Set-Content "$folder/page" 'edited'
        (Invoke-ContainerCommand $baked.Name cat /www/page).Output | Should -Be 'content of page'
        (Invoke-ContainerCommand $mounted.Name cat /www/page).Output | Should -Be 'edited'
    }

    It 'gives it several names, or none' {
        $folder = New-Context "FROM $base`nLABEL x=$(New-Guid)"
        $a, $b = (New-Tag), (New-Tag)
        (Build-DockerImage $folder $a, $b).Tags | Sort-Object | Should -Be ($a, $b | Sort-Object)
        $nameless = Build-DockerImage (New-Context "FROM $base`nLABEL x=$(New-Guid)")
        $nameless.Tags | Should -BeNullOrEmpty
        $nameless.Id | Should -Match '^sha256:'
    }

    It 'takes the folder <_>' -ForEach 'relative to the location', 'from the pipeline', 'as an object' {
        $folder = New-Context "FROM $base" -File 'a b'
        $tag = New-Tag
        Push-Location (Split-Path $folder)
        try {
            $image = switch ($_) {
                'relative to the location' { Build-DockerImage (Split-Path $folder -Leaf) $tag }
                'from the pipeline' { $folder | Build-DockerImage -Tag $tag }
                'as an object' { Get-Item $folder | Build-DockerImage -Tag $tag }
            }
            $image.Name | Should -Be $tag
        } finally {
            Pop-Location
        }
    }

    It 'passes values on to ARG lines, and labels' {
        $folder = New-Context "FROM $base`nARG A=default`nARG B=default`nARG C=default`nRUN echo `"`$A `$B `$C`" > /args"
        $tag = New-Tag
        $env:B = 'mine'
        try {
            $image = Build-DockerImage $folder $tag -BuildArg 'A=x=y z', 'B', 'C' -Label @{ team = 'a' }
        } finally {
            $env:B = $null
        }
        Get-Output $tag cat, /args | Should -Be 'x=y z mine default'
        $image.Labels['team'] | Should -Be 'a'
    }

    It 'stops after -Target' {
        $folder = New-Context "FROM $base AS one`nLABEL stage=one`nFROM one AS two`nLABEL stage=two"
        (Build-DockerImage $folder (New-Tag) -Target one).Labels['stage'] | Should -Be 'one'
        (Build-DockerImage $folder (New-Tag)).Labels['stage'] | Should -Be 'two'
    }

    It 'completes the stages of the Dockerfile' {
        $folder = New-Context "FROM $base AS build`nRUN true`nfrom --platform=linux/amd64 build as Bundle`nFROM build"
        (Get-Completion "Build-DockerImage $folder -Target ").CompletionText | Should -Be 'build', 'Bundle'
        (Get-Completion "Build-DockerImage $folder -Dockerfile Dockerfile -Target bun").CompletionText | Should -Be 'Bundle'
        Push-Location $folder
        try { (Get-Completion 'Build-DockerImage . -Target bui').CompletionText | Should -Be 'build' } finally { Pop-Location }
        $line = "Build-DockerImage $folder/absent -Target x"
        (TabExpansion2 $line $line.Length).CompletionMatches | Should -BeNullOrEmpty
    }

    It 'remembers steps, unless -NoCache is given' {
        $folder = New-Context "FROM $base`nRUN cat /proc/sys/kernel/random/uuid > /id"
        $first = Build-DockerImage $folder (New-Tag)
        (Build-DockerImage $folder (New-Tag)).Id | Should -Be $first.Id
        (Build-DockerImage $folder (New-Tag) -NoCache).Id | Should -Not -Be $first.Id
    }

    It 'takes the Dockerfile that is named, from <_>' -ForEach 'the folder', 'the location' {
        $folder = New-Context 'FROM none' -File 'docker/x'
        Set-Content "$folder/docker/Other.dockerfile" "FROM $base`nLABEL from=other"
        $tag = New-Tag
        Push-Location ($_ -eq 'the folder' ? $TestDrive : "$folder/docker")
        try {
            $name = $_ -eq 'the folder' ? 'docker/Other.dockerfile' : './Other.dockerfile'
            (Build-DockerImage $folder $tag -Dockerfile $name).Labels['from'] | Should -Be 'other'
        } finally {
            Pop-Location
        }
    }

    It 'asks the registry with -Pull' {
        $folder = New-Context 'FROM 127.0.0.1:1/none'
        Add-DockerImageTag $base 127.0.0.1:1/none
        try {
            (Build-DockerImage $folder (New-Tag)).Id | Should -Be (Get-DockerImage $base).Id
            (Get-ErrorOf { Build-DockerImage $folder (New-Tag) -Pull }).FullyQualifiedErrorId | Should -BeLike 'RegistryUnreachable,*'
        } finally {
            Remove-DockerImage 127.0.0.1:1/none
        }
    }

    It 'says with -Verbose what the build prints' {
        $folder = New-Context "FROM $base`nRUN echo out; echo err >&2"
        $lines = Build-DockerImage $folder (New-Tag) -Verbose -NoCache 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message
        $lines | Should -Contain 'Step 2/2 : RUN echo out; echo err >&2'
        $lines | Should -Contain 'out'
        $lines | Should -Contain 'err'
    }

    It 'shows how far it is' {
        $folder = New-Context "FROM $base`nRUN true`nRUN true" -File 'a'
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$((Get-Module DockerNet).Path)'; Build-DockerImage '$folder' $(New-Tag)").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.Streams.Progress.CurrentOperation -match '^context: Sending' | Should -Not -BeNullOrEmpty
            $shell.Streams.Progress.StatusDescription | Should -Contain 'Step 3/3 : RUN true'
            $shell.Streams.Progress.PercentComplete | Should -Contain 66
            $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        } finally {
            $shell.Dispose()
        }
    }

    It 'only says what it would do with -WhatIf' {
        $tag = New-Tag
        Build-DockerImage (New-Context "FROM $base") $tag -WhatIf | Should -BeNullOrEmpty
        (Get-ErrorOf { Get-DockerImage $tag }).FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
    }
}

Describe 'The folder that Build-DockerImage sends' {
    It 'leaves out what .dockerignore names: <Ignore>' -ForEach @(
        @{ Ignore = ''; Sent = '.dockerignore-', 'Dockerfile', 'README.md', 'a.md', 'src/a.go', 'src/a.o', 'src/deep/b.go' }
        @{ Ignore = "*.md`n!README*"; Sent = '.dockerignore', 'Dockerfile', 'README.md', 'src/a.go', 'src/a.o', 'src/deep/b.go' }
        @{ Ignore = '**/*.go'; Sent = '.dockerignore', 'Dockerfile', 'README.md', 'a.md', 'src/a.o' }
        @{ Ignore = "src`n!src/deep"; Sent = '.dockerignore', 'Dockerfile', 'README.md', 'a.md', 'src/deep/b.go' }
        @{ Ignore = "*`n!src/a.*`nsrc/*.o"; Sent = @('src/a.go') }
        @{ Ignore = "Dockerfile`n.dockerignore`nsrc"; Sent = 'README.md', 'a.md' }
    ) {
        $folder = New-Context "FROM $base`nCOPY . /context" -File 'README.md', 'a.md', 'src/a.go', 'src/a.o', 'src/deep/b.go' -Ignore $Ignore
        $tag = New-Tag
        $null = Build-DockerImage $folder $tag
        $found = Get-Output $tag sh, '-c', 'cd /context && find . -type f' | ForEach-Object { $_ -replace '^\./' }
        $found | Sort-Object | Should -Be ($Sent -notlike '*-' | Sort-Object)
    }

    It 'is the same to the engine as what the docker client sends' -Skip:(-not (Get-Command docker -ErrorAction Ignore)) {
        $folder = New-Context "FROM $base`nCOPY . /context" -File 'a', 'sub/b', 'sub/c d', '[x]', "$('long' * 30)/$('name' * 30)/$('file' * 30)" -Ignore "sub`n!sub/b"
        & ln -s a "$folder/link"
        & ln -s sub "$folder/folder"
        & ln -s /nowhere "$folder/dangling"
        & mkfifo "$folder/pipe"
        & chmod 4751 "$folder/a"
        $null = New-Item "$folder/empty" -ItemType File
        $null = New-Item "$folder/bare" -ItemType Directory
        $tag, $other = (New-Tag), (New-Tag)
        $null = Build-DockerImage $folder $tag
        $env:DOCKER_BUILDKIT = '0'
        try { $null = & docker build -q -t $other $folder 2>$null } finally { $env:DOCKER_BUILDKIT = $null }
        # Of each entry all that can be seen; the two folders that were not sent are as old as the image.
        $list = 'cd /context; find . ! -name . ! -name sub | sort | while read -r f; do stat -c "%n %a %u:%g %F %s %Y %N" "$f"; [ -f "$f" ] && md5sum "$f"; done'
        $sent = Get-Output $tag sh, '-c', $list
        $sent.Count | Should -BeGreaterThan 15
        $sent | Should -Be (Get-Output $other sh, '-c', $list)
    }

    It 'keeps links, modes and times, and belongs to root' -Skip:(-not $IsLinux) {
        $folder = New-Context "FROM $base`nCOPY . /context" -File 'run', 'sub/x'
        & chmod 751 "$folder/run"
        & ln -s sub "$folder/link"
        (Get-Item "$folder/run").LastWriteTimeUtc = [datetime]'2020-02-02T02:02:02Z'
        & chown 12:34 "$folder/run"
        $tag = New-Tag
        $null = Build-DockerImage $folder $tag
        Get-Output $tag stat, '-c', '%a %u:%g %Y', /context/run | Should -Be "751 0:0 $([DateTimeOffset]::new([datetime]'2020-02-02T02:02:02Z').ToUnixTimeSeconds())"
        Get-Output $tag readlink, /context/link | Should -Be 'sub'
    }

    It 'may have in it what no archive can hold' -Skip:(-not $IsLinux) {
        $folder = New-Context "FROM $base`nCOPY . /context" -File 'a'
        $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
        $short = "/tmp/$(New-TestName)"
        $null = New-Item $short -ItemType SymbolicLink -Value $folder
        try {
            $socket.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$short/socket"))
            $tag = New-Tag
            $null = Build-DockerImage $folder $tag
            Get-Output $tag ls, /context | Should -Be 'Dockerfile', 'a'
        } finally {
            $socket.Dispose()
            Remove-Item $short
        }
    }
}

Describe 'A build that fails' {
    It 'is the error <Id> when <What>' -ForEach @(
        @{ What = 'a command fails'; Id = 'ImageBuildFailed'; Dockerfile = "FROM {0}`nRUN echo no such image: x; exit 42"; Says = 'Step 2/2 : RUN echo no such image: x; exit 42: .* code: 42' }
        @{ What = 'a file is not there'; Id = 'ImageBuildFailed'; Dockerfile = "FROM {0}`nCOPY absent /"; Says = 'Step 2/2 : COPY absent /: .*absent' }
        @{ What = 'the base image cannot be had'; Id = 'RegistryUnreachable'; Dockerfile = 'FROM 127.0.0.1:1/none'; Says = 'Step 1/1 : FROM 127.0.0.1:1/none' }
        @{ What = 'the Dockerfile makes no sense'; Id = 'InvalidArgument'; Dockerfile = 'COOK dinner'; Says = 'COOK' }
    ) {
        $folder = New-Context ($Dockerfile -f $base)
        $before = Get-AllContainer
        $tag = New-Tag
        $record = Get-ErrorOf { Build-DockerImage $folder $tag }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $folder
        "$record" | Should -Match $Says
        Get-AllContainer | Should -Be $before
        (Get-ErrorOf { Get-DockerImage $tag }).FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
    }

    It 'does not tell the values of -BuildArg' {
        $folder = New-Context "FROM $base`nARG TOKEN`nRUN exit 1"
        $secret = New-Guid
        $said = Build-DockerImage $folder -BuildArg "TOKEN=$secret" -Verbose -Debug -ErrorAction Continue *>&1
        (($said | Out-String) + ($said | Format-List * -Force | Out-String)).Contains("$secret") | Should -BeFalse
    }

    It 'is refused before anything is sent: <What>' -ForEach @(
        @{ What = 'no folder'; Id = 'FileNotFound'; Run = { Build-DockerImage "$TestDrive/absent" } }
        @{ What = 'no Dockerfile'; Id = 'FileNotFound'; Run = { Build-DockerImage (New-Item "$TestDrive/$(New-Guid)" -ItemType Directory).FullName } }
        @{ What = 'no such Dockerfile'; Id = 'FileNotFound'; Run = { Build-DockerImage (New-Context "FROM $base") -Dockerfile other } }
        @{ What = 'a Dockerfile elsewhere'; Id = 'DockerfileOutside'; Run = { Build-DockerImage (New-Context "FROM $base") -Dockerfile (Join-Path (New-Context "FROM $base") Dockerfile) } }
        @{ What = 'a .dockerignore that makes no sense'; Id = 'IgnoreFileInvalid'; Run = { Build-DockerImage (New-Context "FROM $base" -Ignore 'a[') } }
        @{ What = 'a name that is none'; Id = 'ParameterArgumentValidationError'; Run = { Build-DockerImage (New-Context "FROM $base") 'No Name' } }
    ) {
        (Get-ErrorOf $Run).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'ends at once when it is stopped, and leaves no container behind' {
        $mark = "$(Get-Random)"
        $folder = New-Context "FROM $base`nRUN sleep 1$mark"
        $running = { (Invoke-EngineApi GET '/containers/json?all=1').Command -match "sleep 1$mark" }.GetNewClosure()
        $stopped = Invoke-AndStop { Build-DockerImage $args[0] } $folder -When $running
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { -not (& $running) }
    }
}
