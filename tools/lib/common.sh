# Minute Book: what every door needs
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where the project is, how to speak, how to be root.  Sourced, never run.

set -euo pipefail

# An ordinary user's PATH often lacks the folders of the system's own tools.
PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
cache=${MINUTEBOOK_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/minutebook}
door=$(basename -- "$0")

say ()
{
  printf '%s: %s\n' "$door" "$*" >&2
}

die ()
{
  say "$@"
  exit 1
}

# Bash names a file that can't be run where it finds no better.
have ()
{
  [ -x "$(type -P -- "$1")" ]
}

# The packages of packages.txt, one a line.
packages ()
{
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$project/tools/lib/packages.txt"
}

# Whether as_root can work without anyone there to type a password, or with
# somebody there to type it.
can_be_root ()
{
  [ "$(id -u)" = 0 ] && return 0
  have sudo || return 1
  sudo -n true 2>/dev/null && return 0
  [ -t 0 ] && [ -t 2 ]
}

as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif sudo -n true 2>/dev/null; then
    sudo -n -- "$@"
  else
    sudo -- "$@"
  fi
}

# apt_install PACKAGE...: installs them on the host; lists that were never
# fetched, or that have gone stale, are fetched again.
apt_install ()
{
  local log

  have apt-get && can_be_root || return 1
  log=$(mktemp "${TMPDIR:-/tmp}/minutebook-apt.XXXXXX")
  say "installing $*"
  if as_root env DEBIAN_FRONTEND=noninteractive \
       apt-get install -y --no-install-recommends "$@" </dev/null >"$log" 2>&1 ||
     { as_root apt-get update </dev/null >"$log" 2>&1 &&
       as_root env DEBIAN_FRONTEND=noninteractive \
         apt-get install -y --no-install-recommends "$@" </dev/null >>"$log" 2>&1; }; then
    rm -f "$log"
    return 0
  fi
  tail -n 5 "$log" >&2
  rm -f "$log"
  return 1
}
