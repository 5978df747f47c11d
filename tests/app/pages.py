# Minute Book: every page of the window, one after the other
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through the pages of the window as a person does, in any language: what is
pressed is named in English and put through SAY, and nothing is awaited by what
stands in the book.  A page has come when what is on the screen has changed and
then rests."""

import os
import sqlite3
import subprocess
from pathlib import Path

from paper import write_paper
from screen import Atspi, GLib, is_sensitive, label_of, wait_for

LOGO = Path(__file__).resolve().parent.parent / "cli" / "files" / "logo.png"
PANEL = "Children and Families Scrutiny Panel"
RESTS = 1


def prepare(desk):
    """What the sample has none of: a logo, a paper with faults, an agenda that was published and
    has changed since, and one that can't be published yet."""
    paper = write_paper(desk.folder / "Ward plan.pdf")
    for words in (["logo", desk.book, LOGO, "--text", "A green field"],
                  ["attach", desk.book, f"{PANEL}:2026-12-09", "4", paper],
                  ["publish", desk.book, f"{PANEL}:2026-12-09", "-o", desk.folder / "pack.pdf"]):
        subprocess.run([os.environ["MINUTEBOOK_CLI"], *words], check=True, stdout=subprocess.DEVNULL)
    book = sqlite3.connect(desk.book)
    book.execute("UPDATE item SET title = title || ': a year' WHERE title LIKE 'Return interviews%'")
    book.execute("UPDATE item SET exempt_paragraphs = NULL WHERE access = 'exempt'")
    book.commit()
    book.close()


def snapshot(app):
    """What is on the screen: roles, and all that is said; nothing while it changes."""
    seen = []
    for node in app.all():
        try:
            seen.append((node.get_role_name(), node.get_name(), label_of(node), node.get_description()))
        except GLib.Error:
            return None
    return seen


def rest(app, before=None):
    """Waits until the screen is no longer as before, and then rests."""
    last = [None, 0]

    def look():
        now = snapshot(app)
        last[:] = [now, last[1] + 1 if now is not None and now == last[0] else 0]
        return last[1] >= RESTS and now != before

    wait_for(look, lambda: f"a page that rests; there is:\n{app.describe()}")


def go(app, step, *arguments):
    before = snapshot(app)
    step(*arguments)
    rest(app, before)


def places(app):
    """The rows of the sidebar."""
    return app.all("list item", within=app.see("list"))


def papers_of(app, say):
    return app.all("list item", within=app.see("list", say("Papers")))


def expand(app, title):
    """A paper's row and its header have the same name; the header is the stop."""
    for _ in range(60):
        if any(app.has_focus(node) for node in app.all("list item", title)):
            app.key("Return")
            return
        app.key("Tab")
    raise AssertionError(f"no way by Tab to {title!r}")


def rows(app, list_name):
    return app.all("list item", within=app.see("list", list_name))


def press_first(app, role, name):
    node = next(node for node in app.all(role, name) if is_sensitive(node))
    assert Atspi.Action.do_action(node.get_action_iface(), 0)


def visit_dialogs(app, say):
    for name, keys in (("search", "ctrl+f"), ("new meeting", "ctrl+n"), ("shortcuts", "ctrl+question")):
        go(app, app.key, keys)
        yield name
        go(app, app.key, "Escape")


def visit_menu(app, say):
    """The main menu, and what its last item opens."""
    go(app, press_first, app, "toggle button", say("Main menu"))
    yield "main menu"
    go(app, app.key, "Up", "Return")
    yield "about"
    go(app, app.key, "Escape")


def visit_meeting(app, say):
    go(app, app.click, places(app)[3])
    yield "meetings"
    go(app, app.click, rows(app, say("Meetings"))[2])
    yield "meeting"
    for key in ("alt+2", "alt+3", "alt+4", "alt+1"):
        go(app, app.key, key)
        yield f"meeting, {key}"
    go(app, app.click, rows(app, say("Agenda"))[0])
    yield "item"
    go(app, app.key, "alt+Left")


def visit_papers(app, say):
    """The meeting whose papers are published, with what opens from them."""
    go(app, app.click, places(app)[0])
    go(app, app.click, places(app)[3])
    go(app, app.click, rows(app, say("Meetings"))[0])
    go(app, app.click, rows(app, say("Agenda"))[3])
    yield "item with papers"
    go(app, expand, app, papers_of(app, say)[-1].get_name())
    app.tab_to("list item", say("Fonts missing"))
    rest(app)
    yield "what is found in a paper"
    go(app, app.key, "F8")
    yield "preview beside the agenda"
    go(app, app.key, "alt+3")
    yield "preview beside the minutes"
    go(app, app.key, "F8")
    go(app, app.key, "alt+4")
    go(app, app.press, "toggle button", say("Pack"))
    yield "pack"
    go(app, app.press, "button", say("Published Papers…"))
    yield "published papers"
    go(app, app.press, "button", say("Publish Supplement…"))
    yield "before publishing"
    go(app, app.key, "Escape")
    go(app, app.click, app.see("combo box", say("Public")))
    go(app, app.key, "Down", "Return")
    yield "restricted pack"
    go(app, app.press, "button", say("Export this paper"))
    yield "password"
    go(app, app.key, "Escape")
    go(app, app.key, "alt+Left")


def first_action(app, say):
    table = app.see("tree table", say("Actions"))
    return app.all("table row", within=app.see("list", say("Actions"), within=table))[0]


def visit_registers(app, say):
    go(app, app.click, places(app)[0])
    yield "today"
    go(app, app.click, places(app)[1])
    yield "actions"
    app.click(first_action(app, say))
    go(app, app.key, "shift+Down", "shift+Down")
    yield "several actions"
    go(app, app.key, "ctrl+d")
    yield "actions done"
    go(app, app.key, "ctrl+z")
    yield "actions undone"
    go(app, app.click, first_action(app, say))
    go(app, app.key, "shift+Down")
    go(app, app.press, "button", say("Change Due Date…"))
    yield "new due date"
    go(app, app.key, "Escape")
    go(app, app.enter, "entry", say("Only with these words"), "9999")
    yield "no actions"
    go(app, app.press, "button", say("Show All"))
    go(app, press_first, app, "toggle button", say("Export"))
    yield "export menu"
    go(app, app.key, "Escape")
    go(app, app.click, places(app)[2])
    yield "resolutions"


def visit_people_and_panels(app, say):
    for place, words, add in ((-2, "People", "New person"), (-1, "Panels", "New panel")):
        go(app, app.click, places(app)[place])
        yield words.lower()
        go(app, app.press, "button", say(add))
        yield add.lower()
        go(app, app.press, "button", say("Add"))
        yield f"{add.lower()} without a name"
        go(app, app.key, "Escape")
        go(app, app.click, rows(app, say(f"List of {words.lower()}"))[0])
        yield f"one of the {words.lower()}"
        if words == "Panels":
            app.tab_to("button", say("Remove Logo"))
            rest(app)
            yield "logo of a council"
        go(app, app.key, "alt+Left")


PARTS = (visit_dialogs, visit_menu, visit_registers, visit_people_and_panels, visit_meeting, visit_papers)


def visit(app, say=str):
    """Yields the name of each page while it is shown."""
    rest(app)
    yield "first page"
    wanted = os.environ.get("MINUTEBOOK_PAGES", "").split()
    for part in PARTS:
        if not wanted or part.__name__ in wanted:
            yield from part(app, say)
