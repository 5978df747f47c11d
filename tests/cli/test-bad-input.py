#!/usr/bin/env python3
# Minute Book: bad input through the command line: a clear error, and nothing lost
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each test gives the program something that it can't do, and looks at the
status, at the message, and whether the book and the file that was there before
are still the same, byte for byte."""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH='1790000000', LC_ALL='C.UTF-8', TZ='UTC')
TESTS = []


class Skip(Exception):
    pass


def test(function):
    TESTS.append(function)
    return function


def run(*words, prefix=(), status=1, says=(), **more):
    done = subprocess.run([*prefix, PROGRAM, *map(str, words)], env=ENVIRONMENT, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=120, **more)
    message = done.stderr.decode('utf-8')
    assert done.returncode == status, (words, done.returncode, message)
    if status == 1:
        assert message.startswith('minutebook-cli: '), message
        assert 'error ' not in message and '(null)' not in message, message
    for part in (says,) if isinstance(says, str) else says:
        assert part in message, (part, message)
    return done.stdout.decode('utf-8')


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def content(path):
    connection = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    lines = list(connection.iterdump())
    connection.close()
    return lines


class Unchanged:
    """That a book's bytes are the same after as before, and no file is left beside it."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def look(self):
        return digest(self.path), sorted(p.name for p in self.path.parent.iterdir() if p.name.startswith(self.path.name))

    def __enter__(self):
        self.before = self.look()

    def __exit__(self, kind, *rest):
        if kind is None:
            assert self.look() == self.before, f'{self.path} has changed'


def try_every_verb(book, says, status=1):
    for words in (['list', 'meetings', book], ['show', book, '2026-09-09'], ['check', book], ['log', book],
                  ['undo', book], ['search', book, 'hubs'], ['apply', book, HERE / 'files' / 'agenda.json'],
                  ['import', 'minutes', book, HERE / 'files' / 'minutes.txt'],
                  ['export', 'meetings', book, '-o', book.parent / 'out.csv', '--public']):
        run(*words, status=status, says=says)
    assert not (book.parent / 'out.csv').exists()


@test
def book_is_not_there(folder, book):
    try_every_verb(folder / 'none.minutebook', ['none.minutebook', 'not there'])
    assert not (folder / 'none.minutebook').exists()


@test
def book_is_a_text(folder, book):
    text = folder / 'text.minutebook'
    text.write_text('These are the minutes of the meeting.\n' * 100)
    with Unchanged(text):
        try_every_verb(text, 'not a minute book')


@test
def book_is_empty(folder, book):
    empty = folder / 'empty.minutebook'
    empty.write_bytes(b'')
    with Unchanged(empty):
        try_every_verb(empty, 'not a minute book')


@test
def book_is_another_database(folder, book):
    other = folder / 'other.minutebook'
    connection = sqlite3.connect(other)
    connection.execute('CREATE TABLE tea (cup)')
    connection.commit()
    connection.close()
    with Unchanged(other):
        try_every_verb(other, 'not a minute book')


@test
def book_is_a_folder(folder, book):
    (folder / 'folder.minutebook').mkdir()
    run('list', 'meetings', folder / 'folder.minutebook', says='folder.minutebook')


@test
def book_is_cut_short(folder, book):
    whole = book.read_bytes()
    for n, length in enumerate((50, 100, 4096, len(whole) // 2, len(whole) - 4096)):
        short = folder / f'short{n}.minutebook'
        short.write_bytes(whole[:length])
        with Unchanged(short):
            done = subprocess.run([PROGRAM, 'check', short], env=ENVIRONMENT, capture_output=True, timeout=60)
            assert done.returncode == 1, (length, done)
            assert done.stdout + done.stderr != b''
            done = subprocess.run([PROGRAM, 'apply', short, HERE / 'files' / 'agenda.json'],
                                  env=ENVIRONMENT, capture_output=True, timeout=60)
            assert done.returncode == 1, (length, done)
            assert b'damaged' in done.stderr or b'not a minute book' in done.stderr, done.stderr


@test
def book_is_newer(folder, book):
    connection = sqlite3.connect(book)
    version = connection.execute('PRAGMA user_version').fetchone()[0]
    connection.execute(f'PRAGMA user_version = {version + 1}')
    connection.commit()
    connection.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    connection.close()
    with Unchanged(book):
        try_every_verb(book, ['newer Minute Book', str(version + 1), 'left as it is'])


def ordinary_rights():
    """A prefix that takes root's right to write anywhere away."""
    if os.geteuid() != 0:
        return []
    prefix = ['setpriv', '--bounding-set=-dac_override,-dac_read_search',
              '--inh-caps=-dac_override,-dac_read_search', '--']
    if shutil.which('setpriv') is None or subprocess.run([*prefix, 'true'], capture_output=True).returncode != 0:
        raise Skip("root's rights can't be dropped here: setpriv is missing or not allowed")
    return prefix


@test
def book_is_read_only(folder, book):
    prefix = ordinary_rights()
    os.chmod(book, 0o444)
    with Unchanged(book):
        assert 'Children' in run('list', 'panels', book, prefix=prefix, status=0)
        run('apply', book, HERE / 'files' / 'agenda.json', prefix=prefix, says=['can only be read', 'copy it'])
        run('undo', book, prefix=prefix, says='can only be read')


@test
def folder_is_read_only(folder, book):
    prefix = ordinary_rights()
    os.chmod(folder, 0o555)
    try:
        with Unchanged(book):
            run('new', folder / 'new.minutebook', prefix=prefix, says=str(folder))
            run('export', 'meetings', book, '-o', folder / 'out.csv', '--public', prefix=prefix, says=str(folder))
            run('apply', book, HERE / 'files' / 'agenda.json', prefix=prefix, says='minutebook')
            assert 'Children' in run('list', 'panels', book, prefix=prefix, status=0)
        assert not (folder / 'new.minutebook').exists()
    finally:
        os.chmod(folder, 0o755)


@test
def file_may_not_be_read(folder, book):
    prefix = ordinary_rights()
    secret = folder / 'secret.json'
    secret.write_text('{}')
    os.chmod(secret, 0)
    with Unchanged(book):
        run('apply', book, secret, prefix=prefix, says='secret.json')


@test
def disk_is_full(folder, book):
    """On a small file system of its own, filled to the brim."""
    script = r'''
set -e
mount -t tmpfs -o size=1200k tmpfs "$1"
cp "$2" "$1/book.minutebook"
sha256sum < "$1/book.minutebook" > "$3"
printf old > "$1/out.pdf"
dd if=/dev/zero of="$1/fill" bs=1k 2> /dev/null || true
set +e
"$4" apply "$1/book.minutebook" "$5" 2> "$3.err"; echo $? >> "$3"
"$4" export pack "$1/book.minutebook" 2026-09-09 -o "$1/out.pdf" 2>> "$3.err"; echo $? >> "$3"
rm -f "$1/fill"
"$4" log "$1/book.minutebook" -n 1 >> "$3"
"$4" check "$1/book.minutebook"; echo $? >> "$3"
cat "$1/out.pdf" >> "$3"
'''
    unshare = ['unshare', '-m'] if os.geteuid() == 0 else ['unshare', '-rm']
    (folder / 'mnt').mkdir()
    if shutil.which('unshare') is None or subprocess.run(
            [*unshare, 'mount', '-t', 'tmpfs', 'tmpfs', folder / 'mnt'], capture_output=True).returncode != 0:
        raise Skip("a file system of its own can't be mounted here")
    last = run('log', book, '-n', '1', status=0)
    big = folder / 'big.json'
    meeting = json.loads((HERE / 'files' / 'agenda.json').read_text())
    meeting['items'][1]['description'] = 'A long report. ' * 200000
    big.write_text(json.dumps(meeting))
    done = subprocess.run([*unshare, 'sh', '-c', script, 'sh', folder / 'mnt', book, folder / 'said', PROGRAM, big],
                          env=ENVIRONMENT, capture_output=True, timeout=120)
    said = (folder / 'said').read_text().splitlines()
    message = (folder / 'said.err').read_text()
    assert done.returncode == 0, (done, said, message)
    assert said[1:3] == ['1', '1'], (said, message)
    assert message.count('disk is full') == 2, message
    assert said[3] == last.strip('\n'), (said, last)
    assert said[4] == '0' and said[5] == 'old', said


@test
def book_is_open_elsewhere(folder, book):
    before = content(book)
    connection = sqlite3.connect(book, isolation_level=None)
    connection.execute('BEGIN IMMEDIATE')
    try:
        run('list', 'panels', book, status=0)
        run('apply', book, HERE / 'files' / 'agenda.json', says=['another program', 'try again'])
    finally:
        connection.execute('ROLLBACK')
        connection.close()
    assert content(book) == before
    run('apply', book, HERE / 'files' / 'agenda.json', status=0)


def make_pdf(folder, book):
    path = folder / 'paper.pdf'
    run('export', 'agenda', book, '2026-11-04', '-o', path, '--public', status=0)
    return path


def no_pages():
    return (b'%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'
            b'2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'
            b'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n'
            b'trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n')


@test
def pdfs_that_are_none(folder, book):
    whole = make_pdf(folder, book)
    (folder / 'empty.pdf').write_bytes(b'')
    (folder / 'text.pdf').write_text('This is a letter.\n' * 50)
    (folder / 'cut.pdf').write_bytes(whole.read_bytes()[:2000])
    (folder / 'nopages.pdf').write_bytes(no_pages())
    (folder / 'zip.pdf').write_bytes(b'PK\x03\x04' + bytes(range(256)) * 8)
    with Unchanged(book):
        for name, says in (('empty.pdf', 'is empty'), ('text.pdf', 'not a PDF'), ('cut.pdf', 'cut.pdf'),
                           ('nopages.pdf', 'no pages'), ('zip.pdf', 'not a PDF'), ('none.pdf', 'not there')):
            run('attach', book, '2026-11-04', '1', folder / name, says=says)


@test
def pdf_is_encrypted(folder, book):
    whole = make_pdf(folder, book)
    if shutil.which('qpdf') is None:
        raise Skip('qpdf is missing')
    locked = folder / 'locked.pdf'
    subprocess.run(['qpdf', '--encrypt', 'tea', 'pot', '256', '--', whole, locked], check=True)
    with Unchanged(book):
        run('attach', book, '2026-11-04', '1', locked, says=['locked.pdf', 'password'])


def pdf_with_a_slip():
    """Its font's dictionary has a word in it that has no place there; all else is sound."""
    objects = [b'<< /Type /Catalog /Pages 2 0 R >>', b'<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>']
    page = b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>'
    text = b'BT /F 12 Tf 72 700 Td (Slip) Tj ET'
    objects += [page, b'<< /Length %d >>\nstream\n%s\nendstream' % (len(text), text),
                b'<<zType /Font /Subtype /Type1 /BaseFont /Helvetica>>', page]
    out, places = b'%PDF-1.7\n', []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (number, text)
    table = b''.join(b'%010d 00000 n \n' % place for place in places)
    return out + b'xref\n0 7\n0000000000 65535 f \n%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (
        table, len(out))


@test
def pdf_with_a_slip_goes_into_the_pack(folder, book):
    """What is taken when it is attached is not refused when the pack is made."""
    (folder / 'slip.pdf').write_bytes(pdf_with_a_slip())
    run('attach', book, '2026-11-04', '1', folder / 'slip.pdf', status=0)
    run('export', 'pack', book, '2026-11-04', '-o', folder / 'pack.pdf', status=0)


@test
def two_programs_take_the_same_in(folder, book):
    """All wait for a third one that writes, and then do what they would have done one after the other."""
    paper = make_pdf(folder, book)
    meeting = folder / 'meeting.json'
    meeting.write_text(json.dumps({'committee': 'Twice Panel', 'date': '2026-06-01',
                                   'items': [{'number': '1', 'title': 'Once'}]}))
    commands = [['apply', book, meeting], ['import', 'minutes', book, HERE / 'files' / 'minutes.txt'],
                ['attach', book, '2026-11-04', '1', paper]]
    connection = sqlite3.connect(book, isolation_level=None)
    before = [connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0] for table in ('meeting', 'panel')]
    connection.execute('BEGIN IMMEDIATE')
    started = [subprocess.Popen([PROGRAM, *map(str, words)], env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE) for words in commands * 2]
    time.sleep(1.5)
    connection.execute('ROLLBACK')
    for process in started:
        message = process.communicate(timeout=60)[1]
        assert process.returncode == 0, message
    after = [connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0] for table in ('meeting', 'panel')]
    assert [n - m for n, m in zip(after, before)] == [2, 1], (before, after)
    places = connection.execute("SELECT item, position FROM document").fetchall()
    connection.close()
    assert len(places) == len(set(places)), places
    run('check', book, status=0)


@test
def names_that_command_the_terminal(folder, book):
    path = folder / 'escape.json'
    path.write_text(json.dumps({'committee': 'Panel \x1b[2J\x9b', 'date': '2026-06-01',
                                'items': [{'number': '1', 'title': 'a\x07b\x1b]0;x'}]}))
    run('apply', book, path, status=0)
    for words in (['show', book, '2026-06-01'], ['list', 'panels', book], ['log', book], ['search', book, '2J']):
        said = run(*words, status=0)
        assert 'Panel' in said and not any(c in said for c in '\x07\x1b\x9b'), (words, said)


@test
def words_that_are_not_utf_8(folder, book):
    for words, status in ((['\udcff'], 2), (['list', '\udcff', book], 2), (['show', book, '\udcff'], 1),
                          (['check', '\udcff.minutebook'], 1), (['list', 'panels', book, '--\udcff'], 2)):
        run(*words, status=status, says='\ufffd')


@test
def links_that_lead_nowhere(folder, book):
    (folder / 'link').symlink_to('nowhere')
    for words in (['apply', book, folder / 'link'], ['check', folder / 'link']):
        run(*words, says='not there')


@test
def names_of_all_kinds(folder, book):
    """These are no bad input: they have to come out as they went in."""
    names = ['O’Brien-“Smith”', "D'Arcy \"Bob\" Tables'); DROP TABLE person;--", 'אבגד הוז',
             'مريم العلي', '👩‍👧‍👦 🎉', '田中 太郎', 'x' * 10000]
    meeting = {'committee': 'Names Panel', 'date': '2026-06-01',
               'present': [{'name': name, 'role': None} for name in names],
               'items': [{'number': str(n + 1), 'title': name} for n, name in enumerate(names)]}
    path = folder / 'names.json'
    path.write_text(json.dumps(meeting, ensure_ascii=False), encoding='utf-8')
    run('apply', book, path, status=0)
    shown = json.loads(run('show', book, 'names:2026-06-01', '--format', 'json', status=0))
    assert [p['name'] for p in shown['present']] == names
    assert [i['title'] for i in shown['items']] == names
    text = ' '.join(run('show', book, 'names:2026-06-01', status=0).split())
    for name in names:
        assert name in text, name
    run('list', 'people', book, status=0)
    run('export', 'pack', book, 'names:2026-06-01', '-o', folder / 'names.pdf', status=0)
    run('show', book, 'x' * 10000, says='no meeting is called')
    run('check', book, status=0)


@test
def name_is_too_long(folder, book):
    path = folder / 'long.json'
    path.write_text(json.dumps({'committee': 'x' * 10001, 'date': '2026-06-01'}))
    with Unchanged(book):
        run('apply', book, path, says=['10001', '10000'])


@test
def days_that_are_none(folder, book):
    path = folder / 'bad.json'
    with Unchanged(book):
        for day in ('2026-02-31', '31 February 2026', '2026-13-01', '2026-00-10', '29 Feb 2027', 'soon', '0000-00-00'):
            path.write_text(json.dumps({'committee': 'Licensing', 'date': day}))
            run('apply', book, path, says=['date: ', day])
        run('import', 'minutes', book, HERE / 'files' / 'undated.txt', '--panel', 'families', '--date', '31/2/2026',
            status=2, says='31/2/2026')
        path.write_text('{"committee": "Licensing", "date": "2026-06-01", "start": "18:00", "end": "17:30"}')
        run('apply', book, path, says=['The meeting ended before it commenced: 18:00 to 17:30'])


@test
def minutes_that_are_none(folder, book):
    (folder / 'empty.txt').write_bytes(b'')
    (folder / 'blank.txt').write_bytes(b' \n\n\t\n')
    (folder / 'binary.txt').write_bytes(bytes(range(256)) * 64)
    (folder / 'elf.txt').write_bytes(pathlib.Path(PROGRAM).read_bytes()[:200000])
    with Unchanged(book):
        for name, says in (('empty.txt', 'is empty'), ('blank.txt', 'is empty'), ('binary.txt', 'not a text'),
                           ('elf.txt', 'not a text'), ('none.txt', 'not there')):
            run('import', 'minutes', book, folder / name, says=[name, says])


@test
def minutes_in_other_encodings(folder, book):
    text = (HERE / 'files' / 'minutes.txt').read_text(encoding='utf-8').replace("Children's", 'Children’s – Café')
    for name, encoding in (('cp1252', 'cp1252'), ('utf16', 'utf-16'), ('utf16le', 'utf-16-le'),
                           ('utf16be', 'utf-16-be'), ('bom', 'utf-8-sig')):
        data = text.encode(encoding)
        if name == 'utf16le':
            data = b'\xff\xfe' + data
        if name == 'utf16be':
            data = b'\xfe\xff' + data
        path = folder / f'{name}.txt'
        path.write_bytes(data)
        shown = json.loads(run('import', 'minutes', book, path, '--dry-run', '--format', 'json', status=0))
        assert [p['name'] for p in shown['present']][0] == 'M Ashworth', (name, shown['present'])
        assert 'Children’s – Café' in shown['in_attendance'][0]['title'], (name, shown['in_attendance'])
        assert len(shown['items']) == 3


@test
def json_is_hostile(folder, book):
    path = folder / 'hostile.json'
    with Unchanged(book):
        for data in (b'', b'\x00\x01\x02', b'[' * 100000, b'{"a":' * 100000, b'{"committee": "P\xff"}', b'null',
                     b'{"committee": 1e999, "date": {}}', '{"committee": "P"}'.encode('utf-16')[:7],
                     b'{"items": [' + b'{},' * 1000 + b'{}]}'):
            path.write_bytes(data)
            run('apply', book, path, says='hostile.json')


@test
def export_that_fails_leaves_the_old(folder, book):
    out = folder / 'pack.pdf'
    out.write_bytes(b'the pack of last time')
    with Unchanged(out), Unchanged(book):
        run('export', 'pack', book, '2026-10-14', '-o', out, says='--restricted')
        run('export', 'pack', book, '1999-01-01', '-o', out, says='1999-01-01')
        broken = folder / 'broken.minutebook'
        broken.write_bytes(book.read_bytes()[:8192])
        run('export', 'pack', broken, '2026-09-09', '-o', out)
        run('export', 'agenda', book, '2026-09-09', '-o', folder / 'x.odt', says='.pdf')
    assert not (folder / 'x.odt').exists()


def wait_until_it_listens(child):
    """Until the process has its threads keep interrupts for the one that waits for them.
    Before it is the program at all, Python keeps all signals from it for a moment."""
    while child.poll() is None:
        if os.path.basename(os.readlink(f'/proc/{child.pid}/exe')) != os.path.basename(os.path.realpath(PROGRAM)):
            continue
        status = pathlib.Path(f'/proc/{child.pid}/status').read_text()
        blocked = next(line for line in status.splitlines() if line.startswith('SigBlk:'))
        if int(blocked.split()[1], 16) & 1 << signal.SIGINT - 1:
            return
        time.sleep(0.001)


@test
def export_that_is_interrupted_leaves_the_old(folder, book):
    meeting = {'committee': 'Long Panel', 'date': '2026-06-01', 'state': 'planned', 'items': [
        {'number': str(n), 'title': f'Report {n}', 'description': 'The Panel to receive a report. ' * 300}
        for n in range(1, 400)]}
    path = folder / 'long.json'
    path.write_text(json.dumps(meeting))
    run('apply', book, path, status=0)
    out = folder / 'pack.pdf'
    old = b'the pack of last time'
    out.write_bytes(old)
    n_cancelled = 0
    with Unchanged(book):
        # Early in the work, and a little later each time, until it is done first.
        for wait in (0, 0.05, 0.1, 0.2):
            with Unchanged(out):
                child = subprocess.Popen([PROGRAM, 'export', 'pack', book, 'long:2026-06-01', '-o', out],
                                         env=ENVIRONMENT, stderr=subprocess.PIPE)
                wait_until_it_listens(child)
                time.sleep(wait)
                child.send_signal(signal.SIGINT)
                message = child.communicate(timeout=60)[1].decode()
                if child.returncode == 0:
                    out.write_bytes(old)
                    break
                assert child.returncode == 1 and 'cancelled' in message, (child.returncode, message)
                n_cancelled += 1
    assert n_cancelled > 0
    assert sorted(p.name for p in folder.iterdir() if 'pack.pdf' in p.name) == ['pack.pdf']


def main():
    failures = 0
    print(f'1..{len(TESTS)}', flush=True)
    with tempfile.TemporaryDirectory() as top:
        sample = pathlib.Path(top) / 'sample.minutebook'
        run('sample', sample, status=0)
        for n, function in enumerate(TESTS, 1):
            name = function.__name__.replace('_', '-')
            folder = pathlib.Path(top) / name
            folder.mkdir()
            book = folder / 'book.minutebook'
            shutil.copy(sample, book)
            os.chmod(book, stat.S_IRUSR | stat.S_IWUSR)
            try:
                function(folder, book)
                print(f'ok {n} - {name}', flush=True)
            except Skip as reason:
                print(f'ok {n} - {name} # SKIP {reason}', flush=True)
            except Exception as fault:  # pylint: disable=broad-except
                failures += 1
                print(f'not ok {n} - {name}', flush=True)
                for line in f'{type(fault).__name__}: {fault}'.splitlines():
                    print('#', line[:1000], flush=True)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
