# Minute Book: the window's habits: keys, places, days, dragging
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys

from screen import App, is_sensitive, text_of, wait_for
from tap import run
from test_agenda import CLI, agenda, show
from test_window import DECEMBER, OCTOBER, PANEL, assert_named

OTHER_PROGRAM = os.environ["MINUTEBOOK_OTHER_PROGRAM"]
TODAY = {"SOURCE_DATE_EPOCH": "1796040000"}  # Monday 30 November 2026
LONG = "Committee Room 2 on the first floor of the Old Library, Market Street, Harrowmere, by the back stairs"


def mouse(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def middle(node):
    extents = node.get_component_iface().get_extents(1)  # in the window, which stands at the corner
    return extents.x + extents.width // 2, extents.y + extents.height // 2


def drag(start, end):
    """As a hand does, in steps: what is below is told of each."""
    mouse("mousemove", *start, "mousedown", 1)
    for step in range(1, 13):
        mouse("mousemove", *(a + (b - a) * step // 12 for a, b in zip(start, end)), "sleep", "0.03")
    mouse("mousemove", end[0] + 1, end[1], "sleep", "0.1", "mouseup", 1)


def see_file_dialog(app, what):
    """The toolkit's dialog complains when it is closed while it reads its folder: that is done
    when something in it has the focus."""
    wait_for(lambda: len(app.windows()) == 2 and
             any(app.has_focus(node) for node in app.each(within=app.windows()[1])),
             lambda: f"{what}; there is:\n{app.describe()}")


def goes_by_keys(desk):
    app = desk.start(desk.book, environment=TODAY)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    for key, place in (
        ("1", "Today"), ("2", "Actions"), ("3", "Resolutions"), ("5", "People"), ("6", "Panels"), ("4", None),
    ):
        app.key(f"ctrl+{key}")
        if place:
            wait_for(lambda: app.all("grouping", place), app.describe)
    app.see("list", "Meetings")

    app.key("F9")
    wait_for(lambda: any(app.has_focus(node) for node in app.all("list item", lambda name: name == "All meetings")),
             "the focus in the sidebar")
    app.key("F10")
    # The toolkit doesn't name the items.
    wait_for(lambda: len(app.all("menu item")) > 8, "the menu")
    app.key("Escape")
    app.miss("menu item")
    app.key("F1")
    app.see_words("Ctrl+? or F1")
    app.key("Escape")
    app.miss("label", "Keyboard Shortcuts")
    app.key("ctrl+o")
    see_file_dialog(app, "a dialog to open a book")
    app.key("Escape")
    wait_for(lambda: len(app.windows()) == 1, "no dialog")
    app.key("ctrl+shift+n")
    see_file_dialog(app, "a dialog to name a new book")
    app.key("Escape")
    wait_for(lambda: len(app.windows()) == 1, "no dialog")
    app.key("ctrl+f")
    wait_for(lambda: any(app.has_focus(n) for n in app.all(name="Search the whole book")), app.describe)
    app.key("Escape")
    app.miss(name="Search the whole book")
    app.key("ctrl+n")
    app.see("button", "Plan")
    app.key("Escape")
    app.miss("button", "Plan")
    for key, name in (("ctrl+alt+p", "New Panel"), ("ctrl+alt+e", "New Person")):
        app.key(key)
        app.see_words(name)
        app.key("Escape")
        app.miss("label", name)

    app.click(app.see("list item", lambda name: OCTOBER in name))
    app.see_words("Saved")
    app.key("alt+Left")
    app.see("list", "Meetings")
    # Half of the screen: one side at a time.
    app.resize(680, 768)
    app.miss("list item", "All meetings")
    app.key("F9")
    app.see("list item", "All meetings")
    app.key("F9")
    app.miss("list item", "All meetings")
    app.close()


def has_a_window_for_each_book(desk):
    other = desk.folder / "other.minutebook"
    link = desk.folder / "link.minutebook"
    app = desk.start(desk.book)
    app.see("list", "Meetings")
    link.symlink_to(desk.book)
    for path in (desk.book, link):
        subprocess.run([desk.program, path], check=True, timeout=30)
    assert len(app.windows()) == 1, app.describe()
    subprocess.run(["cp", desk.book, other], check=True)
    subprocess.run([desk.program, other], check=True, timeout=30)
    wait_for(lambda: len(app.windows()) == 2, "a second window")
    wait_for(lambda: len(app.all("list", "Meetings")) == 2, app.describe)
    subprocess.run([desk.program, other], check=True, timeout=30)
    assert len(app.windows()) == 2, app.describe()
    app.key("ctrl+w")
    wait_for(lambda: len(app.windows()) == 1, "one window")
    app.close()


def returns_to_where_it_was(desk):
    kept = {"GSETTINGS_BACKEND": "keyfile"}
    app = desk.open_meeting(DECEMBER, environment=kept)
    app.resize(1000, 700)
    app.close()

    # The book is the latest one, and opens where it was left.
    app = desk.start(environment=kept)
    app.click(app.see("list item", lambda name: desk.book.name in name))
    app.see_words(f"Wednesday {DECEMBER}")
    wait_for(lambda: app._size() == (1000, 700), "the size as it was")
    app.close()

    desk.book.rename(desk.folder / "moved.minutebook")
    app = desk.start(environment=kept)
    app.see("button", "Try the Sample Council")
    assert str(desk.book) not in app.words(), app.words()
    app.close()
    app = desk.start(desk.book, environment=kept)
    app.see_words("is not there: check the name and the folder")
    app.see("button", "Open Another Book…")
    app.close()


def takes_days_as_they_are_typed(desk):
    app = desk.open_meeting(OCTOBER, environment=TODAY)
    for typed, written, day in (
        ("15/10/26", "15 October 2026", "2026-10-15"),
        ("Fri 16 October", "16 October 2026", "2026-10-16"),
        ("14 Feb 2018", "14 February 2018", "2018-02-14"),
    ):
        app.enter("text", "Date", typed)
        wait_for(lambda: text_of(app.see("text", "Date")) == written, written)
        wait_for(lambda: desk.meeting("count(*)", day) == 1, day)
    app.enter("text", "Date", "Mon 16 October")
    app.see("label", lambda name: "is no day of the calendar" in name)
    app.enter("text", "Date", "1 October 2026")
    wait_for(lambda: desk.meeting("count(*)", "2026-10-01") == 1, "the day in the book")

    # From the calendar, by keys alone.
    app.tab_to("toggle button", "Calendar: Date")
    app.key("space")
    app.see("button", "Next month")
    assert_named(app)
    app.key("Right", "Down")
    wait_for(lambda: desk.meeting("count(*)", "2026-10-09") == 1, "another day in the book")
    app.key("Escape")
    app.miss("button", "Next month")
    wait_for(lambda: desk.meeting("count(*)", "2026-10-01") == 1, "the day as it was")
    app.tab_to("toggle button", "Calendar: Date")
    app.key("space")
    app.see("button", "Next month")
    app.key("Page_Down", "Left", "Return")
    app.miss("button", "Next month")
    wait_for(lambda: desk.meeting("count(*)", "2026-10-31") == 1, "the chosen day in the book")
    wait_for(lambda: text_of(app.see("text", "Date")) == "31 October 2026", "the day written out")

    for typed, written in (("6pm", "6.00 pm"), ("1815", "6.15 pm"), ("6.30 pm", "6.30 pm")):
        app.enter("text", "Time", typed)
        wait_for(lambda: text_of(app.see("text", "Time")) == written, written)
    app.close()


def wraps_a_long_place(desk):
    app = desk.open_meeting(OCTOBER)
    low = app.see("text", "Place").get_component_iface().get_extents(1).height
    app.enter("text", "Place", LONG.replace(", ", ",\n"))
    wait_for(lambda: desk.meeting("place") == LONG.replace(", ", ", "), "the place in one line")
    wait_for(lambda: app.see("text", "Place").get_component_iface().get_extents(1).height > low, "more lines")
    app.close()


def moves_items_by_dragging(desk):
    app = desk.open_meeting(DECEMBER)
    app.see("list", "Agenda")
    before = [title for _, title in agenda(desk, "2026-12-09")]
    first = app.see("list item", lambda name: name.startswith("1, "))
    third = app.see("list item", lambda name: name.startswith("3, "))
    extents = first.get_component_iface().get_extents(1)
    below = third.get_component_iface().get_extents(1)
    drag((extents.x + 80, extents.y + 30), (below.x + 200, below.y + below.height - 6))
    wait_for(lambda: [title for _, title in agenda(desk, "2026-12-09")][:3] == [before[1], before[2], before[0]],
             lambda: f"another order than {agenda(desk, '2026-12-09')}")
    app.key("ctrl+z")
    wait_for(lambda: [title for _, title in agenda(desk, "2026-12-09")] == before, "the order as it was")
    app.close()


def documents(desk):
    return [d["title"] for i in show(desk, "2026-12-09")["items"] if i["number"] == "1" for d in i["documents"]]


def takes_dropped_papers(desk):
    paper = desk.folder / "Paper.pdf"
    locked = desk.folder / "Locked.pdf"
    subprocess.run([CLI, "export", "minutes", desk.book, f"{PANEL}:2026-10-14", "--public", "-o", paper],
                   check=True, capture_output=True)
    subprocess.run(["qpdf", "--encrypt", "secret", "secret", "256", "--", paper, locked], check=True)
    texts = desk.folder / "notes.txt"
    texts.write_text("Dear Sir or Madam")
    nothing = desk.folder / "Nothing.pdf"
    nothing.touch()
    folder = desk.folder / "Folder"
    folder.mkdir()
    broken = desk.folder / "Broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nthis is not one\n%%EOF\n")
    app = desk.open_meeting(DECEMBER)
    app.resize(1000, 768)
    source = App(OTHER_PROGRAM, texts, nothing, folder, broken, locked, paper)
    desk.apps.append(source)
    source.see("label", "Files")
    window = source._window()
    mouse("windowmove", window, 1100, 600)
    item = app.see("list item", lambda name: name.startswith("1, "))
    drag((1200, 650), middle(item))
    for words in ("notes.txt” is not a PDF", "Nothing.pdf” is empty", "Folder” can’t be read or written: it is not a file",
                  "Broken.pdf” is", "Locked.pdf” is protected by a password"):
        app.see("label", lambda name: words in name)
    # The one that is a PDF is there, and nothing else.
    wait_for(lambda: len(documents(desk)) == 1, lambda: f"one paper, not {documents(desk)}")
    assert is_sensitive(app.see("text", "Title"))
    assert_named(app)
    app.end()


if __name__ == "__main__":
    sys.exit(run([
        goes_by_keys,
        has_a_window_for_each_book,
        returns_to_where_it_was,
        takes_days_as_they_are_typed,
        wraps_a_long_place,
        moves_items_by_dragging,
        takes_dropped_papers,
    ]))
