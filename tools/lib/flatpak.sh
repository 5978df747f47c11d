# Minute Book: a Flatpak runtime to build for, GNOME's own or a stand-in
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after common.sh and root.sh.  Everything is below the cache folder,
# in a Flatpak installation of our own, so that the user's is never touched.
# What was not finished has no file 'made', and is made again.

flatpak_id=io.github.minutebook.MinuteBook
flatpak_manifest=$project/flatpak/$flatpak_id.json

# flatpak_fact NAME: a text of the manifest's first level.
flatpak_fact ()
{
  python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$flatpak_manifest" "$1"
}

# What building and looking at the result takes, by Debian's names.
flatpak_tools ()
{
  local lacks=()

  have flatpak || lacks+=(flatpak)
  have flatpak-builder || lacks+=(flatpak-builder)
  have bwrap || lacks+=(bubblewrap)
  have eu-strip || lacks+=(elfutils)
  have Xvfb || lacks+=(xvfb)
  have dbus-run-session || lacks+=(dbus dbus-daemon)
  have gdbus || lacks+=(libglib2.0-bin)
  have xdotool || lacks+=(xdotool)
  have import || lacks+=(imagemagick)
  [ -e /usr/libexec/at-spi-bus-launcher ] || [ -e /usr/lib/at-spi2-core/at-spi-bus-launcher ] ||
    lacks+=(at-spi2-core)
  /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
    lacks+=(python3-gi gir1.2-atspi-2.0)
  [ ${#lacks[@]} = 0 ] || apt_install "${lacks[@]}" ||
    die "can't go on: this needs ${lacks[*]}, and they can't be installed without apt and being root"
}

# Whether a sandbox can be made here at all.
flatpak_try_sandbox ()
{
  bwrap --unshare-all --die-with-parent --ro-bind / / --proc /proc --dev /dev true 2>"$work/bwrap.log" || {
    sed 's/^/  | /' "$work/bwrap.log" >&2
    die "can't go on: 'bwrap', which Flatpak's sandbox is made of, may make no namespaces here"
  }
}

# GNOME's own runtime, where the system has it; fails where it hasn't.
flatpak_gnome ()
{
  local runtime sdk

  runtime=$(flatpak_fact runtime)//$version sdk=$(flatpak_fact sdk)//$version
  export FLATPAK_USER_DIR=$cache/flatpak-gnome-$version
  mkdir -p -- "$FLATPAK_USER_DIR"
  flatpak info "$runtime" >/dev/null 2>&1 && flatpak info "$sdk" >/dev/null 2>&1 && return 0
  say "the system has no '$runtime' and '$sdk': 'flatpak install --system $runtime $sdk' brings them"
  return 1
}

# The stand-in: the system of the Debian 13 root.  Its name hangs on the root's.
flatpak_stand_in ()
{
  local folder

  root_ensure
  folder=$cache/flatpak-stand-in-$version-${root##*root-}
  export FLATPAK_USER_DIR=$folder/installation
  exec 8>"$cache/flatpak-lock"
  flock -n 8 || { say 'waiting for another run that is making the stand-in'; flock 8; }
  if [ ! -e "$folder/made" ]; then
    say "making a stand-in runtime of the Debian 13 root: once, about two minutes"
    rm -rf -- "$folder"
    mkdir -p -- "$folder" "$FLATPAK_USER_DIR"
    if ! flatpak_make_stand_in "$folder" >"$work/stand-in.log" 2>&1; then
      tail -n 15 "$work/stand-in.log" | sed 's/^/  | /' >&2
      die "can't make the stand-in runtime: all of it is in '$work/stand-in.log'"
    fi
    : >"$folder/made"
  fi
  exec 8>&-
  stand_in=$folder
}

# A function of its own process, which ends at the first thing that fails.
flatpak_make_stand_in ()
(
  set -e
  flatpak_fetch "$1" || exit
  flatpak_stage "$1" || exit
  flatpak build-export --files=files --runtime --disable-sandbox "$1/repo" "$1/runtime" "$version" || exit
  flatpak --user remote-add --no-gpg-verify stand-in "$1/repo" || exit
  flatpak --user install -y --noninteractive stand-in "$(flatpak_fact runtime)//$version" || exit
  rm -rf -- "$1/repo" "$1/runtime" "$1/tcl" "$1/apt/lists"
)

# SQLite's source and the Tcl that it is put together with, both Debian's: apt
# holds them to their signed lists.
flatpak_fetch ()
{
  local apt=$1/apt line

  mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$1/source" "$1/tcl"
  root_sources | while read -r line; do
    printf '%s\ndeb-src%s\n' "$line" "${line#deb}"
  done >"$apt/sources.list"
  [ -s "$apt/sources.list" ] || { echo "no Debian mirror in the apt sources of this machine"; return 1; }
  : >"$apt/status"
  local options=(-o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status"
                 -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives"
                 -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
                 -o APT::Sandbox::User=root -o 'Acquire::Languages=none')
  apt-get "${options[@]}" update &&
    (cd "$1/source" && apt-get "${options[@]}" source --download-only sqlite3) &&
    (cd "$1/tcl" && apt-get "${options[@]}" download tcl8.6 libtcl8.6) || return
  # The documents' archive is no source.
  rm -f "$1"/source/*.orig-*.tar.*
  [ "$(find "$1/source" -name '*.orig.tar.*' ! -name '*.asc' | wc -l)" = 1 ]
}

# The root's system as a runtime, which is /usr and /usr/etc: linked, not
# copied, and without what a runtime has no use for.
flatpak_stage ()
{
  local files=$1/runtime/files package

  mkdir -p "$1/runtime"
  cp -al -- "$root/usr" "$files"
  rm -rf "$files"/lib/llvm-* "$files"/lib/clang "$files"/share/{doc,locale,gir-1.0}
  find "$files/lib" \( -name 'libclang*' -o -name 'libicu*.a' -o -name 'lib[at]san.*' \) -delete
  cp -a -- "$root/etc" "$files/etc"
  rm -rf "$files"/etc/{shadow,gshadow,passwd,group,subuid,subgid}* "$files"/etc/{.pwd.lock,credstore*,security,ssl/private}
  for package in "$1"/tcl/*.deb; do
    dpkg-deb -x "$package" "$1/tcl/unpacked" || return
  done
  cp -al -- "$1/tcl/unpacked/usr/." "$files/"
  ln -sf tclsh8.6 "$files/bin/tclsh"
  printf '[Runtime]\nname=%s\nruntime=%s\nsdk=%s\n' "$(flatpak_fact runtime)" \
    "$(flatpak_fact runtime)/$(flatpak --default-arch)/$version" \
    "$(flatpak_fact runtime)/$(flatpak --default-arch)/$version" >"$1/runtime/metadata"
}
