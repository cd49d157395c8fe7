#!/usr/bin/env bash
# Holds generated fleets of 100,000 and 1,000,000 assets against a corpus of advisories, without a database: wall time
# (start-up included) and peak memory of every run, and the limits they are meant to keep.
#   bench/match.sh [ADVISORIES] [ROUNDS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
corpus=$(realpath "${1:-${HOLDPOINT_SHARED:-$here/../../shared}/corpus/cisa-ot}")
rounds=${2:-3}
[ -d "$corpus" ] || { echo "match.sh: no directory $corpus" >&2; exit 2; }
. "$here/measure"

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet build "$here/Holdpoint.Bench" -c Release -v quiet -nologo >/dev/null
generate() { dotnet "$here/Holdpoint.Bench/bin/Release/net10.0/Holdpoint.Bench.dll" generate "$@"; }
"$here/../holdpoint" --version >/dev/null
for fleet in 100000:3 1000000:15; do
    assets=${fleet%:*}; limit=${fleet#*:}
    generate "$assets" "$corpus" "$work/$assets.csv"
    echo "$assets assets against $(find "$corpus" -name '*.json' -path '*/[0-9]*/*' | wc -l) advisories (limit $limit s)"
    for ((round = 1; round <= rounds; round++)); do
        measure "$work/out" "$here/../holdpoint" match --inventory "$work/$assets.csv" --advisories "$corpus" --json
    done
    echo "    $(wc -l <"$work/out") lines, $(du -m "$work/out" | cut -f1) MB"
done
