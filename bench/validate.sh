#!/usr/bin/env bash
# Validates a corpus (schema and mandatory tests, one process, start-up included) with holdpoint and with npm's
# @secvisogram/csaf-validator-lib, in turn, and prints the wall time, the CPU time and the peak memory of every run.
#   bench/validate.sh [DIRECTORY] [ROUNDS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
corpus=$(realpath "${1:-${HOLDPOINT_SHARED:-$here/../../shared}/corpus/cisa-ot}")
rounds=${2:-5}
[ -d "$corpus" ] || { echo "validate.sh: no directory $corpus" >&2; exit 2; }

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp "$here"/secvisogram/* "$work/"
(cd "$work" && npm install --no-audit --no-fund --silent)
"$here/../holdpoint" --help >/dev/null # builds it if needed
holdpoint=$here/../artifacts/holdpoint/holdpoint.dll

measure() { # NAME COMMAND...: one line with seconds of wall, user and system time
    local name=$1; shift
    TIMEFORMAT="$name %R s wall, %U s user, %S s system"
    time { "$@" >"$work/$name.out" 2>"$work/$name.err" || true; }
    tail -n 1 "$work/$name.out" | sed 's/^/    /'
}
for ((round = 1; round <= rounds; round++)); do
    measure holdpoint dotnet "$holdpoint" csaf validate --basic "$corpus"
    measure secvisogram node "$work/validate.mjs" "$corpus"
done
# Both must say the same of every document.
verdicts() { sed -nE 's/^invalid +([^ ]+).*/\1/p' "$work/$1.out" | sort; }
if diff <(verdicts holdpoint) <(verdicts secvisogram) >"$work/diff"; then echo "same verdict on every document"
else echo "verdicts differ:"; cat "$work/diff"; fi
