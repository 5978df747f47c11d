# Minute Book: every page, as somebody meets it who can't see it, or sees it large
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

from pages import go, places, prepare, rest, rows, visit
from screen import ancestors, is_focusable, is_sensitive, wait_for
from tap import run

NOVEMBER = {"SOURCE_DATE_EPOCH": "1796040000"}  # 30 November 2026

# What a person can work.
WORKED = {
    "button", "toggle button", "check box", "radio button", "switch", "combo box", "entry", "text",
    "password text", "spin button", "slider", "link", "menu item", "check menu item", "radio menu item",
    "list item", "table row", "page tab", "push button", "push button menu",
}
# What has the focus on behalf of what is in it, or shows what can be marked.
OTHERS = {
    "scroll pane", "panel", "list", "tree table", "table", "label", "frame", "dialog", "alert", "menu",
    "popup menu", "page tab list", "static", "tool bar", "list box", "tree", "document web", "grouping",
    "filler", "column header", "row header", "table column header", "table cell",
}


# What hands the focus on to what is in it.
HANDS_ON = {"scroll pane", "panel"}


def is_named(node):
    """The value that a choice shows is named by the choice.  The items of the toolkit's menus
    are labelled by labels that it doesn't give to AT-SPI: nothing of ours can name them."""
    return node.get_role_name() == "menu item" or node.get_name().strip() or any(
        parent.get_role_name() == "combo box" for parent in ancestors(node))


def assert_named(app, page):
    """Whatever can have the focus or be worked says what it is and what it is called."""
    wrong = wait_for(lambda: [find_nameless(app, page)], "a screen that rests")[0]
    assert not wrong, f"{page}: " + "; ".join(wrong)


def find_nameless(app, page):
    wrong = []
    for node in app.all():
        role = node.get_role_name()
        if is_focusable(node) and role not in WORKED | OTHERS:
            wrong.append(f"a {role} {node.get_name()!r} that can have the focus")
        # The toolkit makes the page about the program, and its lists have no names.
        asked = role in WORKED or is_focusable(node) and role not in HANDS_ON and page != "about"
        if asked and is_sensitive(node) and not is_named(node):
            wrong.append(f"a {role} without a name in {[a.get_name() for a in ancestors(node)]}")
    return wrong


def says_what_everything_is(desk):
    prepare(desk)
    app = desk.start(desk.book, environment=NOVEMBER)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    pages = []
    for page in visit(app):
        pages.append(page)
        assert_named(app, page)
    assert len(pages) >= 40, pages
    app.close()


def says_what_the_first_pages_are(desk):
    app = desk.start()
    rest(app)
    assert_named(app, "start")
    app.close()
    letter = desk.folder / "letter.minutebook"
    letter.write_text("Dear Sir or Madam")
    app = desk.start(letter)
    app.see_words("This Book Can’t Be Opened")
    rest(app)
    assert_named(app, "failure")
    app.close()


def find_focus(app):
    """The innermost: a window that is in front says so of itself too."""
    found = [node for node in app.all() if app.has_focus(node)]
    return found[-1] if found and found[-1].get_role_name() != "frame" else None


def stops_by_tab(app):
    """Where the focus goes from stop to stop, until it comes round."""
    stops = []
    for _ in range(80):
        before = find_focus(app)
        app.key("Tab")
        stop = wait_for(lambda: (now := find_focus(app)) is not None and now != before and now,
                        "a stop of Tab")
        if stop in stops:
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab doesn't come round: {[stop.get_name() for stop in stops]}")


def assert_reads_by_tab(app, names):
    """Tab stops at all of these, in this order."""
    found = [f"{stop.get_role_name()} {stop.get_name()}" for stop in stops_by_tab(app)]
    rest_of = iter(found)
    missing = [name for name in names if not any(stop.startswith(name) for stop in rest_of)]
    assert not missing, f"{missing[0]!r} is not where it is to be among {found}"


def goes_through_a_register_in_reading_order(desk):
    app = desk.start(desk.book, environment=NOVEMBER)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    go(app, app.click, places(app)[1])
    app.see("button", "Go to the Minute")
    app.key("ctrl+l")
    wait_for(lambda: find_focus(app) == app.see("entry", "Only with these words"), "the focus on the filter")
    # A list is one stop, however long it is.
    assert_reads_by_tab(app, [
        "toggle button Everyone", "toggle button All panels", "table row Ask the police",
        "button Go to the Minute", "text Action", "text Owner in words", "text Due", "text Due in words",
        "combo box State", "text Closed on", "combo box Owner", "text Progress", "text Date",
        "button Add Note", "button Search", "toggle button Main menu", "list item Actions",
        "toggle button Export", "toggle button Editor", "toggle button Open", "toggle button Overdue",
        "toggle button Closed", "toggle button All", "entry Only with these words",
    ])
    app.close()


def goes_through_a_panel_in_reading_order(desk):
    app = desk.start(desk.book, environment=NOVEMBER)
    app.see("list", "Meetings")
    app.resize(1366, 768)
    go(app, app.click, places(app)[-1])
    go(app, app.click, rows(app, "List of panels")[1])
    app.click(app.see("text", "Name"))
    assert_reads_by_tab(app, [
        "text Short name", "combo box Kind", "text Usual place", "text Usual time", "text Seats",
        "text Quorum", "combo box Notice", "combo box Minute numbers", "text Name", "text Banner",
        "text Move to another council", "text Add an item by its title",
        "text Contact officer", "text Front sheet’s footer", "text Add an annual meeting by its day",
        "button Search", "list item Panels", "button Back", "button Remove Panel", "text Add a member by name",
        "text Name",
    ])
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        says_what_everything_is,
        says_what_the_first_pages_are,
        goes_through_a_register_in_reading_order,
        goes_through_a_panel_in_reading_order,
    ]))
