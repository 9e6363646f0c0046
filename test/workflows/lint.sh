#!/usr/bin/env bash
# actionlint and zizmor over the workflows and the examples. Both are built or fetched once, into node_modules/.cache.
set -euo pipefail
cd "$(dirname "$0")/../.."
cache=$PWD/node_modules/.cache
actionlint=1.7.12
zizmor=1.32.0

if [ ! -x "$cache/actionlint-$actionlint/actionlint" ]; then
  GOBIN=$cache/actionlint-$actionlint go install "github.com/rhysd/actionlint/cmd/actionlint@v$actionlint"
fi
if [ ! -x "$cache/zizmor-$zizmor/bin/zizmor" ]; then
  python3 -m venv "$cache/zizmor-$zizmor"
  "$cache/zizmor-$zizmor/bin/pip" install --quiet --disable-pip-version-check "zizmor==$zizmor"
fi

files=(.github/workflows/*.yml examples/*.yml)
# Without shellcheck and pyflakes, which may or may not be there: the same everywhere.
"$cache/actionlint-$actionlint/actionlint" -config-file .github/actionlint.yaml -shellcheck= -pyflakes= "${files[@]}"
"$cache/zizmor-$zizmor/bin/zizmor" --offline --quiet --no-progress --persona=auditor --config .github/zizmor.yml action.yml "${files[@]}"
printf 'actionlint and zizmor found nothing in %d files.\n' "$((${#files[@]} + 1))"
