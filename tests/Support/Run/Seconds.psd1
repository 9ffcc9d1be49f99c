# About how long the longer test files take, in seconds, two side by side on two cores: by this they are put in order, and
# what is left is told. A file that is not here takes a few seconds.
@{
    App             = 75
    Command         = 18
    Container       = 61
    Convention      = 20
    Copy            = 22
    Data            = 15
    Differential    = 24
    Example         = 195
    Fixture         = 35
    Image           = 20
    ImageArchive    = 20
    ImageBuild      = 23
    ImagePull       = 16
    Interface       = 20
    Isolation       = 16
    Link            = 44
    LinkFinding     = 53
    LinkMigration   = 97
    LinkScenario    = 64
    Log             = 45
    MountWarning    = 20
    Network         = 120
    NetworkConnect  = 38
    NetworkPool     = 46
    NetworkScenario = 30
    NewContainer    = 20
    Ping            = 20
    Port            = 20
    Preflight       = 16
    Probe           = 56
    Reachability    = 150
    Stop            = 17
    Unit            = 90
    Update          = 56
    Volume          = 33
    VolumeBackup    = 36
    VolumeDatabase  = 26
    VolumeFault     = 190
    VolumeScenario  = 40
    VolumeShare     = 20
    Wait            = 49
}
