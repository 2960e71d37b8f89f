#!/bin/sh
# One verified copy of the journal, the accounts and the photos, and those away that are older than KEEP_DAYS. The master key is not in them: keep it apart.
set -eu
umask 077
data=${Relief__Data:-/var/lib/relief}
to=${BACKUPS:-/var/backups/relief}
name=relief-$(date -u +%Y%m%dT%H%M%SZ).db
"${DOTNET:-dotnet}" "$(dirname "$0")/cli/relief.dll" backup --data "$data" --to "$to/$name"

# Only now: a copy that failed must not cost the last good one.
find "$to" -maxdepth 1 -name 'relief-*.db' -mtime "+${KEEP_DAYS:-30}" -delete

# A photo is never changed: the newest copy of them holds all, and they are large.
photos=${name%.db}.photos.db
if [ -f "$to/$photos" ]; then find "$to" -maxdepth 1 -name 'relief-*.photos.db' ! -name "$photos" -delete; fi
