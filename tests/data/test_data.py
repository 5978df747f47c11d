# Minute Book: tests of what the desktop is told of the application
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_data.py METAINFO DESKTOP-FILE MIME-TYPE VERSION

What the validators of each format can't know: that the files agree with each
other, that the pictures they name are there, and that a book's type is known."""

import configparser
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DATA = PROJECT / "data"
ICONS = DATA / "icons" / "hicolor"
ID = "io.github.minutebook.MinuteBook"
TYPE = "application/vnd.minutebook+sqlite3"
PICTURES = "https://raw.githubusercontent.com/minutebook/minutebook/main/data/screenshots/"
MOST_BYTES = 300_000
NAMESPACE = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}


def png_size(path):
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR", f"{path.name} is no PNG"
    return struct.unpack(">II", head[16:24])


class Metainfo(unittest.TestCase):
    def setUp(self):
        self.root = ElementTree.parse(METAINFO).getroot()

    def test_each_picture_is_in_the_tree(self):
        images = self.root.findall("screenshots/screenshot/image")
        self.assertGreaterEqual(len(images), 3)
        named = set()
        for image in images:
            address = image.text.strip()
            self.assertTrue(address.startswith(PICTURES), address)
            path = DATA / "screenshots" / address[len(PICTURES):]
            named.add(path.name)
            self.assertEqual(png_size(path), (int(image.get("width")), int(image.get("height"))))
            self.assertLess(path.stat().st_size, MOST_BYTES, path.name)
        self.assertEqual(named, {path.name for path in (DATA / "screenshots").iterdir()})
        for screenshot in self.root.findall("screenshots/screenshot"):
            self.assertTrue(screenshot.findtext("caption"))

    def test_the_newest_release_is_this_one(self):
        release = self.root.find("releases/release")
        self.assertEqual(release.get("version"), VERSION)
        self.assertTrue(release.findtext("description/p"))

    def test_readme_shows_pictures_that_are_there(self):
        shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (PROJECT / "README.md").read_text(encoding="utf-8"))
        self.assertTrue(shown)
        for path in shown:
            self.assertTrue((PROJECT / path).is_file(), path)


class Names(unittest.TestCase):
    def test_the_files_name_each_other(self):
        desktop = configparser.ConfigParser(interpolation=None, delimiters="=")
        desktop.optionxform = str
        desktop.read(DESKTOP_FILE, encoding="utf-8")
        entry = desktop["Desktop Entry"]
        metainfo = ElementTree.parse(METAINFO).getroot()
        mime = ElementTree.parse(MIME_TYPE).getroot().find("mime:mime-type", NAMESPACE)

        self.assertEqual(entry["Icon"], ID)
        self.assertEqual(entry["MimeType"], f"{TYPE};")
        self.assertEqual(entry["Exec"], "minutebook %f")
        self.assertEqual(metainfo.findtext("id"), ID)
        self.assertEqual(metainfo.findtext("launchable"), f"{ID}.desktop")
        self.assertEqual(metainfo.findtext("provides/mediatype"), TYPE)
        self.assertEqual(mime.get("type"), TYPE)
        self.assertEqual(mime.find("mime:icon", NAMESPACE).get("name"), f"{ID}-book")


class Icons(unittest.TestCase):
    def drawing(self, path, size):
        root = ElementTree.parse(ICONS / path).getroot()
        self.assertEqual(root.get("viewBox"), f"0 0 {size} {size}")
        self.assertEqual((root.get("width"), root.get("height")), (str(size), str(size)))
        # A drawing of our own: neither a picture within it nor anything from outside.
        for node in root.iter():
            self.assertNotIn(node.tag.rpartition("}")[2], ("image", "script", "foreignObject", "text"))
            self.assertFalse([name for name in node.attrib if name.endswith("href")])
        return root

    def test_in_colours(self):
        self.drawing(f"scalable/apps/{ID}.svg", 128)
        self.drawing(f"scalable/mimetypes/{ID}-book.svg", 128)

    def test_in_one_colour(self):
        root = self.drawing(f"symbolic/apps/{ID}-symbolic.svg", 16)
        fills = {node.get("fill") for node in root.iter() if node.get("fill")}
        self.assertEqual(len(fills), 1)
        self.assertFalse([node for node in root.iter() if node.get("stroke") or node.get("opacity")])


class MimeType(unittest.TestCase):
    @unittest.skipUnless(shutil.which("update-mime-database"), "no update-mime-database")
    def test_a_book_is_known_by_its_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            packages = pathlib.Path(folder) / "mime" / "packages"
            packages.mkdir(parents=True)
            shutil.copy(MIME_TYPE, packages / f"{ID}.xml")
            said = subprocess.run(["update-mime-database", packages.parent],
                                  env={**os.environ, "XDG_DATA_DIRS": folder},
                                  check=True, capture_output=True, text=True)
            self.assertEqual(said.stderr, "")
            magic = (packages.parent / "magic").read_bytes()
            self.assertIn(f"[80:{TYPE}]".encode(), magic)
            self.assertIn(b">0=\x00\x10SQLite format 3\x00\n", magic)
            self.assertIn(b"1>68=\x00\x04MnBk", magic)
            self.assertIn(f"{TYPE}:*.minutebook", (packages.parent / "globs").read_text())
            self.assertIn(f"{TYPE}:{ID}-book", (packages.parent / "icons").read_text())


if __name__ == "__main__":
    METAINFO, DESKTOP_FILE, MIME_TYPE, VERSION = sys.argv[1:5]
    unittest.main(argv=sys.argv[:1])
