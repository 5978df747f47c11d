# Minute Book: a meeting's papers: their preview and their export
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sqlite3
import subprocess
import sys
import zipfile

from screen import wait_for
from tap import run
from test_window import assert_named

CLI = os.environ["MINUTEBOOK_CLI"]
DECEMBER = "9 December 2026"
OCTOBER = "14 October 2026"


def prepare(desk, *statements):
    connection = sqlite3.connect(desk.book)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def plan_december(desk):
    prepare(desk, "UPDATE meeting SET state = 'planned' WHERE date = '2026-12-09'")


def see_focus(app, role, name):
    wait_for(lambda: any(app.has_focus(node) for node in app.all(role, name)), f"the focus on {name}")


def see_page(app, name, words):
    """The page, as soon as it says these words."""
    return wait_for(
        lambda: [page for page in app.all("image", name) if words in page.get_description()],
        lambda: f"{name} with {words!r}; there is:\n"
        + "\n".join(f"{page.get_name()}: {page.get_description()}" for page in app.all("image")),
    )[0]


def text_of_pdf(path):
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout


def shows_the_papers_and_follows_the_typing(desk):
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.see_words("Page 1 of 1")
    assert_named(app)
    app.enter("text", "Place", "Lapwing Hall")
    see_page(app, "Page 1 of 1", "Lapwing Hall")
    app.key("alt+1")
    app.click(app.see("list item", lambda name: name.startswith("1, ")))
    app.enter("text", "Title", "Welcome by the Chair")
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "WELCOME BY THE CHAIR")
    # The keyboard is on what is chosen, also when something else has chosen it.
    see_focus(app, "toggle button", "Agenda")
    app.press("toggle button", "Minutes")
    see_focus(app, "toggle button", "Minutes")
    see_page(app, "Page 1 of 1", "Children and Families Scrutiny Panel 9 December 2026")
    app.close()


def turns_pages_and_zooms(desk):
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    page = see_page(app, "Page 1 of 1", "Not for publication: exempt under paragraph 3")
    assert "LARKHILL" not in page.get_description()
    app.click(app.see("combo box", "Public"))
    app.key("Down", "Return")
    see_page(app, "Page 1 of 2", "PLACEMENTS: LARKHILL HOMES")
    app.click(app.see("combo box", "Restricted"))
    app.key("Up", "Return")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")

    app.press("toggle button", "Pack")
    see_page(app, "Page 1 of 7", "Public Document Pack")
    app.click(app.see("grouping", "Pages"))
    app.key("End")
    app.see_words("Page 7 of 7")
    app.see("image", "Page 7 of 7")
    app.key("Home")
    app.see_words("Page 1 of 7")
    fitted = app.see("label", lambda name: name.endswith("%")).get_name()
    app.key("ctrl+plus")
    app.miss("label", fitted)
    app.key("ctrl+0")
    app.see("label", fitted)
    app.key("ctrl+minus")
    app.miss("label", fitted)
    app.close()


def exports_a_paper(desk):
    file = desk.folder / "agenda.pdf"
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("button", "Export this paper")
    app.choose_file("Export", file)
    app.see_words("Agenda exported")
    app.see("button", "Open")
    app.see("button", "Show in Folder")
    assert "APOLOGIES FOR ABSENCE" in text_of_pdf(file)
    app.close()


def exports_what_the_name_ends_in(desk):
    file = desk.folder / "agenda.docx"
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("button", "Export this paper")
    app.see("combo box", "PDF documents (.pdf)")
    app.choose_file("Export", file)
    app.see_words("Agenda exported")
    with zipfile.ZipFile(file) as package:
        assert "Apologies for absence" in package.read("word/document.xml").decode()
    app.close()


def gives_up_an_export(desk):
    slow = desk.folder / "slow-reader"
    slow.write_text(f"#!/bin/sh\nsleep 60\nexec {os.environ['MINUTEBOOK_READER']} \"$@\"\n")
    slow.chmod(0o755)
    file = desk.folder / "pack.pdf"
    app = desk.open_meeting(DECEMBER, environment={
        "MINUTEBOOK_READER": str(slow), "XDG_CACHE_HOME": str(desk.folder / "cache")})
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("toggle button", "Pack")
    app.press("button", "Export this paper")
    app.choose_file("Export", file)
    app.see_words("Exporting the pack…")
    app.see("progress bar")
    app.press("button", "Cancel")
    app.see_words("Export cancelled")
    assert not file.exists()
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        shows_the_papers_and_follows_the_typing,
        turns_pages_and_zooms,
        exports_a_paper,
        exports_what_the_name_ends_in,
        gives_up_an_export,
    ]))
