#!/bin/sh
# A private, throwaway Docker engine: everything it has lies in one folder and one network namespace.
#   engine.sh start FOLDER NAMESPACE SUBNET OWNER [OPTION...]   starts it; SUBNET is the first three numbers of its link
#                                                   to the host, where a name server should be; the engine is given the options
#   engine.sh resume FOLDER [OPTION...]             starts one anew that has been killed, with all that it has
#   engine.sh stop FOLDER                           ends it and leaves nothing behind, whatever state it is in
#   engine.sh watch FOLDER OWNER                    stops it once the process OWNER is gone
set -u
action=$1
folder=$2

alive() {
    # A process id may come round again, so the time of its start is compared too.
    [ "$(start_time "$1")" = "$2" ]
}

# With what the shell has itself, since the watches ask all the time.
start_time() {
    read -r stat 2>/dev/null < "/proc/$1/stat" || return
    set -- ${stat##*) }
    shift 19
    echo "$1"
}

wait_end() {
    tries=$2
    while [ "$tries" -gt 0 ] && [ -d "/proc/$1" ]; do
        sleep 0.1
        tries=$((tries - 1))
    done
    [ ! -d "/proc/$1" ]
}

start() {
    namespace=$3
    subnet=$4
    owner=$5
    shift 5
    mkdir -p "$folder"
    echo "$namespace" > "$folder/namespace"
    echo "$owner $(start_time "$owner")" > "$folder/owner"
    ip netns add "$namespace" || return 1
    # What a container publishes is reached from the host through this pair.
    ip link add "${namespace}h" type veth peer name "${namespace}e" netns "$namespace" || return 1
    ip addr add "$subnet.1/30" dev "${namespace}h"
    ip link set "${namespace}h" up
    echo "$subnet.1" > "$folder/dns"
    ip -n "$namespace" addr add "$subnet.2/30" dev "${namespace}e"
    ip -n "$namespace" link set "${namespace}e" up
    ip -n "$namespace" link set lo up
    ip -n "$namespace" route add default via "$subnet.1"
    # The machine's own do not answer in there. That they cannot be reached is said at once, and not after many seconds.
    for server in $(sed -n 's/^nameserver *\([0-9.]*\)$/\1/p' /etc/resolv.conf); do
        ip -n "$namespace" route add unreachable "$server" 2>/dev/null
    done
    launch "$@"
    setsid sh "$0" watch "$folder" "$owner" >/dev/null 2>&1 </dev/null &
}

# What a computer has after its own end: the disk, and nothing that ran or was mounted.
resume() {
    shift 2
    namespace=$(cat "$folder/namespace")
    end_processes
    unmount
    rm -rf --one-file-system "$folder/exec"
    rm -f "$folder/pid"
    launch "$@"
}

launch() {
    # nsenter and not "ip netns exec", which hides the control groups from the engine.
    setsid nsenter --net="/var/run/netns/$namespace" dockerd \
        --host "unix://$folder/docker.sock" --data-root "$folder/root" --exec-root "$folder/exec" \
        --pidfile "$folder/pid" --shutdown-timeout 2 --dns "$(cat "$folder/dns")" "$@" >>"$folder/log" 2>&1 </dev/null &
}

# Only processes that name the folder, or run in one of its containers, are the engine's.
own_processes() {
    ls "$folder/root/containers" 2>/dev/null | grep -lsFf - /proc/[0-9]*/cgroup | cut -d/ -f3
    grep -lsF "$folder/" /proc/[0-9]*/cmdline | cut -d/ -f3 | while read -r pid; do
        [ "$pid" = "$$" ] && continue
        tr "\0" " " 2>/dev/null < "/proc/$pid/cmdline" |
            grep -q -e "dockerd.* $folder/" -e "containerd.* $folder/" -e "runc.* $folder/" && echo "$pid"
    done
}

# The control groups of its containers, the inner ones first.
own_groups() {
    ls "$folder/root/containers" > "$folder/containers" 2>/dev/null
    find /sys/fs/cgroup -depth -type d -path '*/docker/*' 2>/dev/null | grep -Ff "$folder/containers"
}

end_processes() {
    # One that is paused does not end.
    for group in $(own_groups); do
        [ -f "$group/freezer.state" ] && echo THAWED > "$group/freezer.state"
        [ -f "$group/cgroup.freeze" ] && echo 0 > "$group/cgroup.freeze"
    done
    # More than once, since a process that is ended may just have begun another.
    for _ in 1 2 3 4 5; do
        processes=$(own_processes)
        [ -n "$processes" ] || break
        for pid in $processes; do kill -KILL "$pid" 2>/dev/null; done
        for pid in $processes; do wait_end "$pid" 50 || true; done
    done
    for group in $(own_groups); do rmdir "$group" 2>/dev/null; done
}

unmount() {
    for target in $(cut -d' ' -f2 /proc/mounts | grep "^$folder/" | sort -r); do
        umount -l "$target" 2>/dev/null
    done
}

stop() {
    [ -d "$folder" ] || return 0
    # Two may want to stop it at the same time, the owner and its watch. The lock goes with the process that holds it.
    exec 9<"$folder" && flock 9
    [ -d "$folder" ] || return 0
    pid=$(cat "$folder/pid" 2>/dev/null || echo)
    if [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -q "$folder/"; then
        kill -TERM "$pid"
        wait_end "$pid" 300 || true
    fi
    end_processes
    unmount
    namespace=$(cat "$folder/namespace" 2>/dev/null || echo)
    if [ -n "$namespace" ]; then
        ip link del "${namespace}h" 2>/dev/null
        ip netns del "$namespace" 2>/dev/null
    fi
    rm -rf "$folder"
}

watch() {
    owner=$3
    born=$(start_time "$owner")
    while [ -d "$folder" ] && alive "$owner" "$born"; do
        sleep 1
    done
    stop
}

case $action in
    start) start "$@" ;;
    resume) resume "$@" ;;
    stop) stop ;;
    watch) watch "$@" ;;
    *) echo "unknown action: $action" >&2; exit 2 ;;
esac
