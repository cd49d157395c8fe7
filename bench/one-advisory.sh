#!/usr/bin/env bash
# Holds every advisory of a corpus, one at a time, against the index of a generated fleet: how long one new advisory takes.
#   bench/one-advisory.sh [ADVISORIES] [ASSETS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
corpus=$(realpath "${1:-${HOLDPOINT_SHARED:-$here/../../shared}/corpus/cisa-ot}")
assets=${2:-1000000}
[ -d "$corpus" ] || { echo "one-advisory.sh: no directory $corpus" >&2; exit 2; }

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet build "$here/Holdpoint.Bench" -c Release -v quiet -nologo >/dev/null
bench="dotnet $here/Holdpoint.Bench/bin/Release/net10.0/Holdpoint.Bench.dll"
$bench generate "$assets" "$corpus" "$work/fleet.csv"
$bench one-advisory "$work/fleet.csv" "$corpus"
