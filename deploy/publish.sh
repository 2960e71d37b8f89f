#!/usr/bin/env bash
# Makes what is installed: the programs, ready to run where the .NET 10 and ASP.NET Core runtimes are.
#
#   deploy/publish.sh OUT [arguments of `dotnet publish`]
#
# OUT/web is the web application of one office, OUT/node a node of a cluster (where the Orleans packages restore), OUT/cli the command line `relief`.
# The console is built with npm first; RELIEF_NO_CONSOLE=1 leaves it as it is. What is built here is compiled ahead for this kind of machine, where the
# compiler for that restores: a node that has just started then answers at full speed, instead of after half a minute.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."

if [ -z "${RELIEF_NO_CONSOLE:-}" ]; then
  (cd src/Client.Web/console && npm ci --no-audit --no-fund && npm run build)
fi

configuration=(-c Release) properties=()
for argument in "$@"; do
  case $argument in -c) configuration=() ;; -p:*) properties+=("$argument") ;; esac
done

if [[ " $* " != *" --no-build "* ]]; then
  machine=$(dotnet msbuild src/Client.Web/Client.Web.csproj -getProperty:NETCoreSdkPortableRuntimeIdentifier)
  ahead=(-r "$machine" -p:PublishReadyToRun=true)
  if dotnet restore src/Client.Web/Client.Web.csproj "${ahead[@]}" "${properties[@]}" -v q >/dev/null; then
    set -- "$@" "${ahead[@]}" --self-contained false
  else
    echo "not compiled ahead: the compiler for $machine does not restore"
  fi
fi

publish() { # project, folder
  dotnet publish "src/$1" "${configuration[@]}" -o "$out/$2" --nologo -v q "${@:3}"
}

publish Client.Web web "$@"
publish Cli cli "$@"
if [ "$(dotnet msbuild src/Silo/Silo.csproj -getProperty:UseOrleans "${properties[@]}")" = true ]; then
  publish Silo node "$@"
else
  echo "no node: the Orleans packages are not on this machine"
fi
echo "published to $out"
