#!/bin/sh
# A private, throwaway Docker engine: everything it has lies in one folder and one network namespace.
#   engine.sh start FOLDER NAMESPACE SUBNET OWNER [OPTION...]   starts it; SUBNET is the first three numbers of its link
#                                                   to the host; the engine is given the options
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

start_time() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20
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
    ip -n "$namespace" addr add "$subnet.2/30" dev "${namespace}e"
    ip -n "$namespace" link set "${namespace}e" up
    ip -n "$namespace" link set lo up
    ip -n "$namespace" route add default via "$subnet.1"
    # No name server answers in there. That it cannot be reached is said at once, and not after many seconds of waiting.
    for server in $(sed -n 's/^nameserver *\([0-9.]*\)$/\1/p' /etc/resolv.conf); do
        ip -n "$namespace" route add unreachable "$server" 2>/dev/null
    done
    launch "$@"
    setsid sh "$0" watch "$folder" "$owner" >/dev/null 2>&1 </dev/null &
}

resume() {
    shift 2
    namespace=$(cat "$folder/namespace")
    # What it had begun may outlive it, and a process that nobody asks after keeps its number.
    for pid in $(own_processes); do kill -KILL "$pid" 2>/dev/null; done
    rm -f "$folder/pid" "$folder/exec/containerd/containerd.pid"
    launch "$@"
}

launch() {
    # nsenter and not "ip netns exec", which hides the control groups from the engine. There is no name server to ask: at an
    # address where nobody listens that is said at once.
    setsid nsenter --net="/var/run/netns/$namespace" dockerd \
        --host "unix://$folder/docker.sock" --data-root "$folder/root" --exec-root "$folder/exec" \
        --pidfile "$folder/pid" --shutdown-timeout 2 --dns 127.0.0.1 "$@" >>"$folder/log" 2>&1 </dev/null &
}

# Only processes that name the folder, or run in one of its containers, are the engine's.
own_processes() {
    for file in "$folder"/exec/containerd/daemon/*/moby/*/init.pid; do
        [ -r "$file" ] || continue
        pid=$(cat "$file")
        # By now the number may be another process's.
        grep -q "$(basename "$(dirname "$file")")" "/proc/$pid/cgroup" 2>/dev/null && echo "$pid"
    done
    for entry in /proc/[0-9]*; do
        pid=${entry#/proc/}
        [ "$pid" = "$$" ] && continue
        [ -r "$entry/cmdline" ] || continue
        tr "\0" " " 2>/dev/null < "$entry/cmdline" | grep -q -e "dockerd.* $folder/" -e "containerd.* $folder/" && echo "$pid"
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
    # More than once, since a process that is ended may just have begun another.
    for _ in 1 2 3 4 5; do
        processes=$(own_processes)
        [ -n "$processes" ] || break
        for pid in $processes; do kill -KILL "$pid" 2>/dev/null; done
        for pid in $processes; do wait_end "$pid" 50 || true; done
    done
    for target in $(cut -d' ' -f2 /proc/mounts | grep "^$folder/" | sort -r); do
        umount -l "$target" 2>/dev/null
    done
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
        sleep 0.5
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
