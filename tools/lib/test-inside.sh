#!/bin/bash
# Minute Book: what tools/test does inside the environment
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/common.sh"
. "$project/tools/lib/build.sh"
door=test
cd "$project"

passed=0 failed=0 skipped=0

count ()
{
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# step NAME CMD...: one check, which counts as one; its output is kept, and
# shown when it fails.
step ()
{
  local name=$1 log=$project/_build/logs/$1.log began=$SECONDS
  shift

  mkdir -p "$project/_build/logs"
  if "$@" >"$log" 2>&1 </dev/null; then
    count 1 0 0
    printf 'ok      %s (%d s)\n' "$name" $((SECONDS - began))
  else
    count 0 1 0
    printf 'FAILED  %s (%d s): %s\n' "$name" $((SECONDS - began)) "$log"
    # A compiler's first complaint says more than its last.
    { grep -E -A6 -m12 'error:|ERROR:|warning:' "$log" || tail -n 40 "$log"; } |
      cut -c1-300 | sed 's/^/  | /'
    return 1
  fi
}

# tests FOLDER NAME MESON-TEST-OPTION...
tests ()
{
  local folder=$project/_build/$1 name=$2 status=0 began=$SECONDS result
  shift 2

  rm -f "$folder/meson-logs/$name.json"
  # One more than there are processors: the window's tests wait more than they work.
  meson test -C "$folder" --no-rebuild --print-errorlogs --num-processes $(($(nproc) + 1)) \
    --logbase "$name" "$@" </dev/null || status=$?
  read -r -a result < <(python3 tools/lib/results.py "$folder/meson-logs/$name.json")
  count "${result[@]}"
  # Meson may fail without naming a test.
  if [ $status != 0 ] && [ "${result[1]}" = 0 ]; then
    count 0 1 0
    echo "FAILED  meson test of $name ended with status $status"
  fi
  printf '%s: %d passed, %d failed, %d skipped (%d s)\n' "$name" "${result[@]}" $((SECONDS - began))
}

finish ()
{
  local line="$passed passed, $failed failed"

  [ $skipped = 0 ] || line="$line, $skipped skipped"
  echo "$line"
  [ $failed = 0 ] && [ $passed -gt 0 ]
  exit
}

step build build_folder plain -Dbuildtype=debugoptimized || finish
if [ "${1:-}" != --thorough ] || [ -z "${MINUTEBOOK_QUICK_DONE:-}" ]; then
  tests plain quick --no-suite thorough
fi
[ "${1:-}" = --thorough ] || finish

tests plain thorough --suite thorough
step floor build_folder thorough-floor -Dfloor=floor -Dwerror=true || true
step newest build_folder thorough-newest -Dfloor=newest -Dwerror=true || true
CC=clang step clang build_folder thorough-clang -Dbuildtype=release -Dwerror=true || true
if step sanitizers build_folder thorough-sanitizers -Db_sanitize=address,undefined -Db_lundef=false; then
  tests thorough-sanitizers sanitized --no-suite thorough --timeout-multiplier 4
fi
if step package-build build_folder thorough-package -Dprefix=/usr -Dbuildtype=release -Dtests=false; then
  step package tools/lib/check-package.sh _build/thorough-package || true
fi
finish
