# Minute Book: the clerk's whole job, from an empty book to signed minutes
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each journey is done as a clerk does it, with the keys, and judged by what is in
the book and in the files at its end."""

import os
import shutil
import subprocess
import sys

from screen import wait_for
from tap import run

CLI = os.environ["MINUTEBOOK_CLI"]
PANEL = "Housing Scrutiny Panel"
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


def make_book(desk, app):
    app.press("button", "New Minute Book…")
    app.choose_file(lambda name: name in ("Create", "Save"), desk.new_book)
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


def publish(app, pack):
    """By Tab to the button that says what comes next."""
    app.key("alt+4")
    app.see("image", lambda name: name.startswith("Page 1 of "))
    app.tab_to("button", "Publish Agenda…")
    app.key("Return")
    app.see_words("Before Publishing")
    wait_for(lambda: app.has_focus(app.see("button", "Publish…")), "the end of the look at the agenda")
    app.key("Return")
    app.choose_file("Publish", pack)
    app.see("button", "State: Agenda published")
    app.see_words("Saved")


def publishes_a_pack_from_an_empty_book(desk):
    desk.new_book = desk.folder / "stoneley.minutebook"
    app = desk.start()
    make_book(desk, app)
    make_panel(app)
    plan_meeting(app)
    add_items(app)
    add_officers(app)
    pack = desk.folder / "agenda.pdf"
    publish(app, pack)
    app.close()

    titles = [title for (title,) in ask(desk, "SELECT title FROM item ORDER BY position")]
    assert titles == ["Apologies for absence", "Declarations of interest", "Minutes", *ITEMS,
                      "Date of next meeting", "Urgent items"], titles
    assert ask(desk, "SELECT count(*) FROM membership") == [(len(MEMBERS),)]
    assert ask(desk, "SELECT count(*) FROM person") == [(len(MEMBERS) + len(OFFICERS),)]
    assert ask(desk, "SELECT state FROM meeting") == [("agenda_published",)]
    assert tell(desk, "check", desk.new_book) == ""
    assert subprocess.run(["qpdf", "--check", pack], capture_output=True, check=False).returncode == 0
    printed = " ".join(text_of_pdf(pack).split())
    for words in (*titles, "Stoneley District Council", "Committee Room 1, The Town Hall", "10 February 2027"):
        assert words.casefold() in printed.casefold(), f"{words!r} is not in:\n{printed}"


# What is minuted under each of the panel's own items: the narrative, line by line as
# it is typed, the resolutions, and the actions, each with its owner and when it is due.
MINUTES = [
    (
        ["Tom Carver presented the report. Members heard that:",
         "* 412 reports of damp were open; and", "the oldest was from May."],
        ["That the report be noted.", "That a survey of all homes be made by the autumn."],
        [("Write to each tenant who reported damp.", "Tom Carver", "1 mar 27"),
         ("Bring the survey to the Panel.", "Tom Carver", "8/9/27")],
    ),
    (
        ["Jane Lee said that 61 homes stood empty."],
        ["That the Cabinet be asked for a second repairs team."],
        [("List the empty homes by ward.", "Jane Lee", "next meeting"),
         ("Ask the Cabinet for a second team.", "Priya Shah", "26 Feb 2027")],
    ),
    (
        ["The Panel considered the rents."],
        ["That rents rise by no more than 2.7%."],
        [("Publish the new rents.", "Jane Lee", "31 March 2027")],
    ),
]


def open_meeting_by_keys(desk, app):
    app.see("list item", "All meetings")
    app.resize(1366, 768)
    app.key("ctrl+4")
    app.tab_to("list item", lambda name: "10 February 2027" in name)
    app.key("Return")
    app.see("page tab", "Minutes")
    app.see_words("Saved")


def mark_who_came(app):
    app.key("alt+2")
    app.see_words("not quorate")
    for _ in range(40):
        app.key("Tab")
        if any(app.has_focus(node) for node in app.each("list item", lambda name: "Ashworth" in name)):
            break
    for key in "ppppppapb":
        app.key(key)
    app.see_words("7 in the room")


def see_focus(app, name):
    wait_for(lambda: any(app.has_focus(node) for node in app.each("text", name)),
             lambda: f"the focus in {name!r}; there is:\n{app.describe()}")


def take_item(app, narrative, resolutions, actions):
    see_focus(app, "Narrative")
    for number, line in enumerate(narrative):
        if number > 0:
            app.key("Return")
        app.type(line)
    for text in resolutions:
        app.key("ctrl+r")
        see_focus(app, "Resolution")
        app.type(text)
    for text, owner, due in actions:
        app.key("ctrl+k")
        see_focus(app, "Action")
        app.type(text)
        app.key("F2")
        see_focus(app, "Owner")
        app.type(owner)
        app.key("Tab")
        app.type(due)
        app.key("Tab")
    app.key("ctrl+Next")


def export_minutes(app, path):
    for step, state in (("Mark as Held", "Held"), ("Minutes Drafted", "Minutes drafted")):
        app.tab_to("button", step)
        app.key("Return")
        app.see("button", f"State: {state}")
    app.key("alt+4")
    app.tab_to("toggle button", "Minutes")
    app.key("space")
    app.see("image", lambda name: name.startswith("Page 1 of "))
    app.tab_to("button", "Export this paper")
    app.key("Return")
    app.choose_file("Export", path)
    app.see("button", "Show in Folder")


def takes_the_minutes_of_that_meeting(desk):
    desk.new_book = desk.folder / "stoneley.minutebook"
    shutil.copy(desk.folder.parent / "1" / "stoneley.minutebook", desk.new_book)
    app = desk.start(desk.new_book)
    open_meeting_by_keys(desk, app)
    mark_who_came(app)
    app.key("alt+3")
    see_focus(app, "Narrative")
    app.type("Apologies were received from Councillor Pryce.")
    app.key("ctrl+Next", "ctrl+Next", "ctrl+Next")
    for item in MINUTES:
        take_item(app, *item)
    app.see_words("Saved")
    export_minutes(app, desk.folder / "minutes.pdf")
    app.close()

    assert ask(desk, "SELECT state FROM meeting") == [("minutes_drafted",)]
    resolutions = [text for _, texts, _ in MINUTES for text in texts]
    actions = [action for _, _, rows in MINUTES for action in rows]
    assert [text for (text,) in ask(
        desk, "SELECT text FROM resolution JOIN item ON item = item.id "
        "ORDER BY item.position, resolution.position")] == resolutions
    found = ask(
        desk, "SELECT text, given_name || ' ' || family_name, coalesce(due, due_words) FROM action "
        "JOIN item ON item = item.id JOIN person ON owner = person.id "
        "ORDER BY item.position, action.position")
    days = ["2027-03-01", "2027-09-08", "next meeting", "2027-02-26", "2027-03-31"]
    assert found == [(text, owner, day) for (text, owner, _), day in zip(actions, days)], found
    assert tell(desk, "check", desk.new_book) == ""

    printed = " ".join(text_of_pdf(desk.folder / "minutes.pdf").split())
    for words in (*resolutions, "412 reports of damp were open; and", "(Tom Carver; by 1 March 2027)",
                  "(Jane Lee; next meeting)"):
        assert words in printed, f"{words!r} is not in:\n{printed}"


if __name__ == "__main__":
    sys.exit(run([publishes_a_pack_from_an_empty_book, takes_the_minutes_of_that_meeting]))
