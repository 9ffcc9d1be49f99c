# About how long the longer test files take, in seconds, two side by side on two cores: by this they are put in order, and
# what is left is told. A file that is not here takes a few seconds.
@{
    'Containers/Command'      = 18
    'Containers/Differential' = 24
    'Containers/Lifecycle'    = 61
    'Containers/Log'          = 45
    'Containers/New'          = 20
    'Containers/Preflight'    = 16
    'Containers/Update'       = 56
    'Containers/Wait'         = 49
    'Files/Copy'              = 22
    'Images/Archive'          = 20
    'Images/Build'            = 23
    'Images/Manage'           = 20
    'Images/Pull'             = 16
    'Links/Application'       = 75
    'Links/Finding'           = 53
    'Links/Inspect'           = 44
    'Links/Migration'         = 97
    'Links/Scenario'          = 64
    'Module/Example'          = 195
    'Module/Fixture'          = 35
    'Module/Isolation'        = 16
    'Module/Stop'             = 17
    'Mounts/Data'             = 15
    'Mounts/Warning'          = 20
    'Networks/Connect'        = 38
    'Networks/Manage'         = 120
    'Networks/Pool'           = 46
    'Networks/Scenario'       = 30
    'Plumbing/Interface'      = 20
    'Ports/Publish'           = 20
    'Reachability/Matrix'     = 150
    'Reachability/Ping'       = 20
    'Reachability/Probe'      = 56
    'Unit/Module'             = 60
    'Volumes/Backup'          = 36
    'Volumes/Database'        = 26
    'Volumes/Fault'           = 190
    'Volumes/Manage'          = 33
    'Volumes/Scenario'        = 40
    'Volumes/Share'           = 20
}
