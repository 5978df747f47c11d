# Minute Book: what is found in an attached paper, seen and cured in the window
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sqlite3
import subprocess
import sys

import paper
from screen import Atspi, states, wait_for
from tap import run
from test_window import assert_named

CLI = os.environ["MINUTEBOOK_CLI"]
MEETING = "Children and Families Scrutiny Panel:2026-12-09"


def write_paper(desk, restricted=False):
    path = paper.write_paper(desk.folder / "Ward plan.pdf")
    if restricted:
        plain, path = path, desk.folder / "Locked plan.pdf"
        subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--modify=none", "--", plain, path], check=True)
    return path


def attach(desk, path, *more):
    subprocess.run([CLI, "attach", desk.book, MEETING, "4", path, *more], check=True, stdout=subprocess.DEVNULL)


def open_item(desk):
    app = desk.open_meeting("9 December 2026")
    app.click(app.see("list item", lambda name: name.startswith("4, ")))
    app.see("text", "Title")
    return app


def expand(app, title):
    """A paper's row and its header have the same name; the header is the stop."""
    app.see("list item", title)
    for _ in range(60):
        app.key("Tab")
        if any(app.has_focus(node) for node in app.all("list item", title)):
            break
    app.key("Return")
    app.see("list item", "Save the Text…")


def shows_what_was_found(desk):
    attach(desk, write_paper(desk))
    app = open_item(desk)
    app.see_words("No tags, No title, No language, Fonts missing")
    expand(app, "Ward plan")
    for badge in ("No tags", "Fonts missing", "Not PDF/UA"):
        app.see("list item", badge)
    assert "Document structure tags" in app.see("list item", "No tags").get_description()
    assert_named(app)
    app.close()


def examines_an_older_paper(desk):
    attach(desk, write_paper(desk))
    book = sqlite3.connect(desk.book)
    book.execute("UPDATE document SET findings = NULL")
    book.commit()
    book.close()
    app = open_item(desk)
    app.see_words("No tags, No title, No language, Fonts missing")
    app.close()
    assert desk.ask("SELECT count(*) FROM document WHERE findings IS NOT NULL") == [(0,)]


def asks_about_a_restricted_paper(desk):
    path = write_paper(desk, restricted=True)
    app = open_item(desk)
    for answer in ("Don’t Attach", "Attach Anyway"):
        app.press("button", "Attach PDFs…")
        app.see("button", "Open")
        app.key("ctrl+l")
        app.choose_file("Open", path)
        app.see_words("has restricted what may be done with it")
        app.press("button", answer)
        app.miss("button", answer)
    app.see("list item", "Locked plan")
    app.see_words("Restricted by its owner")
    papers = desk.ask("SELECT count(*) FROM document WHERE file_name = 'Locked plan.pdf'")
    assert papers == [(1,)], papers
    app.close()


def ends_the_wait_for_a_paper(desk):
    """What was to follow is there, in one step with the paper, and so it is undone."""
    path = write_paper(desk)
    book = sqlite3.connect(desk.book)
    book.execute("UPDATE item SET to_follow = 1 WHERE id = (SELECT item FROM document WHERE title LIKE 'Return interviews%')")
    book.commit()
    book.close()

    def waits(wanted):
        switch = app.see(name="Paper to follow")
        return wait_for(lambda: (Atspi.StateType.CHECKED in states(switch)) == wanted, f"a mark that is {wanted}")

    app = open_item(desk)
    waits(True)
    app.press("button", "Attach PDFs…")
    app.see("button", "Open")
    app.key("ctrl+l")
    app.choose_file("Open", path)
    app.see("list item", "Ward plan")
    waits(False)
    assert desk.ask("SELECT count(*) FROM item WHERE to_follow = 1") == [(0,)]
    # In a text, Undo takes back what was typed there.
    app.tab_to("button", "Attach PDFs…")
    app.key("ctrl+z")
    app.miss("list item", "Ward plan")
    waits(True)
    assert desk.ask("SELECT count(*) FROM item WHERE to_follow = 1") == [(1,)]
    app.close()


def saves_the_text(desk):
    path = desk.folder / "interviews.txt"
    app = open_item(desk)
    expand(app, lambda name: name.startswith("Return interviews: themes"))
    app.tab_to("list item", "Save the Text…")
    app.key("Return")
    app.choose_file("Save", path)
    app.see_words("Saved “interviews.txt”")
    app.see("button", "Show in Folder")
    assert "\n\nPage 1\n\n" in path.read_text(encoding="utf-8")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        shows_what_was_found,
        examines_an_older_paper,
        asks_about_a_restricted_paper,
        ends_the_wait_for_a_paper,
        saves_the_text,
    ]))
