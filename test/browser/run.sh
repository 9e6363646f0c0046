#!/usr/bin/env bash
# Opens HTML reports in a headless Chromium: what runs, what loads, what complains. Chromium is taken from CHROMIUM, from
# the PATH, or from Debian's packages. With --screenshots it takes the pictures of docs/ instead. Fails, and does not skip, when there is none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

browser="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
if [[ -z "$browser" ]]; then
  as_root=()
  if [[ "$(id -u)" -ne 0 ]]; then as_root=(sudo -n); fi
  { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -qq -y chromium >/dev/null; } || {
    echo 'test/browser/run.sh: there is no Chromium, and apt-get cannot install it. Name one with CHROMIUM=/path/to/chromium.' >&2
    exit 1
  }
  browser="$(command -v chromium)"
fi

if [[ "${1-}" == --screenshots ]]; then
  CHROMIUM="$browser" exec node_modules/.bin/tsx test/browser/screenshots.ts
fi
CHROMIUM="$browser" node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js \
  --testMatch '<rootDir>/test/browser/*.browser.ts' "$@"
