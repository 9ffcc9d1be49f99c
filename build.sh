#!/bin/sh
# Runs build.ps1 with PowerShell, which comes as a .NET tool where it is missing.
set -eu
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

fail() {
    echo "build.sh: $1" >&2
    exit 1
}

# A disk that is full half-way fails what is innocent.
has_room() {
    folder=$1
    while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
    [ "$(df -Pk "$folder" | awk 'NR == 2 { print int($4 / 1024) }')" -ge 1024 ] ||
        fail "the disk of $folder has less than 1 GB free, which PowerShell, the packages and the build need: free some and try again."
}
has_room "$PWD"
has_room "${NUGET_PACKAGES:-${HOME:-/}}"

# An SDK may lie in a folder of its own choosing.
if ! command -v dotnet >/dev/null 2>&1; then
    for folder in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet"; do
        [ -x "$folder/dotnet" ] && PATH="$folder:$PATH" && export PATH DOTNET_ROOT="$folder" && break
    done
fi
sdk='the .NET SDK 10 or newer, which https://dotnet.microsoft.com/download has'
version=$(dotnet --version 2>/dev/null) || fail "there is no .NET SDK here: install $sdk."
[ "${version%%.*}" -ge 10 ] 2>/dev/null || fail "the .NET SDK here is $version: install $sdk."

# "PowerShell 7.6.9" of the one that is installed, if it is new enough.
number=$(pwsh -NoProfile -Version 2>/dev/null | sed -n 's/^PowerShell //p') || number=
major=${number%%.*}
minor=${number#*.}
minor=${minor%%.*}
if [ "${major:-0}" -gt 7 ] || { [ "${major:-0}" -eq 7 ] && [ "$minor" -ge 6 ]; }; then
    exec pwsh -NoProfile -File build.ps1 "$@"
fi
answer=$(dotnet tool restore 2>&1) || {
    reason=$(echo "$answer" | grep -v '^ *$' | tail -n 1)
    fail "PowerShell could not be fetched ($reason): see that the package sources ('dotnet nuget list source') are reached from here, or install PowerShell 7.6."
}
exec dotnet pwsh -NoProfile -File build.ps1 "$@"
