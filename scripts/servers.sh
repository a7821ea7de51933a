#!/usr/bin/env bash
# Installs the server programs that run and tests use, where they are missing.
set -euo pipefail

missing=""
have() { command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || [ -n "$(ls /usr/lib/postgresql/*/bin/"$1" /usr/lib/rabbitmq/bin/"$1" 2>/dev/null)" ]; }
have redis-server || missing="$missing redis-server"
have initdb || missing="$missing postgresql"
have rabbitmq-server || missing="$missing rabbitmq-server"
have turnserver || missing="$missing coturn"
[ -z "$missing" ] && exit 0

sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
command -v apt-get >/dev/null || { echo "These programs are missing:$missing" >&2; exit 1; }
[ -z "$sudo" ] || command -v sudo >/dev/null || { echo "These programs are missing; install them with: apt-get install$missing" >&2; exit 1; }
echo "Installing$missing"
# The packages would start servers of their own, which nobody here needs.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
  $sudo chmod +x "$policy"
  trap '$sudo rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq >/dev/null
# shellcheck disable=SC2086
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
