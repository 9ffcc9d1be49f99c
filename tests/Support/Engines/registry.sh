#!/bin/sh
# A throwaway registry: all it has lies in one folder, and it goes with the process that wanted it.
#   registry.sh FOLDER OWNER   serves FOLDER/config.yml until FOLDER/stop is there or the process OWNER is gone
set -u
folder=$1
owner=$2

start_time() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20
}

born=$(start_time "$owner")
docker-registry serve "$folder/config.yml" >"$folder/log" 2>&1 </dev/null &
registry=$!
# A process id may come round again, so the time of its start is compared too.
while [ -d "/proc/$registry" ] && [ ! -e "$folder/stop" ] && [ "$(start_time "$owner")" = "$born" ]; do
    sleep 0.1
done
kill "$registry" 2>/dev/null
wait "$registry"
rm -rf "$folder"
