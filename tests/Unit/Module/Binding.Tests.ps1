BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Convert-Input([string]$Kind, $Value) {
        $transformation = New-Object "DockerNet.Binding.${Kind}Transformation"
        , $transformation.Transform($null, $Value)
    }
}

Describe 'Transformation of parameters' -Tag Fast {
    It 'takes for -<Kind> <Name>' -ForEach @(
        @{ Kind = 'Link'; Name = 'a text'; Value = 'db:webdb'; Result = 'db:webdb' }
        @{ Kind = 'Link'; Name = 'texts'; Value = 'db:webdb', 'redis'; Result = 'db:webdb', 'redis' }
        @{ Kind = 'Link'; Name = 'a hashtable'; Value = @{ db = 'webdb' }; Result = 'db:webdb' }
        @{ Kind = 'Link'; Name = 'an ordered hashtable'; Value = [ordered]@{ db = 'webdb'; a = 'a' }
            Result = 'db:webdb', 'a' }
        @{ Kind = 'Link'; Name = 'a list'; Value = [Collections.Generic.List[object]]@('db', @{ a = 'b' })
            Result = 'db', 'a:b' }
        @{ Kind = 'Link'; Name = 'an array in an array'; Value = @(, @('db', 'web')); Result = 'db', 'web' }
        @{ Kind = 'Port'; Name = 'a text'; Value = '8080:80/udp'; Result = '8080:80/udp' }
        @{ Kind = 'Port'; Name = 'a number'; Value = 80; Result = '80' }
        @{ Kind = 'Port'; Name = 'numbers'; Value = 80..82; Result = '80', '81', '82' }
        @{ Kind = 'Port'; Name = 'a hashtable'; Value = [ordered]@{ 8080 = 80; '127.0.0.1:8443' = '443/udp' }
            Result = '8080:80', '127.0.0.1:8443:443/udp' }
        @{ Kind = 'Mount'; Name = 'a text'; Value = 'data:/var/lib:ro'; Result = 'data:/var/lib:ro' }
        @{ Kind = 'Mount'; Name = 'a hashtable'; Value = @{ '/src' = '/web:ro' }; Result = '/src:/web:ro' }
        @{ Kind = 'VolumesFrom'; Name = 'a text'; Value = 'data:ro'; Result = 'data:ro' }
        @{ Kind = 'VolumesFrom'; Name = 'a hashtable'; Value = @{ data = 'ro' }; Result = 'data:ro' }
        @{ Kind = 'Env'; Name = 'a text'; Value = 'A=b=c'; Result = 'A=b=c' }
        @{ Kind = 'Env'; Name = 'a bare name'; Value = 'A'; Result = 'A' }
        @{ Kind = 'Env'; Name = 'a hashtable'; Value = [ordered]@{ A = 1; B = ''; C = 1.5; D = 'x:y' }
            Result = 'A=1', 'B=', 'C=1.5', 'D=x:y' }
    ) {
        $specs = Convert-Input $Kind $Value
        $specs.GetType() | Should -Be ("DockerNet.Wiring.${Kind}Spec[]" -as [type])
        $specs.ForEach{ "$_" } | Should -BeExactly $Result
    }

    It 'takes ready objects, alone, mixed and wrapped' {
        $ready = [DockerNet.Wiring.LinkSpec]::Parse('db:webdb')
        (Convert-Input Link $ready)[0] | Should -Be $ready
        $wrapped = [psobject]::AsPSObject('redis')
        (Convert-Input Link @($ready, $wrapped, @{ a = 'b' })).ForEach{ "$_" } |
            Should -BeExactly 'db:webdb', 'redis', 'a:b'
    }

    It 'takes an object by what it reads as' {
        (Convert-Input Link ([version]'1.2'))[0].Source | Should -BeExactly '1.2'
    }

    It 'takes nothing for nothing: -<_>' -ForEach 'Link', 'Port', 'Mount', 'VolumesFrom', 'Env' {
        (Convert-Input $_ $null).Count | Should -Be 0
        (Convert-Input $_ @()).Count | Should -Be 0
    }

    It 'refuses for -<Kind> <Name>' -ForEach @(
        @{ Kind = 'Link'; Name = 'a bad text'; Value = 'a:b:c'; Message = "*'a:b:c' is not a link*db:webdb*" }
        @{ Kind = 'Link'; Name = 'a bad text among good ones'; Value = 'db', ''; Message = '*is not a link*' }
        @{ Kind = 'Link'; Name = 'a null element'; Value = @('db', $null); Message = '*One of the values is null*' }
        @{ Kind = 'Port'; Name = 'a bad text'; Value = '99999:80'; Message = "*'99999:80' is not a port*" }
        @{ Kind = 'Port'; Name = 'a negative number'; Value = -1; Message = "*'-1' is not a port*" }
        @{ Kind = 'Port'; Name = 'a list as a value'; Value = @{ 80 = 1, 2 }; Message = '*value is a list*' }
        @{ Kind = 'Mount'; Name = 'a bad text'; Value = '/a:/b:bogus'; Message = "*'bogus' is unknown*" }
        @{ Kind = 'VolumesFrom'; Name = 'a bad text'; Value = 'data:bogus'; Message = "*'bogus' is unknown*" }
        @{ Kind = 'Env'; Name = 'a text without a name'; Value = '=x'; Message = '*NAME=VALUE*' }
        @{ Kind = 'Env'; Name = 'a null value'; Value = @{ A = $null }; Message = '*value is null*' }
    ) {
        { Convert-Input $Kind $Value } |
            Should -Throw -ErrorId 'ArgumentTransformationMetadataException' -ExpectedMessage $Message
    }

    It 'fails in binding, with the parameter''s name and the right form' {
        $function = [scriptblock]::Create(
            'param([DockerNet.Binding.LinkTransformation()] [DockerNet.Wiring.LinkSpec[]]$Link) $Link')
        (& $function -Link @{ db = 'webdb' }).Alias | Should -BeExactly 'webdb'
        (& $function -Link 'db', 'redis').Count | Should -Be 2
        { & $function -Link 'a:b:c' } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError*' -ExpectedMessage "*'Link'*source:alias*"
    }
}

Describe 'Transformation of the settings of a new container' -Tag Fast {
    It 'takes for <Kind> <Name>' -ForEach @(
        @{ Kind = 'Expose'; Name = 'numbers'; Value = 80, '90/udp'; Result = '80', '90/udp' }
        @{ Kind = 'Tmpfs'; Name = 'a hashtable'; Value = [ordered]@{ '/run' = 'size=1m'; '/tmp' = '' }; Result = '/run:size=1m', '/tmp' }
        @{ Kind = 'Host'; Name = 'a hashtable'; Value = @{ db = '::1' }; Result = 'db:::1' }
        @{ Kind = 'Address'; Name = 'texts and addresses'; Value = '10.0.0.5', [ipaddress]'fd00::5'; Result = '10.0.0.5', 'fd00::5' }
        @{ Kind = 'SearchDomain'; Name = 'texts'; Value = 'a.b.', '.'; Result = 'a.b', '.' }
        @{ Kind = 'Network'; Name = 'names and fields'; Value = 'front', 'name=back,alias=db'; Result = 'front', 'name=back,alias=db' }
        @{ Kind = 'Network'; Name = 'a hashtable, a list in it as often'; Value = [ordered]@{ name = 'back'; alias = 'a', 'b' }; Result = 'name=back,alias=a,alias=b' }
        @{ Kind = 'KeyedMount'; Name = 'a hashtable'; Value = [ordered]@{ type = 'bind'; source = '/a,b'; target = '/x'; readonly = $true }
            Result = 'type=bind,"source=/a,b",target=/x,readonly=true' }
        @{ Kind = 'KeyedMount'; Name = 'fields that PowerShell has split at their commas'; Value = 'type=bind', 'src=/a', 'dst=/x', 'ro'; Result = 'type=bind,source=/a,target=/x,readonly=true' }
        @{ Kind = 'KeyedMount'; Name = 'two mounts of one field each'; Value = 'dst=/x', 'dst=/y'; Result = 'type=volume,target=/x', 'type=volume,target=/y' }
        @{ Kind = 'Network'; Name = 'fields that PowerShell has split at their commas'; Value = 'name=back', 'alias=a', 'alias=b'; Result = 'name=back,alias=a,alias=b' }
        @{ Kind = 'Network'; Name = 'a name beside a single field'; Value = 'front', 'name=back'; Result = 'front', 'back' }
        @{ Kind = 'KeyedMount'; Name = 'two hashtables'; Value = @{ target = '/x' }, @{ target = '/y' }; Result = 'type=volume,target=/x', 'type=volume,target=/y' }
    ) {
        (Convert-Input $Kind $Value).ForEach{ "$_" } | Should -BeExactly $Result
    }

    It 'takes a single <Kind>, or none' -ForEach @{ Kind = 'Restart'; Value = 'always' }, @{ Kind = 'MacAddress'; Value = '02:42:ac:11:00:99' } {
        $transformation = New-Object "DockerNet.Binding.${Kind}Transformation"
        "$($transformation.Transform($null, $Value))" | Should -BeExactly $Value
        $transformation.Transform($null, $null) | Should -BeNullOrEmpty
        { $transformation.Transform($null, @($Value, $Value)) } |
            Should -Throw -ErrorId ArgumentTransformationMetadataException -ExpectedMessage '*give a single one*'
    }

    It 'refuses for <Kind> <Name>' -ForEach @(
        @{ Kind = 'Address'; Name = 'a number'; Value = 8; Message = "*'8' is not an IP address: write*" }
        @{ Kind = 'SearchDomain'; Name = 'a bad text'; Value = 'a_b'; Message = "*'a_b' is not a domain: write*" }
        @{ Kind = 'Network'; Name = 'a hashtable without a name'; Value = @{ alias = 'x' }; Message = '*it has no name*' }
        @{ Kind = 'KeyedMount'; Name = 'an unknown key'; Value = @{ target = '/x'; colour = 'red' }; Message = "*'colour=red' is unknown*" }
        @{ Kind = 'Pair'; Name = 'a text without a name'; Value = 'a=1', '=x'; Message = "*'=x' is not a pair*write name=value*" }
        @{ Kind = 'Label'; Name = 'a name with blanks'; Value = 'a b=c'; Message = '*its name has blanks*' }
        @{ Kind = 'Label'; Name = 'a hashtable with such a name'; Value = @{ 'a b' = 1 }; Message = '*its name has blanks*' }
    ) {
        { Convert-Input $Kind $Value } | Should -Throw -ErrorId 'ArgumentTransformationMetadataException' -ExpectedMessage $Message
    }
}
