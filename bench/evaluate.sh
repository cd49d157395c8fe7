#!/usr/bin/env bash
# Evaluates a generated fleet into SQLite, then once more after nothing changed, and once more after one advisory changed.
#   bench/evaluate.sh [ADVISORIES] [ASSETS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
corpus=$(realpath "${1:-${HOLDPOINT_SHARED:-$here/../../shared}/corpus/cisa-ot}")
assets=${2:-100000}
[ -d "$corpus" ] || { echo "evaluate.sh: no directory $corpus" >&2; exit 2; }
. "$here/measure"

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet build "$here/Holdpoint.Bench" -c Release -v quiet -nologo >/dev/null
dotnet "$here/Holdpoint.Bench/bin/Release/net10.0/Holdpoint.Bench.dll" generate "$assets" "$corpus" "$work/fleet.csv"
holdpoint="$here/../holdpoint --data $work/data"
"$here/../holdpoint" --version >/dev/null
step() { echo "$1"; shift; measure "$work/out" "$@"; }
step "import $assets assets" $holdpoint asset import "$work/fleet.csv"
step "import the advisories" $holdpoint advisory import "$corpus"
step "evaluate (limit 30 s)" $holdpoint evaluate
step "evaluate, nothing changed" $holdpoint evaluate
# One advisory gets a new revision: its first upper bound moves.
changed=$(find "$corpus" -path '*/2024/*' -name 'icsa-24-*.json' | sort | sed -n 1p)
mkdir "$work/new"
python3 - "$changed" "$work/new/$(basename "$changed")" <<'PY'
import json, sys
document = json.load(open(sys.argv[1]))
tracking = document["document"]["tracking"]
tracking["version"] = str(int(tracking["version"].split(".")[0]) + 1)
tracking["revision_history"].append({"date": tracking["current_release_date"], "number": tracking["version"], "summary": "bench"})
def move(branches):
    for branch in branches:
        if branch["category"] == "product_version_range" and "<" in branch["name"]:
            branch["name"] += ".1"
            return True
        if move(branch.get("branches", [])):
            return True
    return False
move(document["product_tree"]["branches"])
json.dump(document, open(sys.argv[2], "w"))
PY
step "import one changed advisory" $holdpoint advisory import "$work/new"
step "evaluate after one advisory changed (limit 1 s)" $holdpoint evaluate
