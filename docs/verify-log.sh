#!/usr/bin/env bash
# Computes the hash chain of a log anew, trusting nothing but sha256sum:
#
#   docs/verify-log.sh http://localhost:8080 [STATE]
#
# STATE is a file in which the script keeps how far it came and the hash it computed there. With it the next run goes on
# from that place and notices when anything before it was changed or cut off since; keep it where the service cannot write.
# SHA256='openssl dgst -sha256 -r' computes with OpenSSL instead.
set -euo pipefail

origin=${1:?"usage: verify-log.sh ORIGIN [STATE]"}
state=${2:-}
sha256=${SHA256:-sha256sum}
next=0
previous=$(printf '0%.0s' {1..64})

fail() {
  echo "BROKEN: $*" >&2
  exit 1
}

chain() {
  curl -fsS "$origin/api/audit/chain?from=$1&limit=$2"
}

# SHA-256 of bytes that are given in hex
digest() {
  printf '%b' "$(sed 's/../\\x&/g' <<<"$1")" | $sha256 | cut -d' ' -f1
}

if [ -n "$state" ] && [ -s "$state" ]; then
  read -r next previous <"$state"
  there=$(chain $((next - 1)) 1 | cut -f4)
  [ -n "$there" ] || fail "commit $((next - 1)) is missing; its hash was $previous"
  [ "$there" = "$previous" ] || fail "commit $((next - 1)) has hash $there; it was $previous"
fi

from=$next
while lines=$(chain "$next" 500) && [ -n "$lines" ]; do
  while IFS=$'\t' read -r ordinal header events hash; do
    [ "$ordinal" = "$next" ] || fail "commit $next is missing"
    [ "${header:0:16}" = "$(printf '%016x' "$next")" ] || fail "commit $next carries another number"
    computed=$(digest "$previous$header$(digest "${events//,/}")")
    [ "$computed" = "$hash" ] || fail "commit $next has hash $hash; computed is $computed"
    previous=$hash
    next=$((next + 1))
  done <<<"$lines"
done

if [ -n "$state" ]; then
  echo "$next $previous" >"$state"
fi
echo "intact: commits $from to $((next - 1)), head $previous"
