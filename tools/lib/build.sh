# Minute Book: build folders below _build/
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after common.sh, inside the environment.

# build_folder NAME [MESON-OPTION...]: configures and compiles _build/NAME.  A
# folder that was made elsewhere, with other options, or only half, is made
# again.
build_folder ()
{
  local name=$1 folder=$project/_build/$1 stamp
  shift

  stamp="${MINUTEBOOK_INSIDE:-native} ${CC:-cc} $*"
  if [ ! -e "$folder/build.ninja" ] || [ "$(cat "$folder/stamp" 2>/dev/null)" != "$stamp" ]; then
    rm -rf -- "$folder"
    mkdir -p -- "$folder"
    (cd "$project" && meson setup "$folder" "$@") || return
    printf '%s\n' "$stamp" >"$folder/stamp"
  fi
  # One at a time: two doors may be used at once.
  flock "$folder/stamp" ninja -C "$folder"
}
