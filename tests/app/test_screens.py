# Minute Book: pictures of every page, light, dark, in high contrast, and narrow
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaves the pictures in 'screens' in the build folder, and sees to it that
nothing is cut off: that no page asks for more than the window has is a warning
of the toolkit's, and warnings are fatal."""

import os
import re
import subprocess
import sys
from pathlib import Path

from pages import expand, prepare, visit
from screen import wait_for
from tap import run

OCTOBER = "14 October 2026"
DECEMBER = "9 December 2026"
NOVEMBER = {"SOURCE_DATE_EPOCH": "1796040000"}  # 30 November 2026
SCREENS = Path(os.environ.get("G_TEST_BUILDDIR", ".")) / "screens"


def settle():
    """Waits until two pictures in a row are the same, and returns the picture."""
    last = [b""]

    def look():
        picture = subprocess.run(
            ["import", "-silent", "-window", "root", "rgb:-"], check=True, capture_output=True
        ).stdout
        same, last[0] = picture == last[0], picture
        return same

    wait_for(look, "a screen that rests")


def keep(name, width, height):
    settle()
    SCREENS.mkdir(exist_ok=True)
    path = SCREENS / f"{name}.png"
    subprocess.run(
        ["import", "-silent", "-window", "root", "-crop", f"{width}x{height}+0+0", "+repage", path],
        check=True,
    )
    colours = subprocess.run(
        ["identify", "-format", "%k", path], check=True, capture_output=True, text=True
    ).stdout
    assert int(colours) > 50, f"{name} is empty"


def picture_first(app, name):
    app.click(app.all("list item", within=app.see("list", name))[0])
    app.miss("list", name)


def picture_pages(desk, style, environment):
    prepare(desk)
    app = desk.start(desk.book, environment={**NOVEMBER, **environment})
    app.see("list", "Meetings")
    app.resize(1366, 768)
    for number, page in enumerate(visit(app), 1):
        keep(f"{style}-{number:02}-{'-'.join(re.findall('[a-z0-9]+', page))}", 1366, 768)
    app.close()


def light(desk):
    picture_pages(desk, "light", {})


def dark(desk):
    picture_pages(desk, "dark", {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})


def high_contrast(desk):
    picture_pages(desk, "high-contrast", {"ADW_DEBUG_HIGH_CONTRAST": "1"})


def narrow(desk):
    app = desk.open_meeting(OCTOBER)
    app.see("list item", "32 Missing from home: return interviews")
    for width, height in ((680, 768), (360, 700)):
        app.resize(width, height)
        keep(f"meeting-{width}", width, height)
        app.key("ctrl+i")
        app.see("text", "Place")
        keep(f"details-{width}", width, height)
        app.key("Escape")
        app.miss("text", "Place")
        app.key("alt+4")
        app.see("image", "Page 1 of 2")
        keep(f"papers-{width}", width, height)
        app.key("alt+3")
    app.key("alt+Left")
    app.see("list item", lambda name: DECEMBER in name)
    keep("meetings-360", 360, 700)
    app.close()


def narrow_item(desk):
    """What is open in the agenda, and what opens over it, as narrow as can be."""
    prepare(desk)
    app = desk.open_meeting(DECEMBER)
    app.click(app.see("list item", lambda name: name.startswith("4, ")))
    app.see("text", "Title")
    expand(app, "Ward plan")
    app.see("list item", "Fonts missing")
    for width, height in ((680, 768), (360, 700)):
        app.resize(width, height)
        keep(f"item-{width}", width, height)
    app.key("alt+4")
    app.press("button", "Published Papers…")
    app.see("list", "Published So Far")
    keep("published-360", 360, 700)
    app.press("button", "Publish Supplement…")
    app.see("list", "To Put Right First")
    keep("preflight-360", 360, 700)
    app.key("Escape")
    app.miss("list", "To Put Right First")
    app.close()


def narrow_panel(desk):
    app = desk.start(desk.book)
    app.see("list", "Meetings")
    app.click(app.see("list item", "Panels"))
    app.see("list", "List of panels")
    picture_first(app, "List of panels")
    app.resize(680, 768)
    keep("panels-first-680", 680, 768)
    app.tab_to("text", "Add a member by name")
    keep("panels-members-680", 680, 768)
    app.resize(360, 700)
    keep("panels-members-360", 360, 700)
    app.close()


def start(desk):
    app = desk.start()
    app.see("button", "Try the Sample Council")
    app.resize(1100, 720)
    keep("start", 1100, 720)
    app.close()


if __name__ == "__main__":
    sys.exit(run([light, dark, high_contrast, narrow, narrow_item, narrow_panel, start]))
