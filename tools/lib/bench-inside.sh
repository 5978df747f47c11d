#!/bin/bash
# Minute Book: what tools/bench does inside the environment
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/common.sh"
. "$project/tools/lib/build.sh"
door=bench
cd "$project"

editor=$1
shift
folder=$project/_build/bench
mkdir -p "$folder"

build_folder plain -Dbuildtype=debugoptimized >"$folder/build.log" 2>&1 || {
  tail -n 40 "$folder/build.log" >&2
  die 'the build failed'
}
"$project/_build/plain/tests/bench/bench-preview"
exec tests/tools/with-display python3 tests/bench/bench_app.py \
  "$project/_build/plain" "$folder" "$editor" "$@"
