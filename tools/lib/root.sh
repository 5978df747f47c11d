# Minute Book: the Debian 13 root, for hosts that are older than GNOME 46
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after common.sh.  A root is made beside its final name and renamed
# when it is whole; the name hangs on the package list, so nothing half made or
# out of date is ever entered.

root_suite=trixie

root_path ()
{
  local hash

  hash=$({ echo "$root_suite 2"; packages | sort; } | sha256sum | cut -c1-16)
  echo "$cache/root-$hash"
}

# Prints the host's Debian sources as one-line entries, 'OPTIONS|URI|SUITE',
# from both of apt's formats.
root_host_sources ()
{
  local etc=${MINUTEBOOK_APT_DIR:-/etc/apt}

  find "$etc/sources.list" "$etc/sources.list.d" -maxdepth 1 -name '*.list' -exec awk 1 {} + 2>/dev/null |
    awk '
      /^[ \t]*deb[ \t]/ {
        sub (/#.*/, ""); options = ""
        if (match ($0, /\[[^]]*\]/)) {
          options = substr ($0, RSTART + 1, RLENGTH - 2)
          $0 = substr ($0, 1, RSTART - 1) " " substr ($0, RSTART + RLENGTH)
        }
        for (i = 4; i <= NF; i++) if ($i == "main") { print options "|" $2 "|" $3; break }
      }' || true
  find "$etc/sources.list.d" -maxdepth 1 -name '*.sources' \
    -exec awk 'FNR == 1 { print "" } { print }' {} + 2>/dev/null |
    awk '
      function flush (    u, s, i, j, n, m, options) {
        if (f["types"] ~ /(^| )deb( |$)/ && f["enabled"] !~ /^(no|false|0|off)/ &&
            f["components"] ~ /(^| )main( |$)/) {
          options = ""
          if (f["signed-by"] ~ /^\/[^ ]*$/) options = "signed-by=" f["signed-by"]
          if (f["trusted"] ~ /^(yes|true|1|on)/) options = options " trusted=yes"
          n = split (f["uris"], u, " "); m = split (f["suites"], s, " ")
          for (i = 1; i <= n; i++) for (j = 1; j <= m; j++) print options "|" u[i] "|" s[j]
        }
        split ("", f); key = ""
      }
      /^#/ { next }
      /^[ \t]*$/ { flush (); next }
      /^[ \t]/ { gsub (/^[ \t]+/, ""); f[key] = f[key] " " $0; next }
      { key = tolower ($0); sub (/:.*/, "", key)
        value = $0; sub (/^[^:]*:[ \t]*/, "", value); sub (/[ \t]+$/, "", value); f[key] = value }
      END { flush () }' || true
}

# The same mirrors, for the suite of the root.
root_sources ()
{
  local options uri suite kept word

  if [ -n "${MINUTEBOOK_MIRROR:-}" ]; then
    echo "deb $MINUTEBOOK_MIRROR $root_suite main"
    return
  fi
  root_host_sources | while IFS='|' read -r options uri suite; do
    kept=
    for word in $options; do
      case $word in
        signed-by=/*) [ -r "${word#signed-by=}" ] && kept="$kept $word" ;;
        trusted=yes) kept="$kept $word" ;;
      esac
    done
    [ -n "$kept" ] && kept="[${kept# }] "
    case $suite in
      *-backports* | *-proposed*) ;;
      *-security | */updates)
        echo "deb $kept$uri $root_suite-security main" ;;
      *-updates)
        echo "deb $kept$uri $root_suite-updates main" ;;
      buster | bullseye | bookworm | trixie | forky | sid | stable | oldstable | oldoldstable | testing | unstable)
        echo "deb $kept$uri $root_suite main" ;;
    esac
  done | awk '!seen[$0]++'
}

# What of the host's apt configuration decides how it reaches its mirrors.
root_apt_options ()
{
  apt-config dump 2>/dev/null |
    grep -Ei '^Acquire::(https?|ftp|tor|Retries|Check-|Max-|Force|Proxy|By-Hash|Allow)' |
    grep -Ev '^[^ ]+ "";$' || true
}

# How an ordinary user may unpack a system that belongs to root.
root_user_namespaces ()
{
  have newuidmap && have unshare && unshare --user --mount --map-root-user true 2>/dev/null &&
    grep -qs "^\($(id -un)\|$(id -u)\):" /etc/subuid
}

root_clean ()
{
  local left

  for left in "$cache"/making-*; do
    [ -e "$left" ] || continue
    say 'clearing away what an interrupted run left'
    # An ordinary user's leftovers belong to the user numbers of a namespace.
    rm -rf --one-file-system -- "$left" 2>/dev/null ||
      { have mmdebstrap && mmdebstrap --unshare-helper rm -rf --one-file-system -- "$left" 2>/dev/null; } ||
      { can_be_root && as_root rm -rf --one-file-system -- "$left"; } || true
  done
  for left in "${TMPDIR:-/var/tmp}/minutebook-making-$(id -u)"; do
    [ -O "$left" ] || continue
    rm -rf --one-file-system -- "$left" 2>/dev/null ||
      mmdebstrap --unshare-helper rm -rf --one-file-system -- "$left" 2>/dev/null || true
  done
}

root_make ()
{
  local root=$1 making mode sources list options runner=() scratch began

  sources=$(root_sources | grep . ) ||
    die "can't make a Debian 13 root: no Debian mirror in the apt sources of this machine (MINUTEBOOK_MIRROR=URI names one)"
  if ! have mmdebstrap || { [ "$(id -u)" != 0 ] && ! have newuidmap && can_be_root; }; then
    apt_install mmdebstrap uidmap ||
      { have mmdebstrap || die "can't make a Debian 13 root: 'mmdebstrap' is missing, and can't be installed without being root or using sudo (apt-get install mmdebstrap bubblewrap uidmap)"; }
  fi

  scratch=${TMPDIR:-/var/tmp}/minutebook-making-$(id -u)
  making=$cache/making-$$
  if [ "$(id -u)" = 0 ]; then
    mode=root
  elif root_user_namespaces; then
    mode=unshare
  elif can_be_root; then
    mode=root
    runner=(as_root)
  else
    die "can't make a Debian 13 root: this user has neither sudo, nor user namespaces with numbers in /etc/subuid and 'newuidmap' (package uidmap)"
  fi

  say "making a Debian 13 root in $root: once, about two minutes"
  began=$SECONDS
  mkdir -p -- "$making/root" "$scratch"
  chmod 755 "$scratch"
  printf '%s\n' "$sources" >"$making/sources.list"
  root_apt_options >"$making/apt.conf"
  list=$(packages | paste -sd,)

  # As a tar file through a pipe: whoever unpacks it owns it, and so can
  # take it away again without help.
  if ! (cd / && TMPDIR=$scratch "${runner[@]}" env TMPDIR="$scratch" \
        mmdebstrap --mode="$mode" --variant=minbase --format=tar \
          --aptopt="$making/apt.conf" \
          --aptopt='Acquire::Languages "none"' \
          --aptopt='APT::Install-Recommends "false"' \
          --dpkgopt='path-exclude=/usr/share/doc/*' \
          --dpkgopt='path-exclude=/usr/share/man/*' \
          --dpkgopt='path-exclude=/usr/share/gtk-doc/*' \
          --dpkgopt=force-unsafe-io \
          --include="$list" "$root_suite" - - <"$making/sources.list" 2>"$making/log" |
        tar -x --no-same-owner --exclude='./dev/*' -C "$making/root" 2>>"$making/log"); then
    grep -Ev '^I:' "$making/log" | tail -n 15 >&2 || true
    root_clean
    die "can't make a Debian 13 root: see the messages above"
  fi

  rm -f "$making/root/etc/apt/apt.conf.d/99mmdebstrap"
  rm -f "$making/root/etc/resolv.conf" "$making/root/etc/machine-id"
  # D-Bus wants a machine number; a fixed one serves, since it is never a
  # machine on a network.
  echo 6d696e757465626f6f6b726f6f743133 >"$making/root/etc/machine-id"
  printf '127.0.0.1 localhost\n::1 localhost\n' >"$making/root/etc/hosts"
  : >"$making/root/etc/resolv.conf"
  mv -- "$making/root" "$root"
  rm -rf -- "$making"
  rm -rf --one-file-system -- "$scratch" 2>/dev/null || true
  say "made it in $((SECONDS - began)) seconds"
}

# Makes sure of the root; sets $root.
root_ensure ()
{
  root=$(root_path)
  [ -d "$root" ] && return 0
  mkdir -p -- "$cache" || die "can't make the folder '$cache'"
  exec 9>"$cache/lock"
  if ! flock -n 9; then
    say 'waiting for another run that is making the root'
    flock 9
  fi
  if [ ! -d "$root" ]; then
    root_clean
    root_make "$root"
  fi
  exec 9>&-
}
