#!/usr/bin/env bash
# Reads what runs write as Parquet with pyarrow, and compares every value with the JSON lines of the same records. (DuckDB
# does the like in test/objects, test/alb and test/amplify.) Needs python3 with venv, and the network the first time.
set -euo pipefail
cd "$(dirname "$0")/../.."
pyarrow=26.0.1
venv=$PWD/node_modules/.cache/pyarrow-$pyarrow
if [[ ! -x "$venv/bin/python" ]] || ! "$venv/bin/python" -c 'import pyarrow' 2>/dev/null; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "pyarrow==$pyarrow"
fi
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
node --import tsx test/readers/archive.ts "$folder"
"$venv/bin/python" test/readers/compare.py "$folder"
