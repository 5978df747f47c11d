# Minute Book: publishing a meeting's papers, and how a meeting moves on
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import sys

from paper import write_paper
from screen import is_sensitive, text_of, wait_for
from tap import run
from test_papers import CLI, DECEMBER, OCTOBER, plan_december, prepare, see_focus, text_of_pdf
from test_window import assert_named


def tell(*words):
    subprocess.run([CLI, *words], check=True, capture_output=True)


def publishes_the_agenda(desk):
    plan_december(desk)
    file = desk.folder / "pack.pdf"
    app = desk.open_meeting(DECEMBER)
    app.see("button", "State: Planned")
    app.press("button", "Publish Agenda…")
    app.see_words("Before Publishing")
    app.see("list", "To Consider")
    app.press("button", "Publish…")
    app.choose_file("Publish", file)
    app.see_words("Agenda published")
    app.see("button", "State: Agenda published")
    app.see("button", "Mark as Held")
    assert "Public Document Pack" in text_of_pdf(file)
    wait_for(lambda: desk.meeting("state", "2026-12-09") == "agenda_published", "the state in the book")
    app.key("ctrl+z")
    app.see("button", "State: Planned")
    assert desk.meeting("state", "2026-12-09") == "planned"
    app.close()


def publishes_what_was_never_published_here(desk):
    """The state says that the agenda is published, and the book has no pack of it."""
    file = desk.folder / "pack.pdf"
    app = desk.open_meeting(DECEMBER)
    app.see("button", "State: Agenda published")
    app.key("alt+4")
    app.see_words("No pack has been published from this book")
    assert_named(app)
    app.press("button", "Publish…")
    app.see("list", "To Consider")
    app.press("button", "Publish…", within=app.see("dialog", "Before Publishing"))
    app.choose_file("Publish", file)
    app.see_words("Agenda published")
    app.see_words("As published on")
    app.see("button", "Published Papers…")
    assert "Public Document Pack" in text_of_pdf(file)
    assert desk.meeting("state", "2026-12-09") == "agenda_published"
    app.close()


def adds_the_resolution_that_is_missing(desk):
    plan_december(desk)
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    app.press("button", "Publish Agenda…")
    app.click(app.see("list item", lambda name: "resolves to exclude the public" in name,
                      within=app.see("list", "To Consider")))
    app.see("list item", lambda name: name.startswith("6, Exclusion of the public"))
    app.see("text", "Title")
    app.miss("button", "Add the Resolution")
    app.close()


def says_what_is_in_the_way(desk):
    """Each finding is one click from its cure."""
    plan_december(desk)
    prepare(desk, "UPDATE item SET exempt_paragraphs = NULL WHERE access = 'exempt'",
            "DELETE FROM document WHERE title LIKE 'Return interviews%'")
    app = desk.open_meeting(DECEMBER)
    app.press("button", "Publish Agenda…")
    faults = app.see("list", "To Put Right First")
    missing = app.see("list item", lambda name: name.startswith("Item 4, Return interviews"), within=faults)
    assert_named(app)
    assert not is_sensitive(app.see("button", "Publish…"))
    app.click(missing)
    app.miss("list", "To Put Right First")
    see_focus(app, "button", "Attach PDFs…")
    app.press("button", "Publish Agenda…")
    faults = app.see("list", "To Put Right First")
    app.click(app.see("list item", lambda name: "no paragraph of Schedule 12A" in name, within=faults))
    app.miss("list", "To Put Right First")
    see_focus(app, "text", "Schedule 12A paragraphs")
    assert desk.meeting("state", "2026-12-09") == "planned"
    app.close()


def publishes_what_is_new(desk):
    pack, more, copy = (desk.folder / name for name in ("pack.pdf", "more.pdf", "copy.pdf"))
    tell("publish", desk.book, "2026-12-09", "-o", pack)
    prepare(desk, "UPDATE item SET title = 'Return interviews: a year' WHERE title LIKE 'Return interviews%'")
    tell("attach", desk.book, "2026-12-09", "4", write_paper(desk.folder / "wards.pdf"), "--title", "Wards")
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    app.see_words("The agenda has changed since it was published on")
    app.press("button", "Published Papers…")
    app.see_words("Item 4 “Return interviews: a year”: changed title")
    app.see("list item", lambda name: name.startswith("1. Public pack, pages 1 - "), within=app.see("list", "Published So Far"))
    assert_named(app)
    app.press("button", "Save a Copy…")
    app.choose_file("Save", copy)
    app.see_words("A copy was saved")
    assert copy.read_bytes() == pack.read_bytes()
    app.press("button", "Publish Supplement…")
    dialog = app.see("dialog", "Publish Supplement")
    papers = app.see("list", "In the Supplement", within=dialog)
    assert [row.get_name() for row in app.all("list item", within=papers)] == ["Item 4: paper added, “Wards” (page 8)"]
    warnings = app.see("list", "To Consider", within=dialog)
    assert all("“Wards”" in row.get_name() for row in app.all("list item", within=warnings))
    assert_named(app)
    app.press("button", "Publish…", within=dialog)
    app.choose_file("Publish", more)
    app.see_words("Supplement published, with the consolidated pack beside it")
    app.see_words("\nThe pack doesn’t call itself accessible (PDF/UA)")
    app.see_words("As published, with the supplement of")
    assert "Supplement 1 to the Public Document Pack" in text_of_pdf(more)
    assert "RETURN INTERVIEWS: A YEAR" in text_of_pdf(desk.folder / "more-consolidated.pdf")
    app.close()


def says_what_is_older(desk):
    """A corrected pack is called so, and the restricted pack is older than it."""
    right = desk.folder / "right.pdf"
    for words in ((), ("--restricted",)):
        tell("publish", desk.book, "2026-12-09", "-o", desk.folder / "pack.pdf", *words)
    prepare(desk, "UPDATE item SET title = 'Return interviews: a year' WHERE title LIKE 'Return interviews%'")
    app = desk.open_meeting(DECEMBER)
    app.press("toggle button", "State: Agenda published")
    app.see("menu", "State: Agenda published")
    app.key("Return")
    app.press("button", "Publish Whole Pack Again…", within=app.see("dialog", "Published Papers"))
    app.press("button", "Publish…", within=app.see("dialog", "Before Publishing"))
    app.choose_file("Publish", right)
    app.see_words("Corrected pack published")
    app.key("alt+4")
    app.see_words("As published in the corrected pack of")
    app.see_words("The restricted pack is older")
    app.press("button", "Published Papers…")
    row = app.see("list item", lambda name: name.startswith("2. Restricted pack"),
                  within=app.see("list", "Published So Far"))
    assert "Older than publication 3: Public pack, corrected" in app.words(row), app.words(row)
    app.key("Escape")
    app.miss("dialog", "Published Papers")
    app.close()


def publishes_from_the_agenda(desk):
    """A book whose agenda was out before it publishes it on every tab."""
    app = desk.open_meeting(DECEMBER)
    app.press("toggle button", "State: Agenda published")
    app.see("menu", "State: Agenda published")
    app.key("Return")
    app.see("list", "To Consider", within=app.see("dialog", "Before Publishing"))
    app.key("Escape")
    app.miss("dialog", "Before Publishing")
    app.close()


def keeps_a_restricted_pack_in(desk):
    """The pack that was attached as a public paper is not published, and the cure is one click away."""
    plan_december(desk)
    pack = desk.folder / "all.pdf"
    tell("export", "pack", desk.book, "2026-12-09", "--restricted", "-o", pack)
    tell("attach", desk.book, "2026-12-09", "5", pack, "--title", "Every paper")
    app = desk.open_meeting(DECEMBER)
    app.press("button", "Publish Agenda…")
    faults = app.see("list", "To Put Right First")
    row = app.see("list item", lambda name: name.startswith("Item 5, Inspectorate’s monitoring visit, “Every paper”"),
                  within=faults)
    assert "is stamped as not for publication" in row.get_name()
    assert not is_sensitive(app.see("button", "Publish…"))
    app.click(row)
    app.miss("list", "To Put Right First")
    wait_for(lambda: any(text_of(node) == "Every paper" for node in app.all("text", "Title")), "the paper’s title")
    assert desk.meeting("state", "2026-12-09") == "planned"
    app.close()


def moves_a_meeting_on(desk):
    app = desk.open_meeting(DECEMBER)
    app.press("toggle button", "State: Agenda published")
    app.see("menu", "State: Agenda published")
    app.key("Down", "Down", "Return")
    app.see("button", "State: Cancelled")
    assert desk.meeting("state", "2026-12-09") == "cancelled"
    app.press("toggle button", "State: Cancelled")
    app.see("menu", "State: Cancelled")
    app.key("Return")
    app.see("button", "State: Planned")
    app.see("button", "Publish Agenda…")
    app.key("ctrl+z")
    app.see("button", "State: Cancelled")
    app.key("ctrl+z")
    app.press("button", "Mark as Held")
    app.see("button", "State: Held")
    app.press("button", "Minutes Drafted")
    app.see("button", "State: Minutes drafted")
    assert desk.meeting("state", "2026-12-09") == "minutes_drafted"
    app.close()


def approves_the_minutes(desk):
    app = desk.open_meeting(OCTOBER)
    app.press("button", "Approve…")
    app.see_words("Approve the Minutes")
    form = app.see("list", "Approval of the minutes")
    app.see("combo box", "Minutes approved at", within=form)
    app.see("label", DECEMBER, within=form)
    assert_named(app)
    for name, words in (("In minute", "41"), ("Signed by", "Councillor Ashworth"), ("Signed on", "1 Oct 2026")):
        node = app.see("text", name, within=form)
        node.get_editable_text_iface().set_text_contents(words)
    app.press("button", "Approve")
    app.see_words("The minutes were signed before the meeting")
    app.see("text", "Signed on", within=form).get_editable_text_iface().set_text_contents("9 Dec 2026")
    app.press("button", "Approve")
    app.see("button", "State: Minutes approved")
    wait_for(lambda: desk.meeting("state") == "approved", "the state in the book")
    assert desk.meeting("signed_on") == "2026-12-09"
    assert desk.meeting("approved_minute") == "41"
    assert desk.meeting("approved_at") == desk.meeting("id", "2026-12-09")
    app.close()


def give_day(app, words):
    day = app.see("text", "Date", within=app.see("list", "New meeting"))
    assert day.get_editable_text_iface().set_text_contents(words)


def plans_the_meeting_that_approves(desk):
    """What was typed stays, and Back goes on from where a meeting was planned."""
    prepare(desk, "UPDATE meeting SET state = 'minutes_drafted' WHERE date = '2026-12-09'")
    app = desk.open_meeting(DECEMBER)
    app.press("button", "Approve…")
    form = app.see("list", "Approval of the minutes")
    assert app.see("text", "In minute", within=form).get_editable_text_iface().set_text_contents("52")
    app.key("Escape")
    app.miss("list", "Approval of the minutes")
    app.press("button", "Approve…")
    form = app.see("list", "Approval of the minutes")
    assert text_of(app.see("text", "In minute", within=form)) == "52"
    app.press("button", "Plan Another Meeting…")
    give_day(app, "17 Feb 2027")
    app.press("button", "Plan")
    app.see("label", "17 February 2027", within=form)
    assert text_of(app.see("text", "In minute", within=form)) == "52"
    app.press("button", "Approve")
    app.see("button", "State: Minutes approved")
    wait_for(lambda: desk.meeting("state", "2026-12-09") == "approved", "the state in the book")
    assert desk.meeting("approved_at", "2026-12-09") == desk.meeting("id", "2027-02-17")

    app.key("ctrl+n")
    give_day(app, "14 April 2027")
    app.press("button", "Plan")
    app.see("label", "Wednesday 14 April 2027")
    app.key("alt+Left")
    app.see("label", "Wednesday 9 December 2026")
    app.see("button", "State: Minutes approved")
    app.close()


if __name__ == "__main__":
    sys.exit(run([
        publishes_the_agenda,
        publishes_what_was_never_published_here,
        adds_the_resolution_that_is_missing,
        says_what_is_in_the_way,
        publishes_what_is_new,
        says_what_is_older,
        publishes_from_the_agenda,
        keeps_a_restricted_pack_in,
        moves_a_meeting_on,
        approves_the_minutes,
        plans_the_meeting_that_approves,
    ]))
