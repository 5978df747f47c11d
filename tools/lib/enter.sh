# Minute Book: running a command inside the root
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after common.sh and root.sh.
# What is seen inside: the root's own system, read-only; the project, the
# user's home, the current folder, /tmp and the cache, at their own paths;
# the display's and D-Bus's sockets.  By bwrap, or where namespaces aren't
# allowed by chroot.

# enter_seen: sets seen, the folders of the host that are seen inside, each
# 'rw:PATH' or 'ro:PATH'.
enter_seen ()
{
  local path target common

  seen=()
  enter_see rw /tmp
  enter_see rw "${TMPDIR:-}"
  enter_see rw "${HOME:-}"
  enter_see rw "$cache"
  enter_see rw "$project"
  if [ -e "$project/../shared" ]; then
    target=$(cd -P -- "$project/../shared" && pwd -P)
    enter_see ro "$target"
    path=$(dirname -- "$project")/shared
    [ "$path" = "$target" ] || links+=("$path" "$(readlink -- "$path")")
  fi
  # A work tree keeps its history elsewhere.
  if have git && common=$(git -C "$project" rev-parse --git-common-dir 2>/dev/null); then
    enter_see rw "$(cd -P -- "$project" && cd -P -- "$common" && pwd -P)"
  fi
  enter_see rw "${XDG_RUNTIME_DIR:-}"
  case ${XAUTHORITY:-} in /*) enter_see ro "$XAUTHORITY" ;; esac
  case ${DBUS_SESSION_BUS_ADDRESS:-} in
    unix:path=*) path=${DBUS_SESSION_BUS_ADDRESS#unix:path=}; enter_see rw "${path%%,*}" ;;
  esac
  enter_see ro /run/dbus
  enter_see rw "$(pwd -P)"
  # Further folders a caller needs, such as that of a book: one a line.
  while read -r path; do
    enter_see rw "$path"
  done <<<"${MINUTEBOOK_SEEN:-}"
  # Parents first, or they would hide what is mounted below them.
  readarray -t seen < <(printf '%s\n' "${seen[@]}" | sort -u -t: -k2)
}

enter_see ()
{
  local how=$1 path=$2 have_it

  case $path in
    /*) ;;
    *) return 0 ;;
  esac
  [ -e "$path" ] || return 0
  path=$(readlink -f -- "$path")
  case $path in
    # The root's own, or none of a user's.
    / | /usr | /usr/* | /etc | /etc/* | /bin | /sbin | /lib | /lib?? | /dev | /dev/* | /proc | /proc/* | /sys | /sys/* | /boot | /var | /run) return 0 ;;
  esac
  for have_it in "${seen[@]}"; do
    have_it=${have_it#*:}
    # Parents come first, so what lies below one is there already.
    case $path in "$have_it" | "$have_it"/*) [ "$how" = rw ] && return 0 ;; esac
  done
  case $path in
    # A mount point in the root's own folders has to stand there beforehand.
    /var/lib/* | /var/cache/*) mkdir -p -- "$root$path" ;;
  esac
  seen+=("$how:$path")
}

# The environment inside: the host's, without what names its own libraries.
enter_environment ()
{
  local zone

  unset LD_LIBRARY_PATH LD_PRELOAD PYTHONPATH PYTHONHOME PKG_CONFIG_PATH GI_TYPELIB_PATH \
    XDG_DATA_DIRS XDG_CONFIG_DIRS GTK_PATH GTK_MODULES GIO_EXTRA_MODULES GIO_MODULE_DIR \
    GDK_PIXBUF_MODULE_FILE GDK_PIXBUF_MODULEDIR LC_ALL LC_CTYPE LC_MESSAGES LC_TIME \
    LC_COLLATE LC_NUMERIC LC_MONETARY LC_PAPER LC_NAME LC_ADDRESS LC_TELEPHONE \
    LC_MEASUREMENT LC_IDENTIFICATION
  export LANG=C.UTF-8 PYTHONNOUSERSITE=1 MINUTEBOOK_INSIDE=${root##*/}
  export PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
  # Meetings have times of day: the root knows all zones, but not the host's.
  if [ -z "${TZ:-}" ]; then
    zone=$(readlink -f /etc/localtime 2>/dev/null || true)
    case $zone in */zoneinfo/*) export TZ=${zone#*/zoneinfo/} ;; esac
  fi
}

enter_passwd ()
{
  cat "$root/etc/passwd"
  awk -F: -v uid="$(id -u)" '$3 == uid { exit 1 }' "$root/etc/passwd" &&
    printf '%s:x:%s:%s:%s:%s:/bin/bash\n' "$(id -un 2>/dev/null || echo clerk)" "$(id -u)" \
      "$(id -g)" "$(id -un 2>/dev/null || echo clerk)" "${HOME:-/}"
  return 0
}

enter_group ()
{
  cat "$root/etc/group"
  awk -F: -v gid="$(id -g)" '$3 == gid { exit 1 }' "$root/etc/group" &&
    printf '%s:x:%s:\n' "$(id -gn 2>/dev/null || echo clerk)" "$(id -g)"
  return 0
}

# Sets bwrap_arguments.
enter_bwrap_arguments ()
{
  local entry

  bwrap_arguments=(--tmpfs / --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc
                   --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib
                   --dir /var --ro-bind "$root/var/lib" /var/lib
                   --ro-bind "$root/var/cache" /var/cache --dir /var/tmp --dir /run --dir /opt
                   --symlink /run /var/run
                   --ro-bind-data 11 /etc/passwd --ro-bind-data 12 /etc/group
                   --dev /dev --dev-bind-try /dev/dri /dev/dri --dev-bind-try /dev/fuse /dev/fuse
                   --ro-bind-try /sys /sys)
  [ -e "$root/usr/lib64" ] && bwrap_arguments+=(--symlink usr/lib64 /lib64)
  for entry in "${seen[@]}"; do
    case $entry in
      rw:*) bwrap_arguments+=(--bind "${entry#rw:}" "${entry#rw:}") ;;
      ro:*) bwrap_arguments+=(--ro-bind "${entry#ro:}" "${entry#ro:}") ;;
    esac
  done
  for ((entry = 0; entry < ${#links[@]}; entry += 2)); do
    enter_is_seen "$(dirname -- "${links[entry]}")" ||
      bwrap_arguments+=(--symlink "${links[entry + 1]}" "${links[entry]}")
  done
  bwrap_arguments+=(--die-with-parent)
}

enter_is_seen ()
{
  local entry

  for entry in "${seen[@]}"; do
    entry=${entry#*:}
    case $1 in "$entry" | "$entry"/*) return 0 ;; esac
  done
  return 1
}

# Finds the namespaces that bwrap can have here; sets bwrap_space, or fails
# where it can have none.
enter_try_bwrap ()
{
  local try

  have bwrap || return 1
  for try in '--unshare-pid --proc /proc' '--bind /proc /proc'; do
    # Unquoted on purpose: words of one option list.
    if bwrap $try --ro-bind "$root/usr" /usr --symlink usr/bin /bin --symlink usr/lib /lib \
         --symlink usr/lib64 /lib64 --dev /dev /usr/bin/true 2>/dev/null; then
      read -r -a bwrap_space <<<"$try"
      return 0
    fi
  done
  return 1
}

enter_by_bwrap ()
{
  local network=()

  enter_bwrap_arguments
  if [ "$no_network" = 1 ]; then
    if bwrap --unshare-net --dev-bind / / true 2>/dev/null; then
      network=(--unshare-net)
    else
      say 'no network namespaces here: the network stays within reach'
    fi
  fi
  enter_environment
  exec 11< <(enter_passwd) 12< <(enter_group)
  exec bwrap "${bwrap_arguments[@]}" "${bwrap_space[@]}" "${network[@]}" \
    --chdir "$(enter_folder)" -- "$@"
}

# The current folder, or the project where that isn't seen inside.
enter_folder ()
{
  local here

  here=$(pwd -P)
  if enter_is_seen "$here"; then echo "$here"; else echo "$project"; fi
}

enter_by_chroot ()
{
  local how space=() own=0 variables=()

  # A mount namespace of its own makes every mount vanish with the command.
  for how in '--mount --pid --fork --kill-child=KILL' '--mount --fork' ''; do
    [ -n "$how" ] || break
    # Unquoted on purpose: words of one option list.
    as_root unshare $how true 2>/dev/null && break
  done
  if [ -n "$how" ]; then
    own=1
    if [ "$no_network" = 1 ]; then
      if as_root unshare --net true 2>/dev/null; then
        how="$how --net"
      fi
    fi
    read -r -a space <<<"unshare $how --"
  fi
  case $no_network$how in
    1*--net | 0*) ;;
    *) say 'no network namespaces here: the network stays within reach' ;;
  esac

  local passwd group
  passwd=$(enter_passwd)
  group=$(enter_group)
  enter_environment
  readarray -d '' -t variables < <(env -0)
  as_root "${space[@]}" "$BASH" "$project/tools/lib/chroot.sh" "$root" "$(id -u):$(id -g)" \
    "$(enter_folder)" "$own" "$passwd" "$group" \
    ${#seen[@]} "${seen[@]}" ${#links[@]} "${links[@]}" \
    ${#variables[@]} "${variables[@]}" "$@"
}
