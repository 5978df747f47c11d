# Minute Book: an agenda and an attendance, worked as a clerk works them
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import sys

from screen import Atspi, wait_for
from tap import run
from test_paper_findings import expand
from test_papers import DECEMBER, prepare, see_focus
from test_window import assert_named

PANEL = "Children and Families Scrutiny Panel"
DAY = "2027-02-10"
CLI = os.environ["MINUTEBOOK_CLI"]


def show(desk, day=DAY):
    """The meeting as the command line tells it."""
    told = subprocess.run(
        [CLI, "show", desk.book, f"{PANEL}:{day}", "--format", "json", "--restricted"],
        check=True, capture_output=True, text=True,
    ).stdout
    return json.loads(told)


def agenda(desk, day=DAY):
    return [(item["number"], item["title"]) for item in show(desk, day)["items"]]


def plan(desk):
    app = desk.start(desk.book)
    app.click(app.see("list item", PANEL))
    app.resize(1366, 768)
    app.key("ctrl+n")
    app.enter("text", "Date", "10 Feb 2027")
    app.press("button", "Plan")
    app.see_words("Wednesday 10 February 2027")
    app.see("list item", lambda name: "Date of next meeting" in name)
    return app


def draws_up_an_agenda(desk):
    app = plan(desk)
    app.click(app.see("list item", "3, Minutes"))
    app.see("text", "Title")
    app.key("ctrl+Return")
    app.see("list item", "4, New item")
    app.type("Larkhill")
    app.see("list item", "4, Larkhill")
    app.key("ctrl+Return")
    app.see("list item", "5, New item")
    app.type("Fostering")
    app.see("list item", "5, Fostering")
    app.key("Escape")
    app.key("alt+Up")
    app.see("list item", "4, Fostering")
    app.key("alt+Down")
    app.see("list item", "5, Fostering")
    app.key("ctrl+bracketright")
    app.see("list item", "4a, Fostering")
    wait_for(lambda: ("4a", "Fostering") in agenda(desk), "a sub-item in the book")
    app.key("ctrl+bracketleft")
    app.see("list item", "5, Fostering")
    app.key("ctrl+Delete")
    app.see("button", "Undo")
    app.miss("list item", "5, Fostering")
    app.press("button", "Undo")
    app.see("list item", "5, Fostering")
    app.close()


def fits_a_narrow_window(desk):
    """What asks for more than the window has is a warning of the toolkit's, and so the end."""
    app = desk.open_meeting("9 December 2026")
    app.click(app.see("list item", lambda name: name.startswith("4, ")))
    app.see("text", "Title")
    for width in (1000, 760, 600, 480, 400, 360):
        app.resize(width, 700)
        app.see("text", "Title")
        for key, view in (("alt+2", "Attendance"), ("alt+3", "Minutes"), ("alt+4", "Papers"), ("alt+1", "Agenda")):
            app.key(key)
            app.see("panel", view)
    app.close()


def makes_an_item_exempt(desk):
    app = plan(desk)
    app.click(app.see("list item", "3, Minutes"))
    app.see("text", "Title")
    app.key("ctrl+Return")
    app.see("list item", "4, New item")
    app.type("Larkhill")
    app.see("list item", "4, Larkhill")
    assert not app.all("text", "Schedule 12A paragraphs")
    app.tab_to("combo box", lambda name: name.startswith("Access"))
    app.key("Return", "Down", "Return")
    app.see("text", "Schedule 12A paragraphs")
    app.tab_to("text", "Schedule 12A paragraphs")
    app.type("nine")
    app.see_words("give numbers from 1 to 7")
    # What is wrong stands between the two fields, and doesn't hold Tab up.
    app.key("Tab")
    see_focus(app, "text", "Reason for exemption")
    app.key("shift+Tab")
    see_focus(app, "text", "Schedule 12A paragraphs")
    app.enter("text", "Schedule 12A paragraphs", "3")
    app.enter("text", "Private title", "Larkhill House: sale")
    wait_for(lambda: [i["exempt"] for i in show(desk)["items"] if i["title"] == "Larkhill"] != [None],
             "an exempt item")
    app.see("list item", "4, Larkhill House: sale, Exempt")
    item = next(i for i in show(desk)["items"] if i["title"] == "Larkhill")
    assert item["access"] == "exempt", item
    assert item["private_title"] == "Larkhill House: sale", item
    assert "3" in str(item["exempt"]), item
    app.close()


def edits_papers(desk):
    app = desk.open_meeting("9 December 2026")
    app.click(app.see("list item", lambda name: name.startswith("5, ")))
    app.see("text", "Title")
    before = [d["title"] for i in show(desk, "2026-12-09")["items"] if i["number"] == "5" for d in i["documents"]]
    assert len(before) == 2
    app.press("button", f"Move “{before[0]}” down")
    wait_for(lambda: [d["title"] for i in show(desk, "2026-12-09")["items"] if i["number"] == "5"
                      for d in i["documents"]] == before[::-1], "papers in the other order")
    app.press("button", f"Remove “{before[0]}”")
    app.see("button", "Undo")
    wait_for(lambda: [d["title"] for i in show(desk, "2026-12-09")["items"] if i["number"] == "5"
                      for d in i["documents"]] == before[1:], "one paper less")
    app.close()


def keeps_papers_with_their_item(desk):
    """A paper of an exempt item never says that it is public."""
    app = desk.open_meeting("9 December 2026")
    app.click(app.see("list item", lambda name: name.startswith("5, ")))
    app.see("text", "Title")
    title = show(desk, "2026-12-09")["items"][4]["documents"][0]["title"]
    app.tab_to("combo box", lambda name: name.startswith("Access"))
    app.key("Return", "Down", "Return")
    app.see_words("Exempt with its item")
    expand(app, title)
    assert len(app.all("combo box", "Access")) == 1, "the item's access alone"
    app.close()


def marks_the_attendance(desk):
    app = plan(desk)
    app.key("alt+2")
    app.see_words("0 in the room · not quorate (quorum 3)")
    assert_named(app)
    # The row and its header have the same name; the header is the stop.
    for _ in range(40):
        app.key("Tab")
        if any(app.has_focus(node) for node in app.all("list item", lambda name: "Ashworth" in name)):
            break
    for key in "ppapb":
        app.key(key)
    app.see_words("3 in the room · quorate (quorum 3)")
    told = show(desk)
    assert len(told["present"]) == 3, told
    app.press("button", "Mark All Present")
    app.see_words("7 in the room")
    app.key("ctrl+z")
    app.see_words("3 in the room")
    app.enter("text", "Add a person: name, job title", "Dr Mary Quill, Consultant Paediatrician")
    app.tab_to("text", "Add a person: name, job title")
    app.key("End", "space", "BackSpace", "Return")
    app.see("button", "Remove Dr Mary Quill")
    assert_named(app)
    app.close()


def finds_a_fraction_of_the_members(desk):
    """Of a panel that doesn't say how many seats it has: of those who sit on it."""
    prepare(desk, "UPDATE panel SET seats = NULL, quorum = '1/2'")
    app = plan(desk)
    app.key("alt+2")
    app.see_words("0 in the room · not quorate (quorum 5)")
    app.press("button", "Mark All Present")
    app.see_words("9 in the room · quorate (quorum 5)")
    app.close()


def is_in_sight(app):
    """Whether the field that has the focus is seen, all of it."""
    field = next((node for node in app.each("text", "Title") if app.has_focus(node)), None)
    view = field
    while view is not None and view.get_role_name() != "scroll pane":
        view = view.get_parent()
    if view is None:
        return False
    inner, outer = (node.get_component_iface().get_extents(Atspi.CoordType.WINDOW) for node in (field, view))
    return inner.height > 0 and outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height


def shows_the_item_that_it_opens(desk):
    """Nobody types blind: the new item at the end of a long agenda is scrolled to."""
    prepare(desk, *(
        "INSERT INTO item (meeting, title, position) SELECT meeting, 'Larkhill', max(position) + 1024 FROM item "
        "WHERE meeting = (SELECT id FROM meeting WHERE date = '2026-12-09')"
    for _ in range(12)))
    app = desk.open_meeting(DECEMBER)
    app.key("alt+1")
    for width, height in ((1366, 768), (1000, 600)):
        app.resize(width, height)
        count = len(agenda(desk, "2026-12-09"))
        app.tab_to("button", "Add Item")
        app.key("Return")
        wait_for(lambda: len(agenda(desk, "2026-12-09")) == count + 1, "one more item in the book")
        wait_for(lambda: is_in_sight(app), lambda: f"the title in sight; there is:\n{app.describe()}")
        app.key("Escape")
        app.miss("text", "Title")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        draws_up_an_agenda,
        shows_the_item_that_it_opens,
        fits_a_narrow_window,
        makes_an_item_exempt,
        edits_papers,
        keeps_papers_with_their_item,
        marks_the_attendance,
        finds_a_fraction_of_the_members,
    ]))
