#!/usr/bin/env bash
# Installs one office, or brings an installed one to a new version. Whatever is there already - records, key, settings - stays.
#
#   deploy/publish.sh /tmp/relief && sudo deploy/embedded/install.sh /tmp/relief
#
# DESTDIR=/somewhere puts everything below that folder instead, makes no user and starts nothing: for packages and tests.
set -euo pipefail

[ $# = 1 ] && [ -d "$1/web" ] && [ -d "$1/cli" ] || { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
published=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
program=$root/usr/local/lib/relief
data=$root/var/lib/relief
backups=$root/var/backups/relief
settings=$root/etc/relief/relief.env
units=$root/etc/systemd/system

fail() { echo "$*" >&2; exit 1; }
live() { [ -z "$root" ]; }

if live; then
  [ "$(id -u)" = 0 ] || fail "run this as root"
  command -v systemctl >/dev/null || fail "this machine has no systemd"
fi
dotnet=$(command -v dotnet) || fail "the .NET runtime is not installed: dotnet is not in the PATH"
dotnet --list-runtimes | grep -q '^Microsoft.AspNetCore.App 10\.' || fail "the ASP.NET Core 10 runtime is not installed"

owner=()
if live; then
  id relief >/dev/null 2>&1 || useradd --system --user-group --home-dir /var/lib/relief --no-create-home --shell /usr/sbin/nologin relief
  owner=(-o relief -g relief)
fi
install -d -m 0755 "$(dirname "$program")" "$(dirname "$settings")" "$units"
install -d -m 0700 "${owner[@]}" "$data" "$backups"
if [ ! -e "$settings" ]; then
  install -m 0640 ${owner[@]:+-g relief} "$here/relief.env" "$settings"
fi

# The whole new version is on the disk before the old one stops.
rm -rf "$program.new"
install -d -m 0755 "$program.new"
cp -R "$published/web" "$published/cli" "$program.new/"
install -m 0755 "$here/backup.sh" "$program.new/backup.sh"

running=
if live && systemctl is-active --quiet relief; then
  running=1
  echo "copying the journal before the upgrade"
  systemctl start relief-backup.service
  systemctl stop relief
fi
rm -rf "$program.previous"
if [ -d "$program" ]; then mv "$program" "$program.previous"; fi
mv "$program.new" "$program"
install -d -m 0755 "$root/usr/local/bin"
printf '#!/bin/sh\nexec "%s" /usr/local/lib/relief/cli/relief.dll "$@"\n' "$dotnet" > "$root/usr/local/bin/relief"
chmod 0755 "$root/usr/local/bin/relief"
for unit in relief.service relief-backup.service relief-backup.timer; do
  sed "s|/usr/bin/dotnet|$dotnet|" "$here/$unit" > "$units/$unit.new"
  chmod 0644 "$units/$unit.new"
  mv "$units/$unit.new" "$units/$unit"
done

live || { echo "installed below $root; nothing was started"; exit 0; }

since=$(date '+%Y-%m-%d %H:%M:%S')
systemctl daemon-reload
systemctl enable --quiet relief.service relief-backup.timer
systemctl restart relief.service
systemctl start relief-backup.timer
address=$(sed -n 's/^ASPNETCORE_URLS=//p' "$settings" | tail -n 1)
for _ in $(seq 60); do
  if said=$(journalctl -u relief --since "$since" -o cat --no-pager) && grep -q '地址' <<<"$said"; then
    # The password of the first account is in these lines, the first time only.
    grep -E '地址|账号|密码' <<<"$said"
    echo "${running:+upgraded; the version before is in $program.previous. }relief answers at $address"
    exit 0
  fi
  sleep 1
done
journalctl -u relief --since "$since" -o cat --no-pager | tail -n 20 >&2
fail "relief does not answer; what it said is above"
