#!/usr/bin/env python3
# Minute Book: our documents, opened by LibreOffice
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_office.py WRITE-PLATES: LibreOffice turns each document into text, where
every word of the paper has to stand in its order."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

WRITE_PLATES = sys.argv.pop(1)
OFFICE = shutil.which("soffice")


# A hostile text's bidirectional mark is no word; and of bullets LibreOffice
# writes its own as text, whatever the document has.
LEFT_OUT = "\ufeff\u202e•◦▪-–"


def fold(text):
    return "".join(letter for letter in text if not letter.isspace() and letter not in LEFT_OUT)


@unittest.skipUnless(OFFICE, "LibreOffice (package libreoffice-writer-nogui) is not there")
class TestOffice(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        subprocess.run([WRITE_PLATES, folder.name], check=True)

    def convert(self, files, to):
        environment = {**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        # Meant for us.
        for name in ("G_DEBUG", "LD_PRELOAD"):
            environment.pop(name, None)
        subprocess.run([OFFICE, "--headless", "--norestore", f"-env:UserInstallation=file://{self.folder}/profile",
                        "--convert-to", to, "--outdir", str(self.folder), *map(str, files)],
                       env=environment, check=True, capture_output=True, timeout=150)

    def test_every_word(self):
        documents = sorted(self.folder.glob("*.docx"))
        self.assertGreaterEqual(len(documents), 9)
        self.convert(documents, "txt:Text (encoded):UTF8")
        for document in documents:
            with self.subTest(document.stem):
                expected = fold(document.with_suffix(".words").read_text(encoding="utf-8"))
                found = fold(document.with_suffix(".txt").read_text(encoding="utf-8"))
                self.assertEqual(found, expected)


if __name__ == "__main__":
    unittest.main()
