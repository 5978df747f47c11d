# Minute Book: the paper beside the words that are typed
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import itertools
import sqlite3
import subprocess
import sys

from screen import Atspi, NotSeen, text_of, wait_for
from tap import run
from test_minutes import open_minutes, parts, see_focus
from test_papers import DECEMBER, OCTOBER, see_page
from test_window import assert_named


def follows_each_key(desk):
    """What is typed is on the page, and not yet in the book."""
    app = open_minutes(desk)
    app.key("F8")
    see_page(app, "Page 1 of 1", "CHAIR")
    assert_named(app)
    narrative = [n for n in app.all("text", "Narrative") if app.has_focus(n)] or [None]
    if narrative[0] is None:
        app.key("alt+3")
        see_focus(app, "Narrative")
    app.type("Lapwings were counted.")
    see_page(app, "Page 1 of 1", "Lapwings were counted.")
    app.key("BackSpace")
    see_page(app, "Page 1 of 1", "Lapwings were counted\n")
    wait_for(lambda: parts(desk, "narrative") != [], "the narrative in the book")
    see_page(app, "Page 1 of 1", "Lapwings were counted\n")
    app.key("F8")
    app.miss("image", "Page 1 of 1")
    app.close()


def follows_who_and_when(desk):
    """Owners and days are on the page before the book has them."""
    app = open_minutes(desk)
    app.key("F8")
    see_page(app, "Page 1 of 1", "CHAIR")
    app.key("alt+3")
    see_focus(app, "Narrative")
    app.key("ctrl+k")
    see_focus(app, "Action")
    app.type("Count the lapwings.")
    wait_for(lambda: parts(desk, "action") != [], "the action in the book")
    book = sqlite3.connect(desk.book, isolation_level=None)
    book.execute("BEGIN IMMEDIATE")
    app.key("F2")
    see_focus(app, "Owner")
    app.type("The warden")
    see_page(app, "Page 1 of 1", "Count the lapwings. (The warden)")
    app.enter("text", "Due: a day, or in words", "before the autumn")
    see_page(app, "Page 1 of 1", "Count the lapwings. (The warden; before the autumn)")
    assert parts(desk, "action", fields="owner_words, due_words") == [(None, None)]
    book.execute("ROLLBACK")
    book.close()
    wait_for(lambda: parts(desk, "action", fields="owner_words, due_words") == [("The warden", "before the autumn")],
             "the owner in the book")
    app.close()


def shows_the_agenda_beside_the_agenda(desk):
    app = desk.open_meeting(DECEMBER)
    app.key("alt+1", "F8")
    see_page(app, "Page 1 of 2", "APOLOGIES FOR ABSENCE")
    app.click(app.see("list item", lambda name: name.startswith("1, ")))
    app.enter("text", "Title", "Welcome by the Chair")
    see_page(app, "Page 1 of 2", "WELCOME BY THE CHAIR")
    app.key("alt+4")
    app.see("toggle button", "Large Print")
    app.key("alt+3")
    see_page(app, "Page 1 of 1", "CHAIR")
    app.close()


def says_what_is_not_for_everyone(desk):
    """December's agenda has an exempt item, November's has none."""
    app = desk.open_meeting("4 November 2026")
    app.key("F8")
    app.see_words("Page 1 of ")
    app.miss("label", "Restricted")
    app.close()
    app = desk.open_meeting(DECEMBER)
    app.key("F8")
    app.see("label", "Restricted")
    app.close()


def goes_to_the_field_of_a_line(desk):
    app = desk.open_meeting(OCTOBER)
    app.key("alt+3", "F8")
    see_page(app, "Page 1 of 2", "MISSING FROM HOME")
    app.key("alt+1")
    page = see_page(app, "Page 1 of 2" if app.all("image", "Page 1 of 2") else "Page 1 of 1", "AGENDA")
    assert "RESOLVED" not in page.get_description()
    app.key("alt+3")
    page = see_page(app, "Page 1 of 2", "Resolved: That the report be noted")
    # The click is in the middle of the page, among the lines of item 32.
    app.click(page)
    wait_for(
        lambda: [n for n in app.all("text") if app.has_focus(n) and text_of(n).strip()],
        lambda: f"the focus in a text; there is:\n{app.describe()}",
    )
    app.close()


def click_down(app, page, look, what):
    """Clicks on line after line of the head of the page until it is seen."""
    shares = itertools.cycle(range(6, 40))
    window = app._window()

    def click():
        extents = page.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        place = extents.y + extents.height * next(shares) // 100
        subprocess.run(["xdotool", "mousemove", "--window", window, str(extents.x + extents.width // 3),
                        str(place), "click", "1"], check=True)
        try:
            return wait_for(look, what, patience=0.4)
        except NotSeen:
            return None

    wait_for(click, lambda: f"{what}; there is:\n{app.describe()}")


def goes_to_times_and_who_was_there(desk):
    app = desk.open_meeting(OCTOBER)
    app.key("alt+2", "F8")
    page = see_page(app, "Page 1 of 2", "Commenced:")
    app.see("button", "Mark All Present")
    click_down(app, page, lambda: any(app.has_focus(n) for n in app.all("text", "Commenced")), "Commenced")
    click_down(app, page, lambda: app.first("button", "Mark All Present"), "the attendance")
    app.close()


def exports_in_large_print(desk):
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("toggle button", "Large Print")
    see_page(app, "Page 1 of 3", "Apologies for absence")
    app.press("toggle button", "Large Print")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        follows_each_key,
        says_what_is_not_for_everyone,
        follows_who_and_when,
        shows_the_agenda_beside_the_agenda,
        goes_to_the_field_of_a_line,
        goes_to_times_and_who_was_there,
        exports_in_large_print,
    ]))
