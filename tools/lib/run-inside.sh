#!/bin/bash
# Minute Book: what tools/run does inside the environment
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-inside.sh BOOK [named]

. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/common.sh"
. "$project/tools/lib/build.sh"
door=run
book=$1
build=$project/_build/run
cli=$build/src/cli/minutebook-cli
# Nothing is installed: what opens foreign PDFs is the build's own.
export MINUTEBOOK_READER=$build/src/pdf/minutebook-reader

there_is_a_display ()
{
  if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -S "${XDG_RUNTIME_DIR:-}/${WAYLAND_DISPLAY}" ]; then
    return 0
  fi
  [ -n "${DISPLAY:-}" ] || return 1
  ! have xdpyinfo || xdpyinfo >/dev/null 2>&1
}

mkdir -p "$project/_build/logs"
log=$project/_build/logs/run.log
say 'building'
if ! build_folder run -Dbuildtype=debugoptimized -Dtests=false >"$log" 2>&1 </dev/null; then
  tail -n 30 "$log" >&2
  die "the build failed: all of it is in '$log'"
fi

if [ ! -e "$book" ] && [ "${2:-}" != named ]; then
  # Under another name until it is whole.
  part=$(dirname -- "$book")/.sample-$$.minutebook
  trap 'rm -f -- "$part" "$part"-wal "$part"-shm' EXIT
  "$cli" sample "$part" >/dev/null
  mv -n -- "$part" "$book"
  say "the sample council is in '$book'"
fi

if there_is_a_display; then
  exec meson devenv -C "$build" -w "$project" "$build/src/app/minutebook" "$book"
fi

say 'there is no display here, so no window can be opened: making the board pack instead'
meeting=$("$cli" list meetings "$book" --format json | python3 "$project/tools/lib/pick-meeting.py") ||
  die "there is no meeting in '$book' yet, so there is no pack to make"
pack=${book%.minutebook}-pack.pdf
"$cli" export pack "$book" "$meeting" -o "$pack" --public
echo "Book:       $book"
echo "Board pack: $pack"
