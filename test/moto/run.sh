#!/usr/bin/env bash
# Runs the contract suites against moto, an implementation of AWS that has nothing to do with ours: a second opinion.
# Needs python3 with venv, and the network the first time. Fails, and does not skip, when moto cannot be started.
set -euo pipefail

version=5.2.5
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
venv="$root/node_modules/.cache/moto-$version"
log="$(mktemp)"
server=

finish() {
  if [[ -n "$server" ]]; then kill "$server" 2>/dev/null || true; fi
  rm -f "$log"
}
trap finish EXIT

give_up() {
  echo "test/moto/run.sh: $1" >&2
  tail -n 20 "$log" | cut -c1-300 >&2 || true
  exit 1
}

if [[ ! -x "$venv/bin/moto_server" ]]; then
  rm -rf "$venv"
  python3 -m venv "$venv" >"$log" 2>&1 || give_up 'python3 cannot make a virtual environment'
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "moto[server,s3,logs]==$version" >"$log" 2>&1 ||
    { rm -rf "$venv"; give_up "moto $version cannot be installed"; }
fi

port="$("$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
url="http://127.0.0.1:$port"
"$venv/bin/moto_server" -H 127.0.0.1 -p "$port" >"$log" 2>&1 &
server=$!
for attempt in {1..150}; do
  kill -0 "$server" 2>/dev/null || give_up 'moto has ended at once'
  if "$venv/bin/python" -c "import urllib.request; urllib.request.urlopen('$url/moto-api/data.json', timeout=2)" 2>/dev/null; then break; fi
  if ((attempt == 150)); then give_up "moto does not answer at $url"; fi
  sleep 0.2
done

cd "$root"
AWS_ENDPOINT_URL="$url" AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing \
  node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js \
  --testMatch '<rootDir>/test/moto/*.moto.ts' "$@"
