#!/usr/bin/env bash
# Makes a key pair for a Snowflake user, and prints the statement that gives the public key to the user.
#
#   ./setup_keypair_auth.sh USER [FOLDER]
#
# FOLDER is ~/.snowflake/keys unless named. The private key is encrypted with SNOWFLAKE_PRIVATE_KEY_PASSPHRASE; where that is empty, openssl
# asks for a passphrase. `--no-passphrase` before USER leaves it unencrypted, for a place that keeps it secret itself.
# Keys that are there are never overwritten.
set -euo pipefail

fail() {
  echo "error: $1" >&2
  exit 2
}

encrypted=true
if [ "${1:-}" = --no-passphrase ]; then
  encrypted=false
  shift
fi
[ $# -ge 1 ] && [ $# -le 2 ] || fail "usage: $0 [--no-passphrase] USER [FOLDER]"
user=$1
folder=${2:-$HOME/.snowflake/keys}
[[ $user =~ ^[A-Za-z_][A-Za-z0-9_\$]*$ ]] || fail "'$user' is no plain name of a Snowflake user"
command -v openssl > /dev/null || fail 'openssl is not installed'

private=$folder/$user.p8
public=$folder/$user.pub
for key in "$private" "$public"; do
  [ ! -e "$key" ] && [ ! -L "$key" ] || fail "$key is there already: move it away, or name another folder"
done

umask 077
mkdir -p "$folder"
aside=$(mktemp -d "$folder/.new.XXXXXX")
trap 'rm -rf "$aside"' EXIT

# Snowflake takes RSA keys of 2048 bits and more, in PKCS#8.
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$aside/plain" 2> /dev/null || fail 'openssl could not make a key'
openssl pkey -in "$aside/plain" -pubout -out "$aside/public"
if [ "$encrypted" = true ]; then
  passphrase=()
  [ -z "${SNOWFLAKE_PRIVATE_KEY_PASSPHRASE:-}" ] || passphrase=(-passout env:SNOWFLAKE_PRIVATE_KEY_PASSPHRASE)
  openssl pkcs8 -topk8 -v2 aes-256-cbc -in "$aside/plain" -out "$aside/private" "${passphrase[@]}"
else
  mv "$aside/plain" "$aside/private"
fi

# A link is made only where nothing stands yet, so that two runs at once cannot overwrite each other's keys.
ln "$aside/private" "$private" 2> /dev/null || fail "$private is there already: move it away, or name another folder"
ln "$aside/public" "$public" 2> /dev/null || fail "$public is there already: move it away, or name another folder"
chmod 600 "$private"
chmod 644 "$public"

echo "Private key: $private" >&2
echo 'Store its text as the secret SNOWFLAKE_PRIVATE_KEY, and its passphrase as SNOWFLAKE_PRIVATE_KEY_PASSPHRASE.' >&2
echo 'Run this in Snowflake, as a role that may alter the user:' >&2
echo "alter user $user set rsa_public_key = '$(sed '/^-----/d' "$public" | tr -d '\n')';"
