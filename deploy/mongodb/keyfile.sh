#!/bin/bash
# Makes the key with which the members of the replica set know each other, once.
set -euo pipefail
key=/data/configdb/keyfile
if [ ! -s "$key" ]; then
  umask 077
  head -c 756 /dev/urandom | base64 -w 0 >"$key.new"
  chmod 400 "$key.new"
  mv "$key.new" "$key"
fi
