# Minute Book: takes the pictures that the software centre and the README show
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py PROGRAM MAKE-SAMPLE FOLDER

Run on the screen of with-display: opens the sample council as a clerk would, and
leaves a picture of each page in FOLDER, in few colours, so that they stay small."""

import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from screen import App
from test_screens import settle

SIZE = (1366, 768)
OCTOBER = "14 October 2026"
DECEMBER = "9 December 2026"
# What is late and what is due is as the sample means it, whenever this is run.
TODAY = str(int(datetime(2026, 11, 23, 9, tzinfo=timezone.utc).timestamp()))


def keep(folder, name):
    # Where it lights nothing up, and no tip appears.
    subprocess.run(["xdotool", "mousemove", str(SIZE[0] - 1), str(SIZE[1] - 1)], check=True)
    settle()
    picture = subprocess.run(
        ["import", "-silent", "-window", "root", "-crop", "%dx%d+0+0" % SIZE, "+repage", "png:-"],
        check=True, capture_output=True,
    ).stdout
    subprocess.run(
        ["convert", "png:-", "-strip", "-dither", "None", "-colors", "128",
         "-define", "png:compression-level=9", f"PNG8:{folder / name}.png"],
        input=picture, check=True,
    )


def main():
    program, make_sample, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as scratch:
        book = Path(scratch) / "harrowmere.minutebook"
        subprocess.run([make_sample, book], check=True)
        app = App(program, book, environment={"SOURCE_DATE_EPOCH": TODAY})
        try:
            app.see("list item", lambda name: OCTOBER in name)
            app.resize(*SIZE)
            app.click(app.see("list item", lambda name: OCTOBER in name))
            app.see_words("Saved")
            app.key("alt+3")
            app.see_words("The Chair opened the meeting")
            keep(folder, "meeting")
            app.key("alt+Left")
            app.click(app.see("list item", lambda name: DECEMBER in name))
            app.see("list", "Agenda")
            keep(folder, "agenda")
            app.click(app.see("list item", lambda name: name.startswith("Actions")))
            app.see_words("Owner")
            keep(folder, "actions")
        finally:
            app.end()


if __name__ == "__main__":
    main()
