#!/usr/bin/env bash
# Verifies a deliverable, side by side with openssl's SHA-256 on all cores over the same files, three times each in turn.
#   bench/deliverable.sh [FILES] [BYTES_EACH]        10 files of 1 GB; 20000 50000 for many small ones
# Needs twice the bytes of free space in the temporary directory.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
files=${1:-10}
bytes=${2:-1000000000}
. "$here/measure"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet build "$here/Holdpoint.Bench" -c Release -v quiet -nologo >/dev/null
"$here/../holdpoint" --version >/dev/null
dotnet "$here/Holdpoint.Bench/bin/Release/net10.0/Holdpoint.Bench.dll" deliverable "$files" "$bytes" "$work"
rm -rf "$work/vault"
cores=$(nproc)
cold() { sync; if [ -w /proc/sys/vm/drop_caches ]; then echo 3 > /proc/sys/vm/drop_caches; echo "  (cold cache)"; else echo "  (warm cache: not root)"; fi; }
for run in 1 2 3; do
    cold; echo "openssl dgst -sha256 on $cores cores"
    measure "$work/out" bash -c "find '$work/HP-Bench-1' -type f -print0 | xargs -0 -n 1000 -P $cores openssl dgst -sha256 -r"
    if [ "$files" -le 100 ]; then
        cold; echo "openssl dgst -sha256 on $cores cores, a file at a time"
        measure "$work/out" bash -c "find '$work/HP-Bench-1' -type f -print0 | xargs -0 -n 1 -P $cores openssl dgst -sha256 -r"
    fi
    cold; echo "holdpoint deliverable verify"
    measure "$work/out" "$here/../holdpoint" deliverable verify "$work/HP-Bench-1" --kit "$work/bench.kit"
    tail -n 1 "$work/out"
done
