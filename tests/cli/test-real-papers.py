#!/usr/bin/env python3
# Minute Book: from real papers to a board pack, by the command line
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The three real minutes go in, the agenda of 14 February 2018 is typed in as
JSON, a stand-in PDF of six pages is attached, and the pack comes out. The real
papers are read where they lie; nothing of them is kept here."""

import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
REAL = pathlib.Path(os.environ['MINUTEBOOK_SHARED'])
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH='1790000000', LC_ALL='C.UTF-8', TZ='UTC')


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], env=ENVIRONMENT, capture_output=True, timeout=120)
    assert done.returncode == 0, (words, done.stderr.decode())
    return done.stdout.decode()


def paper(number):
    return next(REAL.glob(f'{number:03}_*.txt'))


def make_pdf(path, n_pages):
    objects = ['<< /Type /Catalog /Pages 2 0 R >>',
               '<< /Type /Pages /Count %d /Kids [%s] >>' % (
                   n_pages, ' '.join(f'{4 + 2 * i} 0 R' for i in range(n_pages))),
               '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>']
    for i in range(n_pages):
        text = f'BT /F 12 Tf 72 700 Td (A stand-in for a letter, sheet {i + 1}) Tj ET'
        objects.append('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R '
                       '/Resources << /Font << /F 3 0 R >> >> >>' % (5 + 2 * i))
        objects.append(f'<< /Length {len(text)} >>\nstream\n{text}\nendstream')
    data, offsets = b'%PDF-1.4\n', []
    for n, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f'{n} 0 obj\n{body}\nendobj\n'.encode()
    rows = ''.join(f'{offset:010} 00000 n \n' for offset in offsets)
    data += (f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n'
             f'<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n').encode()
    path.write_bytes(data)


def read_front_sheet(text):
    """What a clerk would type from the front sheet: each item's number, title, description."""
    sheet = text[text.index('Item No.'):text.index('From: ')]
    items = []
    for line in filter(None, map(str.strip, sheet.splitlines()[1:])):
        heading = re.match(r'(\d+)\.\s+([A-Z][A-Z ]+?)(?:\t|$)', line)
        if heading:
            items.append({'number': heading[1], 'title': heading[2].strip()})
        else:
            items[-1]['description'] = line
    footer = text[text.index('From: '):].splitlines()[0]
    return {'committee': 'Voice of the Child Overview Panel', 'date': '2018-02-14', 'start': '18:00',
            'place': re.search(r'Place: (.*)', text)[1], 'panel': {'footer': footer},
            'items': items}


def words(text):
    return re.findall(r'\w+', text)


def assert_in_order(original, printed):
    rest = iter(words(printed))
    missing = [word for word in words(original) if word not in rest]
    assert not missing, missing[:10]


def test_dry_run(book):
    heads = {
        0: ('Voice of the Child Overview Panel', '2017-12-13', '18:00', '18:30', 'T Smith', '2018-02-14'),
        2: ("Children's Services Scrutiny Panel", '2023-10-04', '18:00', '18:45', 'Roderick', None),
        4: (None, None, None, None, None, None),
    }
    for number, head in heads.items():
        said = json.loads(run('import', 'minutes', book, paper(number), '--dry-run', '--format', 'json'))
        assert tuple(said[key] for key in ('committee', 'date', 'start', 'end', 'chair', 'next_meeting')) == head, said
    assert run('list', 'meetings', book, '--format', 'json').strip() in ('[]', ''), 'a dry run wrote'

    said = json.loads(run('import', 'minutes', book, paper(0), '--dry-run', '--format', 'json'))
    assert [(p['name'], p['role']) for p in said['present']] == [('T Smith', 'Chair'), ('R Welsh', None)]
    assert said['apologies'] == ['J Lane', 'Pearce', 'Peet', 'M Smith']
    assert [item['number'] for item in said['items']] == [str(n) for n in range(14, 21)]
    assert [len(item['resolutions']) for item in said['items']] == [0, 1, 1, 1, 1, 0, 0]
    assert said['items'][1]['resolutions'] == ['That amendment to the Terms of Reference is noted by the Panel.']
    assert len(said['items'][4]['actions']) == 4

    said = json.loads(run('import', 'minutes', book, paper(2), '--dry-run', '--format', 'json'))
    assert [(p['name'], p['role']) for p in said['present']][:3] == [
        ('Roderick', 'Chair'), ('Tilbrook', 'Deputy'), ('Fitzpatrick', None)]
    assert len(said['present']) == 9 and said['present'][8]['name'] == 'T Smith'
    assert said['apologies'] == ['Robinson']
    assert said['in_attendance'][0]['name'] == 'Bill Fairfoull'
    assert said['in_attendance'][2]['title'] == "Director of Children's Services"
    parents = [action.get('parent') for action in said['items'][1]['actions']]
    first = said['items'][1]['actions'][0]['text']
    assert parents == [None, first, first, first, None], parents

    said = json.loads(run('import', 'minutes', book, paper(4), '--dry-run', '--format', 'json'))
    assert len(said['items']) == 1 and said['items'][0]['number'] is None
    assert said['items'][0]['title'] == "Children's Social Care Service - Ofsted Monitoring Visit Feedback"
    assert [guest['name'] for guest in said['in_attendance']] == [None, None]
    assert '"No of Social Workers"' in json.dumps(said) and '"36"' in json.dumps(said)


def test_words(book):
    run('import', 'minutes', book, paper(0), paper(2))
    run('import', 'minutes', book, paper(4), '--panel', 'Overview and Scrutiny Panel', '--date', '2018-05-23')
    pack = paper(0).read_text()
    minutes = pack[pack.index('Voice of the Child Overview Panel 13 December 2017'):pack.index('CHAIR\n') + 5]
    originals = {'2017-12-13': minutes, '2023-10-04': paper(2).read_text(), '2018-05-23': paper(4).read_text()}
    for date, original in originals.items():
        text = book.with_name(f'{date}.txt')
        run('export', 'minutes', book, date, '-o', text)
        assert_in_order(original, text.read_text())


def test_pack(book):
    agenda, letter = book.with_name('agenda.json'), book.with_name('letter.pdf')
    packs = [book.with_name('1.pdf'), book.with_name('2.pdf')]
    agenda.write_text(json.dumps(read_front_sheet(paper(0).read_text())))
    make_pdf(letter, 6)
    run('apply', book, agenda)
    run('attach', book, 'Voice:2018-02-14', '3', letter, '--title', 'Letter')
    for pack in packs:
        run('export', 'pack', book, 'Voice:2018-02-14', '-o', pack)
    assert packs[0].read_bytes() == packs[1].read_bytes()

    def tool(*command):
        done = subprocess.run([*command], capture_output=True, text=True)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    tool('qpdf', '--check', packs[0])
    assert re.search(r'Pages: +9$', tool('pdfinfo', packs[0]), re.M)
    for mode in ([], ['-layout'], ['-raw']):
        sheet = tool('pdftotext', *mode, '-l', '1', packs[0], '-')
        ranges = re.findall(r'(?:^|\s)(\d+ - \d+)$', sheet, re.M)
        assert ranges == ['1 - 2', '3 - 8'], (mode, ranges)
    for page in range(2, 10):
        text = tool('pdftotext', '-f', str(page), '-l', str(page), packs[0], '-')
        assert f'Page {page - 1}' in text, text
        assert ('Agenda Item 2' in text) == (page == 2) and ('Agenda Item 3' in text) == (page == 4)
    check_structure(json.loads(tool('qpdf', '--json', packs[0])))


def check_structure(report):
    """Links, labels and outline, as another program reads them."""
    objects = report['qpdf'][1]
    pages = [page['object'] for page in report['pages']]
    labels = [label['label']['/S'] for label in report['pagelabels']]
    assert labels == ['/r', '/D'], labels
    assert [part['title'] for part in report['outlines']][1:] == ['2. MINUTES', '3. OFSTED MONITORING VISIT']
    assert [part['destpageposfrom1'] for part in report['outlines']] == [1, 2, 4]
    assert report['outlines'][2]['kids'][0]['title'] == 'Letter'

    def value(reference):
        return objects[f'obj:{reference}']['value'] if isinstance(reference, str) and reference.endswith(' R') else reference

    annotations = [value(a) for a in value(value(pages[0]).get('/Annots', []))]
    leads_to = [pages.index(value(a['/Dest'])[0]) for a in annotations if '/Dest' in a]
    assert sorted(set(leads_to)) == [1, 3], leads_to


def main():
    tests = [test_dry_run, test_words, test_pack]
    print(f'1..{len(tests)}')
    if not REAL.is_dir():
        for n, test in enumerate(tests, 1):
            print(f'ok {n} {test.__name__} # SKIP the real papers are not here')
        return
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder) / 'real.minutebook'
        run('new', book)
        for n, test in zip(itertools.count(1), tests):
            try:
                test(book)
                print(f'ok {n} {test.__name__}')
            except Exception as error:
                failed = True
                print(f'not ok {n} {test.__name__}')
                print('# ' + repr(error).replace('\n', '\n# '))
    sys.exit(failed)


main()
