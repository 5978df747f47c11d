# Minute Book: from an empty book to a panel that can meet, as a clerk goes about it
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys
from pathlib import Path

from screen import text_of, wait_for
from tap import run
from test_window import OCTOBER, PANEL, assert_named

CLI = os.environ["MINUTEBOOK_CLI"]
LOGO = Path(__file__).resolve().parent.parent / "cli" / "files" / "logo.png"


def tell(book, *words):
    """What the command line says of a copy of the book."""
    return subprocess.run([CLI, *words, book], check=True, capture_output=True, text=True).stdout


def add(app, entry, *names):
    """Puts one name after the other into the entry, and adds it."""
    for name in names:
        app.enter("text", entry, name)
        app.press("button", entry)
        app.see("button", f"Remove {name}")


def goes_from_an_empty_book_to_a_meeting(desk):
    book = desk.folder / "new.minutebook"
    subprocess.run([CLI, "new", book], check=True, capture_output=True)
    app = desk.start(book)
    app.see_words("Add Your First Panel")
    assert_named(app)
    app.resize(1366, 768)
    app.press("button", "New Panel…")
    app.press("button", "Add")
    app.see_words("Say what the panel is called")
    app.enter("text", "Panel’s name", "Planning Committee")
    app.enter("text", "Council", "Stoneley Town Council")
    assert_named(app)
    app.press("button", "Add")

    # What a new panel wants first are members.
    wait_for(lambda: app.has_focus(app.see("text", "Add a member by name")), "the focus on the members")
    # The usual standing agenda is there; one more item goes to its second place.
    app.see("list", "Standing Agenda")
    assert_named(app)
    add(app, "Add a member by name", "Councillor Ann Ashworth", "Councillor Ben Okafor",
        "Councillor Carol Brierley")
    add(app, "Add an item by its title", "Chair's announcements")
    for place in (5, 4, 3, 2):
        app.press("button", "Move Chair's announcements up")
        wait_for(lambda: place_of(desk, book, "Chair's announcements") == place, f"place {place}")
    app.press("button", "Remove Urgent items")
    app.see_words("Urgent items removed")
    app.enter("text", "Usual place", "The Town Hall")
    app.enter("text", "Usual time", "7.30pm")
    wait_for(lambda: desk.ask_book(book, "SELECT place, time FROM panel") == [("The Town Hall", "19:30")],
             "the usual time and place in the book")
    app.see_words("Saved")

    app.press("button", "New Meeting…")
    app.see("button", "Plan")
    app.enter("text", "Date", "10 Feb 2027")
    app.press("button", "Plan")
    app.see_words("Wednesday 10 February 2027")
    agenda = app.see("list", "Agenda")
    wait_for(lambda: any(app.has_focus(n) for n in app.all(within=agenda)), "the focus on the agenda")
    app.close()

    assert "Planning Committee" in tell(book, "list", "panels")
    people = tell(book, "list", "people")
    for name in ("Ashworth", "Okafor", "Brierley"):
        assert name in people, people
    agenda = [title for (title,) in desk.ask_book(book, "SELECT title FROM item ORDER BY position")]
    assert agenda == ["Apologies for absence", "Chair's announcements", "Declarations of interest",
                      "Minutes", "Date of next meeting"], agenda
    meetings = tell(book, "list", "meetings")
    assert "2027" in meetings and "Planning Committee" in meetings, meetings
    assert desk.ask_book(book, "SELECT name FROM council") == [("Stoneley Town Council",)]
    assert desk.ask_book(book, "SELECT count(*) FROM membership") == [(3,)]


def place_of(desk, book, title):
    rows = desk.ask_book(book, "SELECT title FROM standing_item ORDER BY position")
    return [name for (name,) in rows].index(title) + 1


def plans_a_meeting_from_a_panel(desk):
    """Of the panel whose page it is, not of the first in the sidebar."""
    app = desk.start(desk.book)
    app.see("list item", PANEL)
    app.key("ctrl+alt+p")
    app.enter("text", "Panel’s name", "Zoning Committee")
    app.press("button", "Add")
    app.see("text", "Add a member by name")
    app.press("button", "New Meeting…")
    app.enter("text", "Date", "10 Feb 2027")
    app.press("button", "Plan")
    app.see_words("Wednesday 10 February 2027")
    app.close()
    assert desk.ask("SELECT name FROM panel JOIN meeting ON meeting.panel = panel.id"
                    " WHERE meeting.date = '2027-02-10'") == [("Zoning Committee",)]


def moves_items_by_keyboard_and_completes_names(desk):
    app = open_panel(desk)
    # A name that the book knows is completed: Down, Enter.
    # After a removal the keyboard is where the next is added.
    app.press("button", "Remove Councillor Carol Whittle")
    app.miss("button", "Remove Councillor Carol Whittle")
    app.type("carver")
    app.see("list item", lambda name: "Carver" in name)
    # The list of names is a window of its own, which must not be given the keyboard.
    subprocess.run(["xdotool", "key", "Down", "Return"], check=True)
    app.see("button", lambda name: name.startswith("Remove") and "Carver" in name)
    rows = desk.ask("SELECT count(*) FROM person WHERE family_name = 'Carver'")
    assert rows == [(1,)], rows

    # What was removed comes back.
    app.press("button", lambda name: name.startswith("Remove") and "Carver" in name)
    app.press("button", "Undo")
    app.see("button", lambda name: name.startswith("Remove") and "Carver" in name)

    add(app, "Add an item by its title", "First", "Second", "Third")
    app.press("button", "Remove Third")
    app.miss("button", "Remove Third")
    app.key("shift+Tab")
    wait_for(lambda: app.has_focus(app.see("button", "Remove Second")), "the focus on the row above")
    app.key("alt+Up")
    wait_for(lambda: place_of(desk, desk.book, "Second") == 1, "the second item first")
    wait_for(lambda: app.has_focus(app.see("button", "Remove Second")), "the focus where it was")
    assert_named(app)
    app.close()


def open_panel(desk):
    app = desk.start(desk.book)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    app.click(app.see("list item", "Panels"))
    app.click(app.see("list item", lambda name: PANEL in name, within=app.see("list", "List of panels")))
    app.see("list", "Members")
    return app


def says_why_a_panel_stays(desk):
    app = open_panel(desk)
    app.press("button", "Remove Panel")
    app.see_words("it can’t be removed, since others name it")
    app.close()
    assert desk.ask("SELECT count(*) FROM panel") == [(2,)]


def takes_a_logo_into_the_book(desk):
    app = open_panel(desk)
    app.see("button", "Choose Logo…")
    app.miss("button", "Remove Logo")
    subprocess.run([CLI, "logo", desk.book, LOGO, "--text", "A green field"], check=True)
    app.see("button", "Remove Logo")
    wait_for(lambda: text_of(app.see("text", "What the logo shows")) == "A green field", "what it shows")
    app.press("button", "Remove Logo")
    app.see_words("Logo removed")
    app.miss("button", "Remove Logo")
    wait_for(lambda: desk.ask("SELECT logo FROM council") == [(None,)], "the book without a logo")
    app.press("button", "Undo")
    app.see("button", "Remove Logo")
    assert_named(app)
    app.close()


def edits_people_and_shows_where_they_were(desk):
    app = desk.start(desk.book)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    app.click(app.see("list item", "People"))
    app.see("list", "List of people")
    app.see("list item", lambda name: "Brierley" in name)
    app.click(app.see("entry", "Search people"))
    app.type("ashw")
    app.miss("list item", lambda name: "Brierley" in name)
    app.click(app.see("list item", lambda name: "Ashworth" in name))
    app.see("list", "The Person")
    assert_named(app)
    app.enter("text", "Ward", "Larkhill")
    wait_for(lambda: desk.ask("SELECT ward FROM person WHERE family_name = 'Ashworth'") == [("Larkhill",)],
             "the ward in the book")
    app.see_words("Chair from 20 May 2026")
    app.see_words("Present at ")
    app.press("button", "Remove Person")
    app.see_words("it can’t be removed, since others name it")

    app.key("Tab")
    app.tab_to("list item", OCTOBER)
    app.key("Return")
    app.see_words(f"Wednesday {OCTOBER}")
    app.key("alt+Left")
    app.see("list", "The Person")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        goes_from_an_empty_book_to_a_meeting,
        plans_a_meeting_from_a_panel,
        moves_items_by_keyboard_and_completes_names,
        says_why_a_panel_stays,
        takes_a_logo_into_the_book,
        edits_people_and_shows_where_they_were,
    ]))
