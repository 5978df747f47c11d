# Minute Book: exempt business in the window
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys

from screen import wait_for
from tap import run
from test_agenda import agenda
from test_papers import DECEMBER, OCTOBER, plan_december, see_focus, see_page
from test_window import assert_named

OFFER = "Add the Resolution"


def photograph(name):
    """A picture of the screen, for whoever looks."""
    folder = os.environ.get("MINUTEBOOK_PICTURES")
    if folder:
        subprocess.run(["import", "-window", "root", os.path.join(folder, name)], check=True)


def offers_the_resolution(desk):
    app = desk.open_meeting(DECEMBER)
    app.see("button", OFFER)
    photograph("offer.png")
    assert_named(app)
    app.press("button", OFFER)
    app.see("list item", lambda name: name.startswith("6, Exclusion of the public"))
    app.see("list item", lambda name: name.startswith("7, Placements"))
    app.miss("button", OFFER)
    photograph("resolution.png")
    wait_for(lambda: ["6", "Exclusion of the public"] in [list(item) for item in agenda(desk, "2026-12-09")],
             "the resolution in the book")
    app.key("Escape")
    app.key("ctrl+z")
    app.see("list item", lambda name: name.startswith("6, Placements"))
    app.see("button", OFFER)
    app.close()


def takes_a_summary_for_the_public(desk):
    app = desk.open_meeting(OCTOBER)
    app.key("alt+1")
    app.click(app.see("list item", lambda name: "Placements" in name))
    app.see("text", "Summary for the public")
    photograph("summary.png")
    assert_named(app)
    app.close()


def protects_a_restricted_pack(desk):
    file = desk.folder / "pack.pdf"
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("toggle button", "Pack")
    see_page(app, "Page 1 of 7", "Public Document Pack")
    app.click(app.see("combo box", "Public"))
    app.key("Down", "Return")
    see_page(app, "Page 1 of 9", "PLACEMENTS: LARKHILL HOMES")
    app.press("button", "Export this paper")
    app.see("button", "Choose a File…")
    assert_named(app)
    app.enter("text", "Password", "open sesame")
    app.see_words("It is typed twice")
    app.enter("text", "Repeat the password", "open")
    app.see_words("The two are not the same yet")
    photograph("password.png")
    app.enter("text", "Repeat the password", "open sesame")
    app.miss("label", "The two are not the same yet")
    app.press("button", "Choose a File…")
    app.choose_file("Export", file)
    app.see_words("Pack exported")
    told = subprocess.run(["qpdf", "--password=open sesame", "--show-encryption", file],
                          check=True, capture_output=True, text=True).stdout
    assert "R = 6" in told, told
    assert subprocess.run(["qpdf", "--requires-password", file], check=False).returncode == 0
    assert b"open sesame" not in desk.book.read_bytes()
    app.close()


def publishes_a_restricted_pack(desk):
    file = desk.folder / "all.pdf"
    plan_december(desk)
    app = desk.open_meeting(DECEMBER)
    app.press("button", "Publish Agenda…")
    app.see("list", "To Consider")
    app.click(app.see("combo box", "For"))
    app.key("Down", "Return")
    app.press("button", "Publish…")
    see_focus(app, "text", "Password")
    app.enter("text", "Password", "open sesame")
    app.enter("text", "Repeat the password", "open sesame")
    app.press("button", "Choose a File…")
    app.choose_file("Publish", file)
    app.see_words("Restricted pack published")
    assert subprocess.run(["qpdf", "--requires-password", file], check=False).returncode == 0
    told = desk.ask("SELECT kind, disclosure FROM publication")
    assert told == [("pack", "restricted")], told
    assert desk.meeting("state", "2026-12-09") == "planned", "the public have none yet"
    assert b"open sesame" not in desk.book.read_bytes()

    app.key("alt+4")
    app.see_words("A restricted pack was published on")
    app.press("button", "Published Papers…")
    app.see("list item", lambda name: name.startswith("1. Restricted pack, pages 1 - "))
    assert_named(app)
    app.press("button", "Publish Restricted Pack…")
    app.see("label", "Members and officers")
    app.key("Escape")
    app.miss("label", "Members and officers")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        offers_the_resolution,
        takes_a_summary_for_the_public,
        protects_a_restricted_pack,
        publishes_a_restricted_pack,
    ]))
