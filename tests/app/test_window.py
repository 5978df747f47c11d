# Minute Book: the first window, worked as a clerk works it
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys

import mounts
from screen import Atspi, ancestors, is_focusable, is_sensitive, states, text_of, wait_for
from tap import Skip, run

OCTOBER = "14 October 2026"
DECEMBER = "9 December 2026"
PANEL = "Children and Families Scrutiny Panel"


def assert_named(app):
    """Whatever can have the focus says what it is, once the page that was there before has gone.
    Containers that hand the focus on to what is in them are no stops of their own, nor is the
    value that a choice shows."""
    def list_nameless():
        return [
            f"{node.get_role_name()} in {[a.get_role_name() + ' ' + a.get_name() for a in ancestors(node)]}"
            for node in app.all()
            if is_focusable(node) and is_sensitive(node) and not node.get_name().strip()
            and node.get_role_name() not in ("scroll pane", "panel")
            and not any(parent.get_role_name() == "combo box" for parent in ancestors(node))
        ]

    wait_for(lambda: not list_nameless(), lambda: "a name for each; without: " + "; ".join(list_nameless()))


def starts_with_what_to_do(desk):
    app = desk.start()
    for name in ("New Minute Book…", "Open…", "Try the Sample Council"):
        app.see("button", name)
    assert_named(app)
    app.press("button", "Try the Sample Council")
    app.see("list item", PANEL)
    app.see("list item", lambda name: OCTOBER in name)
    app.close()


def lists_panels_and_meetings(desk):
    app = desk.start(desk.book)
    app.see("list item", "All meetings")
    app.see("list item", PANEL)
    october = app.see("list item", lambda name: OCTOBER in name)
    assert "Minutes drafted" in october.get_name(), october.get_name()
    assert "Ordinary meeting" in october.get_name(), october.get_name()
    meetings = [
        node.get_name() for node in app.all("list item", within=app.see("list", "Meetings"))
    ]
    days = [name.split(", ")[0] for name in meetings]
    assert days == [
        "Wednesday 9 December 2026", "Wednesday 4 November 2026",
        "Wednesday 14 October 2026", "Wednesday 9 September 2026",
    ], days
    app.see("row header", "2026")
    assert_named(app)

    app.click(app.see("list item", "Corporate Parenting Board"))
    app.miss("list item", lambda name: OCTOBER in name)
    app.see("list item", lambda name: "4 November 2026" in name)
    app.close()


def reads_the_minutes(desk):
    app = desk.open_meeting(OCTOBER)
    app.see("list item", "32 Missing from home: return interviews")
    assert app.first(None, lambda name: "can only be read" in name) is None
    assert text_of(app.see("text", "Commenced")) == "6.00 pm"
    words = app.words()
    for words_of in (
        "Quorum 3 · 7 present", "Councillor Margaret Ashworth in the Chair",
        "The Chair opened the meeting and received apologies.",
        "The minutes of the meeting held on 9 September 2026 were approved as a correct record.",
        "Children missing", "their own social worker, or",
        "Resolved:",
        "That the report be noted and that the Panel receive the summary of themes at its December meeting.",
        "Action:", "Bring the six-month summary of themes from return interviews to the Panel.",
        f"(Tom Carver; by {DECEMBER})",
    ):
        assert words_of in words, f"{words_of!r} is not in:\n{words}"
    assert_named(app)

    app.click(app.see("page tab", "Attendance"))
    app.see_words("7 in the room · quorate (quorum 3)")
    words = app.words()
    for words_of in ("Councillor Margaret Ashworth", "Chair", "Apologies", "Councillor Peter Fenn",
                     "In attendance"):
        assert words_of in words, f"{words_of!r} is not in:\n{words}"
    assert_named(app)
    app.close()


def reads_the_agenda(desk):
    app = desk.open_meeting(DECEMBER)
    app.see("list", "Agenda")
    item = app.see("list item", lambda name: name.endswith("Exempt"))
    assert "Placements" in item.get_name(), item.get_name()
    words = app.words(within=app.see("list", "Agenda"))
    for words_of in ("Apologies for absence", "To receive any declarations of interest",
                     "Tom Carver, Head of Safeguarding", "Return interviews: themes of six months",
                     "1 page", "Exempt"):
        assert words_of in words, f"{words_of!r} is not in:\n{words}"
    assert_named(app)
    app.close()


def saves_as_one_types_and_undoes(desk):
    app = desk.open_meeting(OCTOBER)
    before = desk.meeting("place")
    app.enter("text", "Place", "The Old Library")
    wait_for(lambda: desk.meeting("place") == "The Old Library", "the place in the book")
    app.see_words("Saved")

    app.key("ctrl+z")
    wait_for(lambda: desk.meeting("place") == before, "the old place in the book")
    wait_for(lambda: text_of(app.see("text", "Place")) == before, "the old place in its field")
    app.see_words("Undone: ")

    app.key("ctrl+shift+z")
    wait_for(lambda: desk.meeting("place") == "The Old Library", "the new place again")
    app.close()
    assert desk.meeting("place") == "The Old Library"


def saves_what_was_typed_last_before_it_closes(desk):
    app = desk.open_meeting(OCTOBER)
    app.tab_to("text", "Place")
    app.key("ctrl+a")
    app.type("Stoneley Village Hall")
    app.key("ctrl+w")
    app.wait_for_end()
    assert desk.meeting("place") == "Stoneley Village Hall"
    assert sorted(path.name for path in desk.folder.iterdir()) == [desk.book.name]


def says_what_is_wrong_beside_the_field(desk):
    app = desk.open_meeting(OCTOBER)
    app.enter("text", "Date", "31 February 2026")
    app.see("label", "Date: “31 February 2026” is no day of the calendar; write it with its year, like 14 Feb 2018")
    app.see_words("Not saved: ")
    assert desk.meeting("date") == "2026-10-14"

    # The other fields are saved all the same.
    app.enter("text", "Place", "The Old Library")
    wait_for(lambda: desk.meeting("place") == "The Old Library", "the place in the book")
    app.see_words("Not saved: ")

    app.enter("text", "Date", "15/10/26")
    wait_for(lambda: desk.meeting("place", "2026-10-15") == "The Old Library", "the new day")
    app.miss("label", lambda name: "no day of the calendar" in name)
    wait_for(lambda: text_of(app.see("text", "Date")) == "15 October 2026", "the day written out")
    app.see_words("Thursday 15 October 2026")
    app.close()


def reads_times_leniently(desk):
    app = desk.open_meeting(OCTOBER)
    app.enter("text", "Terminated", "7.30pm")
    wait_for(lambda: desk.meeting("terminated") == "19:30", "the time in the book")
    app.enter("text", "Terminated", "5pm")
    app.see_words("The meeting ended before it commenced: ")
    app.end()


def asks_before_it_loses_what_can_not_be_saved(desk):
    app = desk.open_meeting(OCTOBER)
    app.enter("text", "Date", "some day")
    app.key("ctrl+w")
    app.press("button", "Keep Editing")
    app.miss("button", "Keep Editing")
    assert text_of(app.see("text", "Date")) == "some day"
    app.key("ctrl+w")
    app.press("button", "Close Anyway")
    app.wait_for_end()
    assert desk.meeting("date") == "2026-10-14"


def exports_a_pack(desk):
    pack = desk.folder / "pack.pdf"
    app = desk.open_meeting(DECEMBER)
    app.press("button", "Export Pack…")
    app.see_words("This Pack Has Exempt Matter")
    app.press("button", "Public")
    app.choose_file("Export", pack)
    app.see_words("Pack exported")
    app.see("button", "Open")
    app.see("button", "Show in Folder")
    assert pack.read_bytes().startswith(b"%PDF-")
    text = subprocess.run(["pdftotext", pack, "-"], check=True, capture_output=True, text=True).stdout
    assert "Return interviews" in text
    assert_named(app)
    app.end()


def leaves_all_as_it_was_when_no_kind_of_pack_is_chosen(desk):
    app = desk.open_meeting(DECEMBER)
    app.press("button", "Export Pack…")
    app.see_words("This Pack Has Exempt Matter")
    app.press("button", "Cancel")
    app.miss("button", "Restricted")
    assert not app.all("label", "Exporting the pack…")
    assert [path for path in desk.folder.iterdir() if path.suffix == ".pdf"] == []
    app.close()


def shows_what_is_wrong_with_a_file(desk):
    letter = desk.folder / "letter.minutebook"
    letter.write_text("Dear Sir or Madam")
    app = desk.start(letter)
    app.see_words("This Book Can’t Be Opened")
    app.see_words("is not a minute book")
    app.see("button", "Open Another Book…")
    assert_named(app)
    app.close()
    assert letter.read_text() == "Dear Sir or Madam"


def assert_nothing_is_typed_into(app):
    """Not by dictation either, which doesn't ask whether a key would get there."""
    typed_into = [
        node for role in ("text", "entry") for node in app.each(role)
        if Atspi.StateType.EDITABLE in states(node) and "earch" not in node.get_name()
    ]
    names = {node.get_name() for node in typed_into} - {"Only with these words"}
    assert not names, names


def only_reads_a_book_that_can_only_be_read(desk):
    desk.book.chmod(0o444)
    # Root may write what the mode forbids, but not what is locked.
    if os.geteuid() == 0:
        try:
            mounts.lock(desk.book, True)
        except OSError as why:
            raise Skip(f"root can't lock a file here: {why}") from why
    try:
        app = desk.start(desk.book)
        app.see_words("This book can only be read")
        app.resize(1366, 768)
        app.click(app.see("list item", lambda name: OCTOBER in name))
        for view, text in (
            ("Agenda", "Place"), ("Attendance", "Place"), ("Minutes", "Narrative"), ("Minutes", "Closing"),
        ):
            app.click(app.see("page tab", view))
            app.see("text", text)
            assert_nothing_is_typed_into(app)
        for place, role, row, text in (
            ("Actions", "table row", "Ask the police", "Action"),
            ("Resolutions", "table row", "That the report", "Text"),
            ("People", "list item", "Councillor Margaret", "Family name"),
            ("Panels", "list item", "Children and", "Name"),
        ):
            app.click(app.see("list item", lambda name: name.startswith(place)))
            app.see(role, lambda name: name.startswith(row))
            app.click(app.all(role, lambda name: name.startswith(row))[-1])
            app.see("text", text)
            assert_nothing_is_typed_into(app)
        app.close()
    finally:
        if os.geteuid() == 0:
            mounts.lock(desk.book, False)


def has_one_window_for_each_book(desk):
    app = desk.start(desk.book)
    app.see("list item", PANEL)
    second = subprocess.run([desk.program, desk.book], check=False, timeout=30)
    assert second.returncode == 0
    assert len(app.windows()) == 1, app.describe()
    app.close()


def plans_a_meeting_and_finds_words(desk):
    app = desk.start(desk.book)
    app.see("list item", PANEL)
    app.key("ctrl+n")
    wait_for(lambda: text_of(app.see("text", "Date")), "the day that is offered")
    app.enter("text", "Date", "")
    app.press("button", "Plan")
    app.see_words("Say on which day the panel is to meet")
    app.enter("text", "Date", "10 Feb 2027")
    app.press("button", "Plan")
    app.see_words("Wednesday 10 February 2027")
    app.see("list item", lambda name: "Date of next meeting" in name)
    rows = desk.ask("SELECT count(*) FROM item JOIN meeting ON item.meeting = meeting.id "
                    "WHERE meeting.date = '2027-02-10'")
    assert rows[0][0] > 0

    app.key("ctrl+f")
    wait_for(lambda: any(app.has_focus(n) for n in app.all(name="Search the whole book")), app.describe)
    app.type("hospitals")
    hit = app.see("list item", lambda name: "hospitals" in name)
    assert OCTOBER in hit.get_name() or OCTOBER in app.words(within=hit), app.words(within=hit)
    assert any(kind in app.words(within=hit) for kind in ("Action · ", "Minute · ", "Resolution · ")), app.words(within=hit)
    assert_named(app)
    app.key("Down")
    wait_for(lambda: app.has_focus(hit), "the focus on the first hit")
    app.key("Return")
    app.see_words(f"Wednesday {OCTOBER}")

    # The words of a table are found, and shown without its marks.
    app.key("ctrl+f")
    wait_for(lambda: any(app.has_focus(n) for n in app.all(name="Search the whole book")), app.describe)
    app.type("children missing")
    hit = app.see("list item", lambda name: "Interviews within 72" in name)
    assert "|" not in hit.get_name() + app.words(within=hit), app.words(within=hit)
    app.key("Escape")
    app.close()


def leaves_a_meeting_whose_planning_is_undone(desk):
    app = desk.start(desk.book)
    app.see("list item", PANEL)
    app.key("ctrl+n")
    app.enter("text", "Date", "10 Feb 2027")
    app.press("button", "Plan")
    app.see("page tab", "Agenda")
    app.press("button", "Add Item")
    app.see("list item", lambda name: "New item" in name)
    app.key("Escape")
    app.key("ctrl+z")
    app.see_words("Undone: Item added: New item")
    app.key("ctrl+z")
    # Said at once, in place of what was said before.
    app.see_words("Undone: Meeting planned")
    app.miss("page tab", "Agenda")
    app.see("list", "Meetings")
    app.close()


def lists_its_shortcuts(desk):
    app = desk.start(desk.book)
    app.see("list item", PANEL)
    app.key("ctrl+question")
    app.see_words("Keyboard Shortcuts")
    words = app.words()
    for key in ("Ctrl+O", "Ctrl+Z", "F9"):
        assert key in words, words
    assert_named(app)
    app.key("Escape")
    app.miss("label", "Keyboard Shortcuts")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        starts_with_what_to_do,
        lists_panels_and_meetings,
        reads_the_minutes,
        reads_the_agenda,
        saves_as_one_types_and_undoes,
        saves_what_was_typed_last_before_it_closes,
        says_what_is_wrong_beside_the_field,
        reads_times_leniently,
        asks_before_it_loses_what_can_not_be_saved,
        exports_a_pack,
        leaves_all_as_it_was_when_no_kind_of_pack_is_chosen,
        shows_what_is_wrong_with_a_file,
        only_reads_a_book_that_can_only_be_read,
        has_one_window_for_each_book,
        plans_a_meeting_and_finds_words,
        leaves_a_meeting_whose_planning_is_undone,
        lists_its_shortcuts,
    ]))
