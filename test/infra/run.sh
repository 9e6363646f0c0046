#!/usr/bin/env bash
# Checks infra/ with tools that have nothing to do with ours: cfn-lint over the CloudFormation templates; Terraform or
# OpenTofu over the modules, whose policies are compared with those of the templates; and moto, which makes the roles of the
# templates and holds the modes to their policies. Needs python3 with venv, terraform or tofu, and the network the first time. Fails, and does not skip, when a tool
# is missing. `bash test/infra/run.sh lint`, `terraform` or `moto` runs one of the three.
set -euo pipefail

cfn_lint=1.58.0
moto=5.2.5
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
venv="$root/node_modules/.cache/infra-glue-$moto-$cfn_lint"
log="$(mktemp)"
server=

finish() {
  if [[ -n "$server" ]]; then kill "$server" 2>/dev/null || true; fi
  rm -f "$log"
}
trap finish EXIT

give_up() {
  echo "test/infra/run.sh: $1" >&2
  tail -n 20 "$log" | cut -c1-300 >&2 || true
  exit 1
}

tools() {
  [[ -x "$venv/bin/moto_server" && -x "$venv/bin/cfn-lint" ]] && return
  rm -rf "$venv"
  python3 -m venv "$venv" >"$log" 2>&1 || give_up 'python3 cannot make a virtual environment'
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    "moto[server,s3,logs,cloudformation,glue]==$moto" "cfn-lint==$cfn_lint" >"$log" 2>&1 ||
    { rm -rf "$venv"; give_up "moto $moto and cfn-lint $cfn_lint cannot be installed"; }
}

# One suite after the other: they tell the one server when to ask its policies.
jest() {
  node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js --runInBand --testMatch "<rootDir>/test/infra/$1"
}

check_lint() {
  tools
  # W1031: cfn-lint tries LedgerBucket and DestinationBucket both empty, which the rule HasALedger refuses.
  "$venv/bin/cfn-lint" --ignore-checks W1031 -- infra/cloudformation/*.yml ||
    give_up 'cfn-lint finds fault with a template'
  echo 'cfn-lint: the templates are right'
}

check_terraform() {
  LOG_FERRY_TERRAFORM="$(type -P tofu || type -P terraform)" ||
    give_up 'neither tofu nor terraform is installed'
  export LOG_FERRY_TERRAFORM
  TF_CLI_CONFIG_FILE=/dev/null "$LOG_FERRY_TERRAFORM" fmt -check -diff -recursive infra/terraform || give_up 'run terraform fmt -recursive infra/terraform'
  jest '*.terraform.ts'
}

check_moto() {
  tools
  local python="$venv/bin/python" port url
  port="$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
  url="http://127.0.0.1:$port"
  "$python" test/infra/moto_server.py -H 127.0.0.1 -p "$port" >"$log" 2>&1 &
  server=$!
  for attempt in {1..150}; do
    kill -0 "$server" 2>/dev/null || give_up 'moto has ended at once'
    if "$python" -c "import urllib.request; urllib.request.urlopen('$url/moto-api/data.json', timeout=2)" 2>/dev/null; then break; fi
    if ((attempt == 150)); then give_up "moto does not answer at $url"; fi
    sleep 0.2
  done
  AWS_ENDPOINT_URL="$url" jest '*.moto.ts'
  node --import tsx test/infra/glue-tables.ts | "$python" test/infra/glue_tables.py || give_up 'Glue refuses a table'
}

cd "$root"
case "${1:-all}" in
  lint | terraform | moto) "check_$1" ;;
  all)
    check_lint
    check_terraform
    check_moto
    ;;
  *) give_up "there is no check $1" ;;
esac
