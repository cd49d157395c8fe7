#!/usr/bin/env bash
# Loads the pages of a server with 100,000 assets as 50 people would, with wrk, and prints the times as they saw them.
#   bench/pages.sh [ADVISORIES] [ASSETS]
#   HOLDPOINT_DB="Host=…"  the same on a PostgreSQL database (it must be empty)
#   HOLDPOINT_STATE=DIR    keeps what was imported and evaluated there, and uses it the next time (SQLite only)
# Each of the 50 looks at a page for three seconds on average (2 to 4) before asking for the next: 17 pages a second. THINK
# sets the mean in milliseconds. Limit: p95 150 ms for every page, the worklist's first page 100 ms, 600 MB.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
corpus=$(realpath "${1:-${HOLDPOINT_SHARED:-$here/../../shared}/corpus/cisa-ot}")
assets=${2:-100000}
[ -d "$corpus" ] || { echo "pages.sh: no directory $corpus" >&2; exit 2; }
command -v wrk >/dev/null || { echo "pages.sh: wrk is missing (Debian: apt install wrk)" >&2; exit 2; }
work=$(mktemp -d); server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
state=${HOLDPOINT_STATE:-$work/state}
holdpoint=("$here/../holdpoint" --data "$work/data")
[ -z "${HOLDPOINT_DB:-}" ] || holdpoint+=(--db "$HOLDPOINT_DB")
"$here/../holdpoint" --version >/dev/null
if [ -e "$state/holdpoint.db" ]; then
    cp -r "$state" "$work/data"
else
    dotnet build "$here/Holdpoint.Bench" -c Release -v quiet -nologo >/dev/null
    dotnet "$here/Holdpoint.Bench/bin/Release/net10.0/Holdpoint.Bench.dll" generate "$assets" "$corpus" "$work/fleet.csv"
    "${holdpoint[@]}" asset import "$work/fleet.csv" >/dev/null
    "${holdpoint[@]}" advisory import "$corpus" >/dev/null
    "${holdpoint[@]}" evaluate >/dev/null
    [ -z "${HOLDPOINT_STATE:-}" ] || cp -r "$work/data" "$state"
fi
"${holdpoint[@]}" serve --urls http://127.0.0.1:0 > "$work/serve" 2>"$work/serve.err" & server=$!
for _ in $(seq 120); do grep -q "Setup code" "$work/serve" && break; sleep 0.5; done
url=$(grep -oE 'http://[0-9.:]+' "$work/serve" | head -1)
code=$(grep -oE '([A-Z0-9]{4}-){2}[A-Z0-9]{4}' "$work/serve")
jar=$work/jar
token() { curl -s -b "$jar" -c "$jar" "$url/$1" | grep -oP 'name="__RequestVerificationToken" value="\K[^"]+' | head -1; }
send() { curl -s -o /dev/null -b "$jar" -c "$jar" --data-urlencode "__RequestVerificationToken=$(token "$1")" -d "_handler=$1" "${@:2}" "$url/$1"; }
touch "$jar"
who=(--data-urlencode "name=bench" --data-urlencode "password=three herons stand still")
send setup -d "code=$code" -d engineer=yes "${who[@]}"
send sign-in "${who[@]}"
cookie=$(grep -v '^# ' "$jar" | awk 'NF>6{printf "%s=%s; ",$6,$7}')
ask() { curl -s -b "$cookie" "$url$1"; }
first() { ask "$1" | grep -oE "href=\"$2/[^\"?#]+\"" | sed 's/href="//;s/"//;s/&amp;/\&/g' | sort -u | head -"$3"; }
# One line a page: its name, then the addresses that people ask for; {w} is a word of the fleet, {n} a number.
{
    echo "overview /"
    echo "worklist /worklist"
    echo "worklist-filtered /worklist?priority=scheduled&from={n} /worklist?site=Site%20{d}"
    echo "worklist-search /worklist?text={w}"
    echo "assets /assets /assets?site=Site%20{d} /assets?from={n}"
    echo "assets-search /assets?text={w} /assets?text={n}"
    echo "advisories /advisories /advisories?relevant=true /advisories?from={d}00"
    echo "advisories-search /advisories?text={w}"
    echo "find /find?q={w} /find?q=A-0{n}"
    echo "case" $(first /worklist /cases 20; first "/worklist?from=9000" /cases 30)
    echo "asset" $(first "/assets?text=0{d}1" /assets 30; first /assets /assets/Site%200 30)
    echo "advisory" $(first "/advisories?relevant=true" /advisories 40)
    echo "sources /sources"
    echo "evidence /evidence"
    echo "jobs /jobs"
} > "$work/pages"
memory() { ps -o rss= --ppid "$server" -p "$server" | sort -n | tail -1 | awk '{printf "%d MB\n", $1/1024}'; }
load() { COOKIE=$cookie PAGES=$work/pages PAGE=$1 wrk -t2 -c50 -d"$2s" --timeout 30s -s "$here/pages/people.lua" "$url" | grep '^>' | sed 's/^> //'; }
load all 5 >/dev/null
printf '%-20s %9s %9s %9s %9s %7s %s\n' page p50 p95 p99 max pages errors
load all "${SECONDS_EACH:-20}"
while read -r page _; do load "$page" "${SECONDS_EACH:-6}"; done < "$work/pages"
echo "memory of the server: $(memory)"
[ ! -s "$work/serve.err" ] || head -20 "$work/serve.err"
