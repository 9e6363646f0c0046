#!/usr/bin/env bash
# Checks the claim protocol (claim.pml, and idle.pml for windows that are committed without a claim) with Spin: it must
# hold, and with each deliberate fault it must not.
# With --all also three runs over two records, which takes minutes rather than seconds.
# Needs `spin` and a C compiler (Debian: apt-get install spin gcc). Installs nothing; works in a directory of its own.
set -euo pipefail

models="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
jobs="${JOBS:-2}"
for tool in spin cc; do
  command -v "$tool" >/dev/null || { echo "model/check.sh needs $tool (Debian: apt-get install spin gcc)" >&2; exit 2; }
done
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# What is expected, the model where it is not claim.pml, and the definitions.
checks=()
if [[ "${1:-}" == --all ]]; then checks+=("holds -DRUNS=3 -DRECORDS=2 -DLEASE=2"); fi
checks+=(
  "holds -DRUNS=3 -DRECORDS=1 -DLEASE=3"
  "holds -DRUNS=2 -DRECORDS=3 -DLEASE=3"
  "holds -DRUNS=2 -DRECORDS=2 -DLEASE=3 -DLIVE"
)
# Faults of the program, then assumptions taken away.
for fault in NO_LEASE_CHECK NO_FENCE NO_CONDITION BELIEVE_LOST_WRITE NO_READ_BACK NO_SETTLE NO_SETTLE_AT_TAKE_OVER \
  IGNORE_PROGRESS FORGET_PROGRESS RELEASE_UNSETTLED BELIEVE_STAMP SLEEP_IN_PUT LATE_AFTER_RESET; do
  checks+=("fails -DRUNS=2 -DRECORDS=2 -DLEASE=3 -D$fault")
done
checks+=("fails -DRUNS=2 -DRECORDS=1 -DLEASE=3 -DLIVE -DNEVER_EXPIRE")
checks+=("holds idle.pml -DRUNS=3" "holds idle.pml -DRUNS=2 -DLIVE")
for fault in IDLE_OVER_CLAIM NO_CONDITION STALE_ANSWER NO_LOOK_INTO_BUCKET; do
  checks+=("fails idle.pml -DRUNS=2 -D$fault")
done

check() {
  local number="$1" expected="$2" model=claim.pml what
  shift 2
  what="${*//-D/}"
  if [[ "$1" == *.pml ]]; then model="$1" && shift; fi
  local place="$work/$number" how=(-DSAFETY -DNOREDUCE) ask=()
  mkdir "$place"
  cd "$place"
  if [[ " $* " == *" -DLIVE "* ]]; then how=(-DNFAIR=3) ask=(-a -f); fi
  # The largest has no use for checks of array bounds that the smaller ones make.
  if [[ " $* " == *" -DRUNS=3 "* ]]; then how+=(-DNOBOUNDCHECK); fi
  spin -a "$@" "$models/$model" >spin.out 2>&1 || { cat spin.out >&2; return 1; }
  cc -w -O3 -DCOLLAPSE -DMEMLIM=3500 -DVECTORSZ=256 "${how[@]}" -o pan pan.c
  ./pan "${ask[@]}" -w25 -m1000000 >pan.out 2>&1 || true
  awk -v what="$what" -v expected="$expected" '
    /max search depth too small|Search not completed|reached -DMEMLIM|out of memory/ { cut = 1 }
    /errors: / { found = $NF; depth = $0; sub(/.*depth reached /, "", depth); sub(/,.*/, "", depth) }
    /states, stored/ { states = $1 }
    /elapsed time/ { time = $4 }
    /total actual memory usage/ { memory = $1 }
    END {
      verdict = found == "" ? "broken" : found > 0 ? "fails" : cut ? "incomplete" : "holds"
      printf "%-5s %-62s %-6s %10d %6d %7.1f %6.0f\n", verdict == expected ? "ok" : "WRONG", what, verdict, states, depth, time, memory
    }' pan.out >"$work/$number.row"
}

for number in "${!checks[@]}"; do
  while (($(jobs -rp | wc -l) >= jobs)); do wait -n || true; done
  # shellcheck disable=SC2086 # the definitions are words
  check "$number" ${checks[$number]} &
done
wait

printf '%-5s %-62s %-6s %10s %6s %7s %6s\n' '' check finds states depth seconds MB
wrong=0
for number in "${!checks[@]}"; do
  row="$(cat "$work/$number.row" 2>/dev/null || echo "WRONG ${checks[$number]}: did not run")"
  echo "$row"
  [[ "$row" == ok* ]] || wrong=$((wrong + 1))
done
((wrong == 0)) || { echo "$wrong of ${#checks[@]} checks did not end as they must" >&2; exit 1; }
