#!/usr/bin/env bash
# Whole workflows, run by act on this machine. act is built once, Node 24 fetched once, into node_modules/.cache; with
# --tools that is all it does.
set -euo pipefail
cd "$(dirname "$0")/../.."
act=0.2.89
cache=$PWD/node_modules/.cache

if [ ! -x "$cache/act-$act/act" ]; then
  GOBIN=$cache/act-$act go install "github.com/nektos/act@v$act"
fi
platform=$(node -p "'node-' + process.platform + '-' + process.arch")
node=$cache/node24/node_modules/$platform/bin/node
if [ ! -x "$node" ]; then
  mkdir -p "$cache/node24"
  npm install --no-save --no-package-lock --prefix "$cache/node24" "$platform@24" >/dev/null
fi

if [ "${1:-}" = --tools ]; then exit; fi
LOG_FERRY_ACT=$cache/act-$act/act LOG_FERRY_NODE=$node exec node --import tsx test/e2e/suite.ts "$@"
