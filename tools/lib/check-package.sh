#!/bin/bash
# Minute Book: what a packager would install, looked at
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-package.sh BUILD: installs BUILD (whose prefix is /usr) as a packager
# would, into a folder of its own, and looks at what arrived.

set -euo pipefail

id=io.github.minutebook.MinuteBook
build=$(readlink -f -- "$1")
folder=$(mktemp -d "${TMPDIR:-/tmp}/minutebook-package.XXXXXX")
trap 'rm -rf -- "$folder"' EXIT
share=$folder/usr/share
status=0

complain ()
{
  echo "ERROR: $*"
  status=1
}

DESTDIR=$folder meson install -C "$build" --no-rebuild --quiet

while read -r file; do
  [ -s "$folder/usr/$file" ] || complain "not installed: $file"
done <<END
bin/minutebook
bin/minutebook-cli
libexec/minutebook-probe
libexec/minutebook-reader
share/applications/$id.desktop
share/metainfo/$id.metainfo.xml
share/mime/packages/$id.xml
share/glib-2.0/schemas/$id.gschema.xml
share/icons/hicolor/scalable/apps/$id.svg
share/icons/hicolor/scalable/mimetypes/$id-book.svg
share/icons/hicolor/symbolic/apps/$id-symbolic.svg
END

# Nothing beside: neither headers, nor archives, nor tests.
while read -r file; do
  case $file in
    bin/minutebook | bin/minutebook-cli | share/applications/* | share/metainfo/* | share/mime/* | \
    share/glib-2.0/schemas/* | share/icons/hicolor/* | share/locale/* | share/minutebook/* | \
    libexec/minutebook-* | share/man/*) ;;
    *) complain "installed without need: $file" ;;
  esac
done < <(cd "$folder/usr" && find . -type f -printf '%P\n')
[ -z "$(find "$folder" -mindepth 1 -maxdepth 1 ! -name usr)" ] || complain 'installed outside the prefix'

desktop-file-validate "$share/applications/$id.desktop" || complain 'desktop file'
appstreamcli validate --no-net "$share/metainfo/$id.metainfo.xml" || complain 'metainfo'
glib-compile-schemas --strict --dry-run "$share/glib-2.0/schemas" || complain 'schema'

# A path of the build folder in a binary breaks repeatable builds.
for binary in "$folder"/usr/bin/*; do
  [ -f "$binary" ] || continue
  if strip --strip-debug -o "$folder/stripped" "$binary" && grep -qF -- "$build" "$folder/stripped"; then
    complain "names the build folder: ${binary##*/}"
  fi
done

cli=$folder/usr/bin/minutebook-cli
# Staged, the reader is not yet in the place that the program has for it.
export MINUTEBOOK_READER=$folder/usr/libexec/minutebook-reader
if [ -x "$cli" ]; then
  # It has to look for the reader where a user will have it, not where it was built.
  grep -qF /usr/libexec/minutebook-reader "$cli" || complain 'minutebook-cli lacks the place of its reader'
  "$cli" --help >/dev/null || complain 'minutebook-cli --help'
  "$cli" sample "$folder/sample.minutebook" || complain 'minutebook-cli sample'
  "$cli" check "$folder/sample.minutebook" || complain 'minutebook-cli check'

  # The desktop knows a book by its bytes, whatever it is called.
  update-mime-database "$share/mime"
  cp "$folder/sample.minutebook" "$folder/nameless"
  for file in sample.minutebook nameless; do
    type=$(XDG_DATA_HOME=$folder/none XDG_DATA_DIRS=$share:/usr/local/share:/usr/share \
           gio info -a standard::content-type "$folder/$file" | sed -n 's/.*content-type: //p')
    [ "$type" = application/vnd.minutebook+sqlite3 ] || complain "the type of $file is '$type'"
  done
fi
exit $status
