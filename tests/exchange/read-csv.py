#!/usr/bin/env python3
# Minute Book: our CSV, read with a reader that isn't ours
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-csv.py register FILE          prints the cells as JSON, a row a line
read-csv.py csvw FOLDER [SECRET]   holds each table to csv-metadata.json
"""

import csv
import json
import pathlib
import re
import sys


def read(path):
    data = path.read_bytes()
    assert not data.startswith(b'\xef\xbb\xbf'), 'a byte order mark'
    assert data.endswith(b'\r\n'), 'the last row has no end'
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.reader(file, strict=True))


def check_value(value, column):
    if value == '':
        assert not column['required'], f"{column['name']} is required"
        return
    datatype = column['datatype']
    base = datatype['base'] if isinstance(datatype, dict) else datatype
    if base == 'integer':
        int(value)
    elif base == 'boolean':
        assert value in datatype['format'].split('|'), value
    elif base == 'date':
        assert re.fullmatch(r'\d{4}-\d\d-\d\d', value), value
    elif base == 'time':
        assert re.fullmatch(r'\d\d:\d\d', value), value
    elif isinstance(datatype, dict):
        assert re.fullmatch(datatype['format'], value), value
    else:
        assert base == 'string', base


def check_table(folder, table):
    rows = read(folder / table['url'])
    columns = table['tableSchema']['columns']
    assert rows[0] == [column['name'] for column in columns], table['url']
    assert all(column['titles'][0] == column['name'] for column in columns)
    for row in rows[1:]:
        assert len(row) == len(columns), table['url']
        for value, column in zip(row, columns):
            check_value(value, column)
    names = rows[0]
    ids = [row[names.index(table['tableSchema']['primaryKey'])] for row in rows[1:]]
    assert len(ids) == len(set(ids)), 'an id stands twice'
    return [dict(zip(names, row)) for row in rows[1:]]


def check_folder(folder, secrets):
    metadata = json.loads((folder / 'csv-metadata.json').read_text('utf-8'))
    assert metadata['@context'][0] == 'http://www.w3.org/ns/csvw'
    tables = {table['url']: check_table(folder, table) for table in metadata['tables']}
    for table in metadata['tables']:
        for key in table['tableSchema']['foreignKeys']:
            target = key['reference']
            known = {row[target['columnReference']] for row in tables[target['resource']]}
            for row in tables[table['url']]:
                value = row[key['columnReference']]
                assert value == '' or value in known, (table['url'], key, value)
    for path in folder.iterdir():
        text = path.read_text('utf-8')
        for secret in secrets:
            assert secret.lower() not in text.lower(), (path.name, secret)
    print(json.dumps({url: len(rows) for url, rows in tables.items()}))


if sys.argv[1] == 'register':
    for line in read(pathlib.Path(sys.argv[2])):
        print(json.dumps(line))
else:
    check_folder(pathlib.Path(sys.argv[2]), sys.argv[3:])
