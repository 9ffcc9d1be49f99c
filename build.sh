#!/bin/sh
# Runs build.ps1 with PowerShell, which comes as a .NET tool where it is missing.
set -eu
cd "$(dirname "$0")"
if command -v pwsh >/dev/null 2>&1; then
    exec pwsh -NoProfile -File build.ps1 "$@"
fi
dotnet tool restore >&2
exec dotnet pwsh -NoProfile -File build.ps1 "$@"
