BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
}

Describe 'The progress of an image''s layers' -Tag Fast {
    BeforeEach { $script:layers = [DockerNet.Wiring.LayerProgress]::new() }

    It 'is unknown before the first layer is' {
        $layers.Percent | Should -Be -1
        $layers.Update('latest', 'Pulling from library/busybox', 0, 0)
        $layers.Update('', 'Digest: sha256:0', 0, 0)
        $layers.Percent | Should -Be -1
        $layers.Count | Should -Be 0
    }

    It 'counts each layer the same, downloading for one half and extracting for the other' {
        $layers.Update('a', 'Pulling fs layer', 0, 0)
        $layers.Update('b', 'Waiting', 0, 0)
        $layers.Percent | Should -Be 0
        $layers.Update('a', 'Downloading', 50, 100)
        $layers.Percent | Should -Be 12
        $layers.Update('a', 'Verifying Checksum', 0, 0)
        $layers.Percent | Should -Be 25
        $layers.Update('a', 'Download complete', 0, 0)
        $layers.Update('a', 'Extracting', 30, 60)
        $layers.Percent | Should -Be 37
        $layers.Update('a', 'Pull complete', 0, 0)
        $layers.Percent | Should -Be 50
        "$layers" | Should -Be '1 of 2 layers'
        $layers.Update('b', 'Already exists', 0, 0)
        $layers.Percent | Should -Be 100
        $layers.Done | Should -Be 2
    }

    It 'never goes back' {
        $layers.Update('a', 'Downloading', 90, 100)
        $layers.Update('a', 'Downloading', 10, 100)
        $layers.Percent | Should -Be 45
    }

    It 'bears numbers that make no sense: <Current> of <Total>' -ForEach @(
        @{ Current = 5; Total = 0; Percent = 0 }
        @{ Current = 5; Total = -1; Percent = 0 }
        @{ Current = 500; Total = 100; Percent = 50 }
        @{ Current = -5; Total = 100; Percent = 0 }
    ) {
        $layers.Update('a', 'Downloading', $Current, $Total)
        $layers.Percent | Should -Be $Percent
    }
}
