#!/bin/bash
# Minute Book: a command in the root, where bwrap may not be used
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# chroot.sh ROOT UID:GID FOLDER OWN PASSWD GROUP N SEEN... N LINK TARGET... N NAME=VALUE... CMD...
#
# Run by enter.sh as root: puts a system together from ROOT and the folders to
# be seen, and runs CMD in it as UID:GID.  OWN is 1 in a mount namespace of our
# own; without one, what was mounted is unmounted at the end, and what a
# killed run left is unmounted at the next.

set -euo pipefail

root=$1 user=$2 folder=$3 own=$4 passwd=$5 group=$6
shift 6
seen=("${@:2:$1}")
shift $(($1 + 1))
links=("${@:2:$1}")
shift $(($1 + 1))
variables=("${@:2:$1}")
shift $(($1 + 1))

mount_see ()
{
  local how=${1%%:*} path=${1#*:}

  if [ -d "$path" ]; then
    mkdir -p -- "$top$path"
  else
    mkdir -p -- "$(dirname -- "$top$path")"
    [ -e "$top$path" ] || : >"$top$path"
  fi
  mount --rbind -- "$path" "$top$path"
  mount --make-rslave -- "$top$path"
  if [ "$how" = ro ]; then
    mount -o remount,bind,ro -- "$top$path"
  fi
}

clear_away ()
{
  umount -R -l -- "$1" 2>/dev/null || true
  # Never more than an empty folder: something may still be mounted there.
  rmdir -- "$1" 2>/dev/null || true
}

if [ "$own" = 1 ]; then
  mount --make-rprivate /
  top=/mnt
  [ -d $top ] || top=/tmp
else
  for left in /run/minutebook-root-*; do
    [ -d "$left" ] && ! kill -0 "${left##*-}" 2>/dev/null && clear_away "$left"
  done
  top=/run/minutebook-root-$$
  mkdir -- "$top"
  trap 'clear_away "$top"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
fi

# What lies below the mount point is needed while it is being covered.
source_of=$root
mount -t tmpfs -o mode=755 tmpfs "$top" ||
  { echo "in-env: can't mount anything on this machine, so no root can be entered" >&2; exit 1; }
mkdir -p "$top"/{usr,etc,var/lib,var/cache,var/tmp,run,opt,dev,proc,sys}
ln -s usr/bin usr/sbin usr/lib "$top/"
[ ! -e "$source_of/usr/lib64" ] || ln -s usr/lib64 "$top/"
for path in usr etc var/lib var/cache; do
  mount --bind -- "$source_of/$path" "$top/$path"
  mount -o remount,bind,ro -- "$top/$path"
done
printf '%s\n' "$passwd" >"$top/run/passwd"
printf '%s\n' "$group" >"$top/run/group"
chmod 644 "$top/run/passwd" "$top/run/group"
mount --bind "$top/run/passwd" "$top/etc/passwd"
mount --bind "$top/run/group" "$top/etc/group"
chmod 1777 "$top/var/tmp"
mount --rbind /dev "$top/dev"
mount --make-rslave "$top/dev"
mount -t proc proc "$top/proc" 2>/dev/null || mount --rbind /proc "$top/proc"
mount --make-rslave "$top/proc"
mount --rbind /sys "$top/sys"
mount --make-rslave "$top/sys"
for path in "${seen[@]}"; do
  mount_see "$path"
done
for ((i = 0; i < ${#links[@]}; i += 2)); do
  [ -e "$top${links[i]}" ] || [ -L "$top${links[i]}" ] ||
    { mkdir -p -- "$(dirname -- "$top${links[i]}")" &&
      ln -s -- "${links[i + 1]}" "$top${links[i]}"; } 2>/dev/null || true
done
chroot "$top" ip link set lo up 2>/dev/null || true

status=0
chroot --userspec="$user" --groups= "$top" /usr/bin/env -i "${variables[@]}" \
  /bin/sh -c 'cd -- "$1" && shift && exec "$@"' sh "$folder" "$@" || status=$?
exit $status
