BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Get-Outside([System.Collections.IDictionary]$Link, [hashtable]$Known = @{}) {
        $map = [DockerNet.Wiring.LinkMap]::new([Func[string, string]] { param($path) $Known.Contains($path) ? $Known[$path] : [NullString]::Value })
        foreach ($path in $Link.Keys) { $map.Add($path, $Link[$path]) }
        $map.Paths | Where-Object { -not $map.StaysInside($_) }
    }
}

Describe 'LinkMap' -Tag Fast {
    It 'sees that <Name> stays inside' -ForEach @(
        @{ Name = 'a neighbour'; Link = @{ 'a' = 'b' } }
        @{ Name = 'one up, from a folder'; Link = @{ 'd/a' = '../b' } }
        @{ Name = 'down and up again'; Link = @{ 'a' = 'b/c/../../d' } }
        @{ Name = 'the folder itself'; Link = @{ 'a' = '.' } }
        @{ Name = 'a chain of links'; Link = [ordered]@{ 'a' = 'b'; 'b' = 'c/..'; 'c' = 'd/e' } }
        @{ Name = 'a circle, which leads nowhere'; Link = @{ 'a' = 'b'; 'b' = 'a' } }
        @{ Name = 'a link to itself'; Link = @{ 'a' = 'a/..' } }
        @{ Name = 'dots that are a name'; Link = @{ 'a' = '.../..b/c..' } }
    ) {
        Get-Outside $Link | Should -BeNullOrEmpty
    }

    It 'sees that <Name> leads out' -ForEach @(
        @{ Name = 'one up'; Link = @{ 'a' = '..' }; Out = 'a' }
        @{ Name = 'a path from the root'; Link = @{ 'd/a' = '/etc' }; Out = 'd/a' }
        @{ Name = 'no target'; Link = @{ 'a' = '' }; Out = 'a' }
        @{ Name = 'up behind a link to the folder itself'; Link = [ordered]@{ 'a' = 'b/..'; 'b' = '.' }; Out = 'a' }
        @{ Name = 'up behind a link that goes up'; Link = [ordered]@{ 'd/e/a' = 'b/../..'; 'd/e/b' = '..' }; Out = 'd/e/a' }
        @{ Name = 'a link behind a link that is made later'; Link = [ordered]@{ 'a' = 'x/y/../../../c'; 'x' = 'p'; 'p/y' = '..' }; Out = 'a' }
        @{ Name = 'a link to one that leads out'; Link = [ordered]@{ 'a' = 'b'; 'b' = '../c' }; Out = 'a', 'b' }
        @{ Name = 'up behind a link that is there already'; Link = @{ 'a' = 'here/..' }; Known = @{ 'here' = '.' }; Out = 'a' }
        @{ Name = 'a link behind one that is there already and leads out'; Link = @{ 'a' = 'here/x' }; Known = @{ 'here' = '/etc' }; Out = 'a' }
    ) {
        Get-Outside $Link ($_.Contains('Known') ? $Known : @{}) | Sort-Object | Should -Be $Out
    }

    It 'judges one more name of a link by where that name is' {
        $map = [DockerNet.Wiring.LinkMap]::new($null)
        $map.Add('d/e/a', '../../b')
        $map.AddName('d/a', 'd/e/a')
        $map.StaysInside('d/e/a') | Should -BeTrue
        $map.StaysInside('d/a') | Should -BeFalse
    }

    It 'forgets a link in whose place something else is' {
        $map = [DockerNet.Wiring.LinkMap]::new($null)
        $map.Add('b', '.')
        $map.Add('a', 'b/..')
        $map.StaysInside('a') | Should -BeFalse
        $map.AddName('b', 'file')
        $map.StaysInside('a') | Should -BeTrue
    }
}
