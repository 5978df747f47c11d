# Minute Book: the clerk's whole job, from an empty book to signed minutes
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each journey is done as a clerk does it, with the keys, and judged by what is in
the book and in the files at its end."""

import os
import subprocess
import sys

from screen import wait_for
from tap import run

CLI = os.environ["MINUTEBOOK_CLI"]
PANEL = "Housing Scrutiny Panel"
DAY = "2027-02-10"
MEMBERS = [
    "Councillor Ann Ashworth", "Councillor Ben Okafor", "Councillor Carol Brierley",
    "Councillor David Dunne", "Councillor Emma Hussain", "Councillor Frank Lomax",
    "Councillor Grace Pryce", "Councillor Harold Fenn", "Councillor Irene Whittle",
]
OFFICERS = [
    "Tom Carver, Head of Housing", "Jane Lee, Tenancy Manager", "Priya Shah, Panel Clerk",
]
ITEMS = ["Repairs and damp", "Empty homes", "Rents for the year to come"]


def ask(desk, question):
    return desk.ask_book(desk.new_book, question)


def tell(desk, *words):
    return subprocess.run([CLI, *words], check=True, capture_output=True, text=True).stdout


def text_of_pdf(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True,
                          text=True).stdout


def choose_file(app, path):
    """Types a path into the dialog that asks for a file."""
    app.key("ctrl+a")
    app.type(str(path))
    app.key("Return")


def make_book(desk, app):
    app.press("button", "New Minute Book…")
    app.see("button", lambda name: name in ("Create", "Save"))
    choose_file(app, desk.new_book)
    app.see_words("Add Your First Panel")
    app.resize(1366, 768)


def make_panel(app):
    app.press("button", "New Panel…")
    app.see("text", "Panel’s name")
    app.tab_to("text", "Panel’s name")
    app.type(PANEL)
    app.tab_to("text", "Council")
    app.type("Stoneley District Council")
    app.key("Return")
    app.see("list", "Standing Agenda")
    app.tab_to("text", "Usual place")
    app.type("Committee Room 1, The Town Hall")
    app.tab_to("text", "Usual time")
    app.type("6pm")
    app.tab_to("text", "Quorum")
    app.type("3")
    app.tab_to("text", "Add a member by name")
    for member in MEMBERS:
        app.type(member)
        app.key("Return")
        app.see("button", f"Remove {member}")


def plan_meeting(app):
    app.key("ctrl+n")
    app.see("button", "Plan")
    app.tab_to("text", "Date")
    app.type("10 Feb 2027")
    app.key("Return")
    app.see_words("Wednesday 10 February 2027")
    app.see("list", "Agenda")


def add_items(app):
    app.click(app.see("list item", "3, Minutes"))
    for number, title in enumerate(ITEMS, 4):
        app.key("ctrl+Return")
        app.see("list item", f"{number}, New item")
        app.type(title)
        app.see("list item", f"{number}, {title}")


def add_officers(app):
    app.key("alt+2")
    app.see("page tab", "Attendance")
    app.tab_to("text", "Add a person: name, job title")
    for officer in OFFICERS:
        app.type(officer)
        app.key("Return")
        app.see_words(officer.split(",")[0])


def publishes_a_pack_from_an_empty_book(desk):
    desk.new_book = desk.folder / "stoneley.minutebook"
    pack = desk.folder / "agenda.pdf"
    app = desk.start()
    make_book(desk, app)
    make_panel(app)
    plan_meeting(app)
    add_items(app)
    add_officers(app)
    app.see_words("Saved")
    app.close()

    titles = [title for (title,) in ask(desk, "SELECT title FROM item ORDER BY position")]
    assert titles == ["Apologies for absence", "Declarations of interest", "Minutes", *ITEMS,
                      "Date of next meeting", "Urgent items"], titles
    assert ask(desk, "SELECT count(*) FROM membership") == [(len(MEMBERS),)]
    assert ask(desk, "SELECT count(*) FROM person") == [(len(MEMBERS) + len(OFFICERS),)]
    assert tell(desk, "check", desk.new_book) == ""


if __name__ == "__main__":
    sys.exit(run([publishes_a_pack_from_an_empty_book]))
