# Minute Book: tests of the screen, told as TAP
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs functions as tests.  Each gets a folder of its own with a copy of the
sample book in it, and whatever application it started is ended after it."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from screen import App


class Skip(Exception):
    pass


class Desk:
    """What a test works with."""

    def __init__(self, program, sample, folder):
        self.program = program
        self.folder = folder
        self.book = folder / "harrowmere.minutebook"
        shutil.copy(sample, self.book)
        self.apps = []
        self.at_end = []  # what is undone after the test, the last first

    def start(self, *arguments, environment=None):
        app = App(self.program, *map(str, arguments), environment=environment)
        self.apps.append(app)
        return app

    def open_meeting(self, day, **options):
        app = self.start(self.book, **options)
        app.see("list", "Meetings")
        app.resize(1366, 768)
        app.click(app.see("list item", lambda name: day in name))
        app.see_words("Saved")
        app.see("page tab", "Agenda")
        return app

    def ask(self, question):
        """Asks a copy of the book on the disk."""
        return self.ask_book(self.book, question)

    def ask_book(self, book, question):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / book.name
            for suffix in ("", "-wal"):
                source = Path(f"{book}{suffix}")
                if source.exists():
                    shutil.copy(source, f"{copy}{suffix}")
            connection = sqlite3.connect(copy)
            try:
                return connection.execute(question).fetchall()
            finally:
                connection.close()

    def meeting(self, field, day="2026-10-14"):
        rows = self.ask(f"SELECT {field} FROM meeting WHERE date = '{day}' ORDER BY id")
        return rows[0][0] if rows else None


def run(tests):
    program, make_sample, *names = sys.argv[1:]
    tests = [test for test in tests if not names or test.__name__ in names]
    failed = 0
    with tempfile.TemporaryDirectory() as root:
        sample = Path(root) / "sample.minutebook"
        subprocess.run([make_sample, sample], check=True)
        print(f"1..{len(tests)}", flush=True)
        for number, test in enumerate(tests, 1):
            folder = Path(root) / str(number)
            folder.mkdir()
            desk = Desk(program, sample, folder)
            name = test.__name__.replace("_", " ")
            try:
                test(desk)
                print(f"ok {number} {name}", flush=True)
            except Skip as why:
                print(f"ok {number} {name} # SKIP {why}", flush=True)
            except Exception:
                failed += 1
                print(f"not ok {number} {name}", flush=True)
                # Where a test's errors are shown, and its lines of TAP are not.
                print(f"{name}:\n{traceback.format_exc()}", file=sys.stderr, flush=True)
            finally:
                for app in desk.apps:
                    app.end()
                for undo in reversed(desk.at_end):
                    undo()
    return 1 if failed else 0
