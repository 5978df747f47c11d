#!/usr/bin/env python3
# Minute Book: commands and what they should print, as pairs of files
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs each cases/NAME.cmd by a shell and compares what it prints, messages
and statuses included, with cases/NAME.out. With --update it writes those
anew: look at the difference before you commit it.

A case starts in an empty folder with the sample book in sample.minutebook and
the files of files/. Ids differ each time, and stand as ID."""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ID = re.compile(r'\b(?=[a-z]*[0-9])[0-9a-hjkmnp-tv-z]{13}\b')

# Each line is a command: it is shown, and then what it printed and its status.
RUN = r'''
minutebook_cli () { "$CLI" "$@"; }
while IFS= read -r line; do
  case $line in ''|'#'*) continue ;; esac
  printf '$ %s\n' "$line"
  eval "$line" 2>&1
  printf -- '-> %s\n' "$?"
done < "$1"
'''


def run_case(case, program, sample):
    with tempfile.TemporaryDirectory() as folder:
        for file in (HERE / 'files').iterdir():
            shutil.copy(file, folder)
        shutil.copy(sample, pathlib.Path(folder) / 'sample.minutebook')
        environment = dict(os.environ, CLI=program, SOURCE_DATE_EPOCH='1790000000',
                           LC_ALL='C.UTF-8', LANGUAGE='C', TZ='UTC', HOME=folder)
        done = subprocess.run(['bash', '-c', RUN, 'bash', str(case)], cwd=folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    text = (done.stdout + done.stderr).decode('utf-8', 'backslashreplace').replace('\r', '')
    return ID.sub('ID', text)


def main():
    program = os.path.abspath(sys.argv[1])
    update = '--update' in sys.argv[2:]
    cases = sorted((HERE / 'cases').glob('*.cmd'))
    failures = 0
    print(f'1..{len(cases)}')
    with tempfile.TemporaryDirectory() as folder:
        sample = os.path.join(folder, 'sample.minutebook')
        subprocess.run([program, 'sample', sample], check=True,
                       env=dict(os.environ, SOURCE_DATE_EPOCH='1790000000'))
        for n, case in enumerate(cases, 1):
            expected = case.with_suffix('.out')
            got = run_case(case, program, sample)
            if update:
                expected.write_text(got, encoding='utf-8')
            wanted = expected.read_text(encoding='utf-8') if expected.exists() else ''
            good = got == wanted and got != ''
            print(f'{"ok" if good else "not ok"} {n} - {case.stem}')
            if not good:
                failures += 1
                for line in difflib.unified_diff(wanted.splitlines(), got.splitlines(),
                                                 'expected', 'printed', lineterm=''):
                    print('#', line)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
