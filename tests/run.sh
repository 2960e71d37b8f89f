#!/usr/bin/env bash
# Builds the solution and runs every test suite, each with its result, then the totals. A suite that needs something this machine lacks and may not install
# skips those tests by name with the reason.
#
#   tests/run.sh            all suites
#   tests/run.sh --long     the long runs too (crash, fuzz)
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ "${1:-}" = --long ] && export RELIEF_LONG=1

# The SDK, Chromium and suites that are killed leave folders among the temporary files: all of them go into one, which goes at the end. The user that
# PostgreSQL runs as must get into it.
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/relief-run-XXXXXX") && chmod 755 "$TMPDIR" || exit 1
export TMPDIR MSBUILDDISABLENODEREUSE=1
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 130' INT TERM HUP

say() { printf '\n== %s\n' "$*"; }

install() { # package, what it is for, how to tell that it is there
  eval "$3" && return
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "$1 is not here and cannot be installed without root and apt-get: tests that need $2 are skipped"
    return
  fi
  say "installing $1 for $2"
  if [ -z "${updated:-}" ]; then apt-get update -qq; updated=1; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null || echo "$1 could not be installed: tests that need it are skipped"
}

install postgresql "the PostgreSQL journal and views" 'ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null'
install nginx "the example of a proxy" 'command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]'
install chromium "the pages in a real browser" 'command -v chromium >/dev/null || command -v chromium-browser >/dev/null'

say "building"
dotnet build CivilAffairs.Relief.sln --nologo -v q || { echo "0 passed, 1 failed"; exit 1; }

# A program that finds the console older than its source builds it first: several at once, in the tests that start it, would be in each other's way.
if command -v npm >/dev/null; then
  say "building the console"
  (cd src/Client.Web/console && { [ -d node_modules ] || npm ci --no-audit --no-fund; } && npm run build --silent) || { echo "0 passed, 1 failed"; exit 1; }
fi

orleans=$(dotnet msbuild src/Grains/Grains.csproj -getProperty:UseOrleans 2>/dev/null)
stateless=$(dotnet msbuild src/Domain/Domain.csproj -getProperty:UseStateless 2>/dev/null)

passed=0 failed=0 skipped=0 lines=()
logs=$(mktemp -d)

for project in tests/*/*.csproj src/Client.Web/console/package.json; do
  [ -f "$project" ] || continue
  case "$project" in
    *.csproj)
      grep -q 'Microsoft.NET.Test.Sdk' "$project" || continue
      name=$(basename "$project" .csproj)
      if [ "$orleans" != true ] && grep -q UseOrleans "$project"; then lines+=("$(printf '%-28s not run, the Orleans packages are not in the registry' "$name")"); continue; fi
      say "$name"
      log="$logs/$name"
      dotnet test "$project" --no-build --nologo -v q --logger 'console;verbosity=minimal' 2>&1 | tee "$log"
      code=${PIPESTATUS[0]}
      # Failed:     0, Passed:   278, Skipped:     0, Total:   278
      read -r f p s < <(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+), Total.*/\1 \2 \3/p' "$log" | tail -n 1) || true
      ;;
    *)
      name=console
      grep -q '"test"' "$project" || continue
      say "$name"
      log="$logs/$name"
      (cd "$(dirname "$project")" && { [ -d node_modules ] || npm ci --no-audit --no-fund; } && npm test --silent) 2>&1 | tee "$log"
      code=${PIPESTATUS[0]}
      plain=$(sed -E 's/\x1b\[[0-9;]*m//g' "$log" | grep -E '^ *Tests ' | tail -n 1)
      p=$(grep -oE '[0-9]+ passed' <<<"$plain" | cut -d' ' -f1); f=$(grep -oE '[0-9]+ failed' <<<"$plain" | cut -d' ' -f1); s=$(grep -oE '[0-9]+ skipped' <<<"$plain" | cut -d' ' -f1)
      ;;
  esac
  p=${p:-0} f=${f:-0} s=${s:-0}
  note=
  # A suite that died, or ran nothing, has failed whatever it counted.
  if [ "$code" != 0 ] && [ "$f" = 0 ] || [ $((p + f + s)) = 0 ]; then f=$((f + 1)); note=' (the run itself failed)'; fi
  lines+=("$(printf '%-28s %5d passed, %3d failed, %3d skipped%s' "$name" "$p" "$f" "$s" "$note")")
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  unset p f s
done

say "results"
printf '%s\n' "${lines[@]}"
[ "$stateless" = true ] && echo "lifecycles: on Stateless and on the plain table" || echo "lifecycles: on the plain table only, Stateless is not in the registry"
[ "$orleans" = true ] && echo "engines: in process, and as Orleans grains (Grains.Tests, Silo.Tests); all other suites in process" || echo "Orleans suites: not run, packages not in the registry; all results are of the engine in process"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
