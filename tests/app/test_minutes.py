# Minute Book: minutes, taken as a clerk takes them in the meeting
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""By the keyboard alone."""

import os
import re
import subprocess
import sys

from screen import text_of, wait_for
from tap import run
from test_window import assert_named

PANEL = "Children and Families Scrutiny Panel"
DAY = "2026-12-09"
NUMBERS = ["35", "36", "37", "38", "39", "40", "41", "42"]
CLI = os.environ["MINUTEBOOK_CLI"]


def print_minutes(desk, day=DAY):
    """The minutes as they leave the book."""
    path = desk.folder / "minutes.txt"
    path.unlink(missing_ok=True)
    subprocess.run(
        [CLI, "export", "minutes", desk.book, f"{PANEL}:{day}", "-o", path, "--restricted"], check=True
    )
    return re.sub(r"\s+", " ", path.read_text())


def parts(desk, kind, day=DAY, fields="text"):
    return desk.ask(
        f"SELECT {fields} FROM {kind} JOIN item ON {kind}.item = item.id "
        f"JOIN meeting ON item.meeting = meeting.id WHERE meeting.date = '{day}' "
        f"ORDER BY item.position, {kind}.position"
    )


def open_minutes(desk, day="9 December 2026"):
    app = desk.start(desk.book)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    app.tab_to("list item", lambda name: day in name)
    app.key("Return")
    app.see_words("Saved")
    app.see("page tab", "Minutes")
    app.key("alt+3")
    app.see("list", "Minutes")
    see_focus(app, "Narrative")
    return app


def see_focus(app, name, role="text"):
    wait_for(
        lambda: [n for n in app.all(role, name) if app.has_focus(n)],
        lambda: f"the focus in {role} {name!r}; there is:\n{app.describe()}",
    )


def takes_the_minutes(desk):
    app = open_minutes(desk)
    assert parts(desk, "narrative") == []
    app.type("There were no apologies.")
    wait_for(lambda: parts(desk, "narrative") != [], "the narrative in the book")

    app.key("ctrl+Next", "ctrl+Next", "ctrl+Next")
    app.type("The Panel considered the themes. Members heard that:")
    app.key("Return")
    app.type("* two interviewers were appointed; and")
    app.key("Return")
    app.type("more come in May.")
    app.key("ctrl+r")
    see_focus(app, "Resolution")
    app.type("That the report be noted.")
    app.key("F2", "Tab")
    see_focus(app, "Moved by")
    app.type("Okafor")
    app.key("Tab")
    see_focus(app, "Seconded by")
    app.type("dunne")
    app.key("Tab")
    app.see_words("Moved by Councillor Daniel Okafor and seconded by Councillor Patrick Dunne.")
    see_focus(app, "Votes for")
    app.type("5")
    app.key("Tab")
    app.type("2")
    app.key("Tab")
    app.type("1")
    app.see_words("Votes: for 5; against 2; abstentions 1.")

    app.key("ctrl+k")
    see_focus(app, "Action")
    app.type("Write to the two hospitals.")
    app.key("F2")
    see_focus(app, "Owner")
    app.type("Tom Carver")
    app.key("Tab")
    app.type("1 feb 27")
    app.key("Tab")
    app.see_words("(Tom Carver; by 1 February 2027)")
    assert_named(app)

    app.key("ctrl+Return")
    see_focus(app, "Narrative")
    app.type("Councillor Lomax left at ")
    app.key("F5")
    app.type(".")
    wait_for(lambda: len(parts(desk, "narrative")) == 3, "three narratives in the book")
    assert [number for (number,) in desk.ask(
        "SELECT minute_number FROM item JOIN meeting ON item.meeting = meeting.id "
        f"WHERE meeting.date = '{DAY}' ORDER BY item.position"
    )] == NUMBERS
    app.close()

    narratives = [text for (text,) in parts(desk, "narrative")]
    assert narratives[0] == "There were no apologies.", narratives
    assert "\t•\ttwo interviewers were appointed; and\n\t•\tmore come in May." in narratives[1], narratives
    assert re.fullmatch(r"Councillor Lomax left at \d{1,2}\.\d\d [ap]m\.", narratives[2]), narratives
    assert parts(desk, "resolution", fields="resolution.kind, text, votes_for, votes_against, abstentions") == [
        ("resolved", "That the report be noted.", 5, 2, 1)
    ]
    assert parts(desk, "action", fields="text, due, owner IS NOT NULL, owner_words, action.state") == [
        ("Write to the two hospitals.", "2027-02-01", 1, None, "open")
    ]
    printed = print_minutes(desk)
    for words in (
        "• two interviewers were appointed; and • more come in May.",
        "Resolved: That the report be noted. "
        "Moved by Councillor Daniel Okafor and seconded by Councillor Patrick Dunne. "
        "Votes: for 5; against 2; abstentions 1.",
        "Action: Write to the two hospitals. (Tom Carver; by 1 February 2027) Councillor Lomax left at",
    ):
        assert words in printed, f"{words!r} is not in:\n{printed}"


def notes_when_it_began_and_ended(desk):
    app = open_minutes(desk)
    app.key("ctrl+Prior")
    see_focus(app, "Opening")
    app.key("Up")
    see_focus(app, "Commenced")
    app.type("6pm")
    app.key("Return")
    wait_for(lambda: desk.meeting("commenced", DAY) == "18:00", "the time in the book")
    see_focus(app, "Opening")
    app.type("The Chair welcomed all.")
    for _ in range(9):
        app.key("Down")
    see_focus(app, "Closing")
    app.type("The Chair thanked all.")
    app.key("Down")
    see_focus(app, "Terminated")
    app.type("6.01 pm")
    app.key("F5")
    wait_for(lambda: desk.meeting("terminated", DAY) not in (None, "18:01"), "the present time in the book")
    app.end()
    assert desk.meeting("opening", DAY) == "The Chair welcomed all."
    assert desk.meeting("closing", DAY) == "The Chair thanked all."


def undoes_and_keeps_the_cursor(desk):
    app = open_minutes(desk)
    app.key("ctrl+Next", "ctrl+Next", "ctrl+Next")
    app.key("ctrl+k")
    see_focus(app, "Action")
    app.type("Write to the school.")
    wait_for(lambda: len(parts(desk, "action")) == 1, "the action in the book")
    app.key("ctrl+r")
    see_focus(app, "Resolution")
    app.type("That it be so.")
    wait_for(lambda: len(parts(desk, "resolution")) == 1, "the resolution in the book")
    app.key("alt+Up")
    wait_for(lambda: parts(desk, "resolution", fields="resolution.position") == [(1,)], "the resolution first")
    see_focus(app, "Resolution")
    app.key("ctrl+shift+Delete")
    app.press("button", "Undo")
    wait_for(lambda: len(parts(desk, "resolution")) == 1, "the resolution in the book again")
    wait_for(lambda: any(text_of(n) == "That it be so." for n in app.all("text", "Resolution")),
             "the resolution on the page again")
    assert [text for (text,) in parts(desk, "action")] == ["Write to the school."]
    app.close()


def undoes_and_redoes_a_removal_inside_a_text(desk):
    app = open_minutes(desk)
    app.type("There were no apologies.")
    app.key("ctrl+k")
    see_focus(app, "Action")
    app.type("Write to the school.")
    wait_for(lambda: len(parts(desk, "action")) == 1, "the action in the book")
    app.key("ctrl+shift+Delete")
    wait_for(lambda: parts(desk, "action") == [], "the action removed")
    see_focus(app, "Narrative")
    app.key("ctrl+z")
    wait_for(lambda: len(parts(desk, "action")) == 1, "the action in the book again")
    app.see("text", "Action")
    see_focus(app, "Narrative")
    app.key("ctrl+shift+z")
    wait_for(lambda: parts(desk, "action") == [], "the action removed again")
    assert [text for (text,) in parts(desk, "narrative")] == ["There were no apologies."]
    app.close()


def puts_a_decision_where_the_cursor_is(desk):
    app = open_minutes(desk)
    app.type("The Panel heard the report. Members thanked the team.")
    wait_for(lambda: len(parts(desk, "narrative")) == 1, "the narrative in the book")
    whole = parts(desk, "narrative")
    app.key(*["Left"] * len("Members thanked the team."))
    app.key("ctrl+r")
    see_focus(app, "Resolution")
    halves = [("The Panel heard the report.",), ("Members thanked the team.",)]
    wait_for(lambda: parts(desk, "narrative") == halves, "both halves in the book")

    # One undo takes it back.
    app.key("ctrl+z")
    wait_for(lambda: parts(desk, "narrative") == whole, "the narrative as it was")
    app.miss("text", "Resolution")
    see_focus(app, "Narrative")

    app.key("ctrl+Home", *["ctrl+Right"] * 5, "Right")
    app.key("ctrl+k")
    see_focus(app, "Action")
    app.type("Write to the team.")
    app.key("F2", "Tab")
    app.type("1 dec")
    app.key("Tab")
    wait_for(lambda: parts(desk, "action", fields="due, action.position") == [("2027-12-01", 2)],
             lambda: f"the action due the next year: {parts(desk, 'action', fields='due, action.position')}")
    halves = [("The Panel heard the report.",), ("Members thanked the team.",)]
    wait_for(lambda: parts(desk, "narrative") == halves, lambda: f"both halves: {parts(desk, 'narrative')}")
    app.close()


def adds_a_decision_from_beside_the_items(desk):
    app = open_minutes(desk)
    app.key("ctrl+Prior")
    see_focus(app, "Opening")
    app.key("ctrl+r")
    see_focus(app, "Resolution")
    app.type("That the press be let in.")
    wait_for(lambda: parts(desk, "resolution", fields="item.position, text") == [(1, "That the press be let in.")],
             "the resolution at the first item")
    for _ in NUMBERS:
        app.key("ctrl+Next")
    see_focus(app, "Closing")
    app.key("ctrl+k")
    see_focus(app, "Action")
    app.type("Send out the pack.")
    wait_for(lambda: parts(desk, "action", fields="item.position, text") == [(8, "Send out the pack.")],
             lambda: f"the action at the last item: {parts(desk, 'action', fields='item.position, text')}")
    app.close()


def removes_what_was_emptied(desk):
    app = open_minutes(desk)
    app.type("A word too many.")
    wait_for(lambda: len(parts(desk, "narrative")) == 1, "the narrative in the book")
    app.key("ctrl+a", "Delete", "ctrl+Next")
    wait_for(lambda: parts(desk, "narrative") == [], "nothing in the book")
    app.see_words("Saved")
    app.close()


def marks_a_language(desk):
    app = open_minutes(desk)
    app.type("Diolch yn fawr.")
    wait_for(lambda: parts(desk, "narrative") != [], "the narrative in the book")
    app.key("ctrl+shift+l")
    app.see("list", "Language of the Passage")
    app.key("Down", "Down", "Return")
    app.miss("list", "Language of the Passage")
    see_focus(app, "Narrative")
    wait_for(lambda: "\U000e0063\U000e0079" in parts(desk, "narrative")[0][0], "the mark in the book")
    app.see_words("Saved")
    page = desk.folder / "minutes.html"
    subprocess.run([CLI, "export", "minutes", desk.book, f"{PANEL}:{DAY}", "-o", page, "--restricted"], check=True)
    assert '<p lang="cy" dir="ltr">Diolch yn fawr.</p>' in page.read_text(), page.read_text()
    app.key("ctrl+z")
    wait_for(lambda: parts(desk, "narrative") == [("Diolch yn fawr.",)], "no mark in the book")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        takes_the_minutes,
        notes_when_it_began_and_ended,
        undoes_and_keeps_the_cursor,
        undoes_and_redoes_a_removal_inside_a_text,
        puts_a_decision_where_the_cursor_is,
        adds_a_decision_from_beside_the_items,
        removes_what_was_emptied,
        marks_a_language,
    ]))
