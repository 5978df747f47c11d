# Minute Book: is the host itself a place to build in?
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# It is with GNOME 46 and everything else that packages.txt names, in the
# versions of README.  Sourced after common.sh.

host_modules='glib-2.0 >= 2.80
gtk4 >= 4.14
libadwaita-1 >= 1.5
sqlite3 >= 3.45
cairo >= 1.18
pangocairo
libqpdf
poppler-glib
libarchive
libxml-2.0
json-glib-1.0
libspelling-1
gtksourceview-5'

host_build_commands='cc meson ninja blueprint-compiler msgfmt glib-compile-schemas'
host_test_commands='Xvfb dbus-run-session xdotool import qpdf pdftotext sqlite3 clang python3 git
                    desktop-file-validate appstreamcli xmllint soffice'

# Prints what the host lacks, a line each: 'library X' or 'command X'.
host_lacks ()
{
  local module command

  if ! have pkg-config; then
    echo 'command pkg-config'
  elif ! pkg-config --exists "${host_modules//$'\n'/, }" 2>/dev/null; then
    while read -r module; do
      # One word, unquoted on purpose: pkg-config takes "name >= version".
      pkg-config --exists "$module" 2>/dev/null || echo "library $module"
    done <<<"$host_modules"
  fi
  for command in $host_build_commands; do
    have "$command" || echo "command $command"
  done
  if [ "${1:-}" = all ]; then
    for command in $host_test_commands; do
      have "$command" || echo "command $command"
    done
    have python3 && ! python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null &&
      echo 'library Atspi 2.0 for Python'
  fi
  return 0
}

# Whether the host's apt offers a desktop that is new enough, so that
# installing is all that is missing.
host_apt_offers_floor ()
{
  local package version floor

  have apt-cache && have dpkg || return 1
  # Lists that were never fetched know of nothing.
  if [ -z "$(apt-cache policy libgtk-4-dev 2>/dev/null)" ] && can_be_root; then
    as_root apt-get update </dev/null >/dev/null 2>&1 || true
  fi
  while read -r package floor; do
    version=$(apt-cache policy "$package" 2>/dev/null | sed -n 's/^ *Candidate: //p')
    [ -n "$version" ] && [ "$version" != '(none)' ] || return 1
    dpkg --compare-versions "$version" ge "$floor" || return 1
  done <<<'libgtk-4-dev 4.14
libadwaita-1-dev 1.5
libsqlite3-dev 3.45
libcairo2-dev 1.18
libspelling-1-dev 0.2'
}
