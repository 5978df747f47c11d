# Minute Book: today and the registers, worked as a clerk works them
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import json
import subprocess
import sys

from screen import wait_for
from tap import run
from test_window import assert_named

CLI = sys.argv.pop(1)
NOVEMBER = {"SOURCE_DATE_EPOCH": "1796040000"}  # 30 November 2026
OPEN = (
    "Ask the police and the two hospitals",
    "Find out for each of the 61 children",
    "Plan a visit where it was over a month ago",
    "Bring the six-month summary",
    "Bring a draft of the new pledge",
)


def actions(desk):
    """What the command line says of the book's actions: their states, by text."""
    told = subprocess.run(
        [CLI, "list", "actions", desk.book, "--format", "json"],
        check=True, capture_output=True, text=True,
    )
    return {row["text"]: row["state"] for row in json.loads(told.stdout)}


def count_done(desk):
    return desk.ask("SELECT count(*) FROM action WHERE state = 'done'")[0][0]


def start(desk):
    app = desk.start(desk.book, environment=NOVEMBER)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    return app


def row(app, text):
    return app.see(None, lambda name: name.startswith(text + ", ") or name.startswith(text))


def open_actions(desk):
    app = start(desk)
    app.click(app.see("list item", "Actions, 2 overdue"))
    for text in OPEN:
        row(app, text)
    app.see("button", "Go to the Minute")
    return app


def focus_list(app):
    app.click(row(app, OPEN[0]))


def says_what_waits(desk):
    app = start(desk)
    app.click(app.see("list item", "Today"))
    app.see_words("Minutes to Draft")
    words = app.words()
    for heading in ("Actions Overdue", "Actions Due This Week", "Minutes to Approve"):
        assert heading in words, words
    assert "17 days late" in words, words
    assert_named(app)
    app.click(app.see(None, lambda name: name.startswith("Ask the police")))
    app.see_words("Wednesday 14 October 2026")
    app.key("alt+Left")
    app.see_words("Actions Due This Week")
    app.close()


def export_register(app, keys, file):
    app.key(keys)
    app.choose_file("Export", file)
    wait_for(file.exists, f"{file.name} in its folder")
    app.see_words("Register exported")


def closes_three_actions_and_exports_the_register(desk):
    """Journey 3: the keyboard alone, from the first page to the files."""
    table, paper = desk.folder / "actions.csv", desk.folder / "actions.pdf"
    app = start(desk)
    app.key("F9", "Home", "Down", "Return")
    row(app, OPEN[0])
    app.see("button", "Go to the Minute")
    assert_named(app)
    app.tab_to("table row", lambda name: name.startswith(OPEN[0]))
    app.key("shift+Down", "shift+Down")
    app.see_words("3 selected")
    app.see("button", "Mark Done")
    # Where the words leave nothing, nothing is selected.
    app.key("ctrl+l")
    app.type("xyz")
    app.see_words("None Like That")
    wait_for(lambda: app.first("button", "Mark Done") is None, "no bar for what is selected")
    app.key("ctrl+a", "Delete")
    app.tab_to("table row", lambda name: name.startswith(OPEN[0]))
    app.key("shift+Down", "shift+Down")
    app.see_words("3 selected")
    app.key("ctrl+d")
    wait_for(lambda: count_done(desk) == 4, "four actions done")
    app.see("list item", lambda name: name == "Actions")
    app.see_words("3 actions marked done")
    app.see_words("Saved")

    # As one change, which is undone at once.
    app.key("ctrl+z")
    wait_for(lambda: count_done(desk) == 1, "one action done")
    app.key("ctrl+shift+z")
    wait_for(lambda: count_done(desk) == 4, "four actions done again")

    # What is done has left the list; the keyboard goes on with what came into its place.
    wait_for(lambda: app.has_focus(row(app, OPEN[3])), "the focus on the next row")
    export_register(app, "ctrl+e", table)
    export_register(app, "ctrl+shift+e", paper)
    app.key("ctrl+q")
    app.wait_for_end()

    states = actions(desk)
    assert sorted(states.values()) == ["done"] * 4 + ["open"] * 2, states
    still_open = sorted(text for text, state in states.items() if state == "open")
    with open(table, encoding="utf-8-sig", newline="") as file:
        shown = [line["text"] for line in csv.DictReader(file)]
    assert sorted(shown) == still_open, shown
    text = subprocess.run(["pdftotext", paper, "-"], check=True, capture_output=True, text=True).stdout
    words = " ".join(text.split())
    for action in states:
        assert (action in words) == (action in still_open), f"{action!r} in {words!r}"


def fits_every_width(desk):
    """What asks for more than the window has is a warning of the toolkit's, and so the end."""
    app = open_actions(desk)
    for place in ("Actions", "Resolutions"):
        app.click(app.see("list item", lambda name: name.split(",")[0] == place))
        app.see("button", "Go to the Minute")
        for width, height in ((3840, 2160), (1366, 768), (1000, 700), (861, 700), (680, 768), (480, 700),
                              (360, 700)):
            app.resize(width, height)
            app.see("entry", "Only with these words")
        app.resize(1366, 768)
    app.close()


def moves_several_due_dates(desk):
    app = open_actions(desk)
    focus_list(app)
    app.key("shift+Down")
    app.see_words("2 selected")
    app.press("button", "Change Due Date…")
    app.press("button", "Change")
    app.see_words("Say by which day they are to be done")
    app.enter("text", "Due", "1 Feb 2027")
    app.press("button", "Change")
    wait_for(lambda: desk.ask("SELECT count(*) FROM action WHERE due = '2027-02-01'") == [(2,)],
             "two new dates in the book")
    app.see("list item", "Actions")

    # That offers to be undone, until something else is done.
    app.press("button", "Undo")
    wait_for(lambda: desk.ask("SELECT count(*) FROM action WHERE due = '2027-02-01'") == [(0,)],
             "the old dates in the book")
    app.miss("button", "Undo")
    app.close()


def edits_beside_the_list(desk):
    app = open_actions(desk)
    focus_list(app)
    app.see_words("Missing from home")
    app.key("F2")
    app.enter("text", "Due in words", "before the meeting")
    wait_for(lambda: desk.ask("SELECT count(*) FROM action WHERE due_words = 'before the meeting'")
             == [(1,)], "the words in the book")
    app.enter("text", "Due", "1 Oct 2026")
    row(app, OPEN[0])
    wait_for(lambda: "8 weeks late" in app.words(), "how late it is")
    app.key("Escape")
    app.miss("button", "Go to the Minute")
    app.close()


def keeps_notes_of_progress(desk):
    app = open_actions(desk)
    focus_list(app)
    app.see_words("Missing from home")
    app.enter("text", "Progress", "Both hospitals agreed.")
    app.press("button", "Add Note")
    wait_for(lambda: desk.ask("SELECT text, date FROM progress")
             == [("Both hospitals agreed.", "2026-11-30")], "the note in the book")
    app.see_words("30 November 2026")
    app.close()


def filters_and_leads_to_the_minute(desk):
    app = open_actions(desk)
    app.enter("entry", "Only with these words", "HOSPITALS")
    app.miss(None, lambda name: name.startswith(OPEN[4]))
    focus_list(app)
    app.key("Return")
    app.see_words("Wednesday 14 October 2026")
    minute = app.see("list item", "32 Missing from home: return interviews")
    wait_for(lambda: any(app.has_focus(node) for node in app.each("text", within=minute)), "the focus in the minute")
    app.key("alt+Left")
    row(app, OPEN[0])
    app.close()


def shows_resolutions(desk):
    app = start(desk)
    app.click(app.see("list item", "Resolutions"))
    app.see_words("in this book")
    app.see("button", "Go to the Minute")
    assert_named(app)
    app.key("ctrl+shift+e")
    app.see_words("A public register leaves it out")
    app.press("button", "Public")
    paper = desk.folder / "resolutions.pdf"
    app.choose_file("Export", paper)
    wait_for(paper.exists, "the register in its folder")
    app.see_words("Register exported")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        says_what_waits,
        closes_three_actions_and_exports_the_register,
        fits_every_width,
        moves_several_due_dates,
        edits_beside_the_list,
        keeps_notes_of_progress,
        filters_and_leads_to_the_minute,
        shows_resolutions,
    ]))
