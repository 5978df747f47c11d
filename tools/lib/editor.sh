# Minute Book: GNOME Text Editor, for tools/bench to measure beside ours
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after common.sh and root.sh.  It is no part of the root that
# everything is tested in: its packages are unpacked in a folder of their own.

editor_packages='gnome-text-editor libeditorconfig0'

# Fetches from the mirrors that the root is made from.
editor_fetch ()
{
  local folder=$1 making=$cache/making-editor-$$ package options

  have apt-get && have dpkg-deb || return 1
  mkdir -p "$making/state/lists/partial" "$making/archives/partial" "$making/debs"
  root_sources >"$making/sources.list"
  options=(-o "Dir::Etc::SourceList=$making/sources.list" -o Dir::Etc::SourceParts=-
           -o "Dir::State=$making/state" -o "Dir::State::Lists=$making/state/lists"
           -o "Dir::Cache=$making" -o Acquire::Languages=none -o "APT::Sandbox::User=$(id -un)")
  if ! { apt-get "${options[@]}" update &&
         (cd "$making/debs" && apt-get "${options[@]}" download $editor_packages); } >"$making/log" 2>&1; then
    tail -n 5 "$making/log" >&2
    rm -rf -- "$making"
    return 1
  fi
  for package in "$making"/debs/*.deb; do
    dpkg-deb -x "$package" "$making/root"
  done
  rm -rf -- "$folder"
  mv -- "$making/root" "$folder"
  rm -rf -- "$making"
}

# Sets editor to the folder that its usr/bin is in, or to nothing.
editor_ensure ()
{
  editor=
  if [ ! -d "$(root_path)" ] && have gnome-text-editor; then
    editor=/
    return
  fi
  editor=$cache/editor-$root_suite
  if [ ! -x "$editor/usr/bin/gnome-text-editor" ]; then
    say 'fetching GNOME Text Editor'
    editor_fetch "$editor" || {
      say 'GNOME Text Editor could not be had: Minute Book is measured alone'
      editor=
    }
  fi
}
