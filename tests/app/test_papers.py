# Minute Book: a meeting's papers, and how a meeting moves on
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sqlite3
import subprocess
import sys
import zipfile

from paper import write_paper
from screen import is_sensitive, text_of, wait_for
from tap import run
from test_window import assert_named

CLI = os.environ["MINUTEBOOK_CLI"]
DECEMBER = "9 December 2026"
OCTOBER = "14 October 2026"


def prepare(desk, *statements):
    connection = sqlite3.connect(desk.book)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def plan_december(desk):
    prepare(desk, "UPDATE meeting SET state = 'planned' WHERE date = '2026-12-09'")


def tell(*words):
    subprocess.run([CLI, *words], check=True, capture_output=True)


def see_focus(app, role, name):
    wait_for(lambda: any(app.has_focus(node) for node in app.all(role, name)), f"the focus on {name}")


def see_page(app, name, words):
    """The page, as soon as it says these words."""
    return wait_for(
        lambda: [page for page in app.all("image", name) if words in page.get_description()],
        lambda: f"{name} with {words!r}; there is:\n"
        + "\n".join(f"{page.get_name()}: {page.get_description()}" for page in app.all("image")),
    )[0]


def text_of_pdf(path):
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout


def shows_the_papers_and_follows_the_typing(desk):
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.see_words("Page 1 of 1")
    assert_named(app)
    app.enter("text", "Place", "Lapwing Hall")
    see_page(app, "Page 1 of 1", "Lapwing Hall")
    app.key("alt+1")
    app.click(app.see("list item", lambda name: name.startswith("1, ")))
    app.enter("text", "Title", "Welcome by the Chair")
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "WELCOME BY THE CHAIR")
    # The keyboard is on what is chosen, also when something else has chosen it.
    see_focus(app, "toggle button", "Agenda")
    app.press("toggle button", "Minutes")
    see_focus(app, "toggle button", "Minutes")
    see_page(app, "Page 1 of 1", "Children and Families Scrutiny Panel 9 December 2026")
    app.close()


def turns_pages_and_zooms(desk):
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    page = see_page(app, "Page 1 of 1", "Not for publication: exempt under paragraph 3")
    assert "LARKHILL" not in page.get_description()
    app.click(app.see("combo box", "Public"))
    app.key("Down", "Return")
    see_page(app, "Page 1 of 2", "PLACEMENTS: LARKHILL HOMES")
    app.click(app.see("combo box", "Restricted"))
    app.key("Up", "Return")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")

    app.press("toggle button", "Pack")
    see_page(app, "Page 1 of 7", "Public Document Pack")
    app.click(app.see("grouping", "Pages"))
    app.key("End")
    app.see_words("Page 7 of 7")
    app.see("image", "Page 7 of 7")
    app.key("Home")
    app.see_words("Page 1 of 7")
    fitted = app.see("label", lambda name: name.endswith("%")).get_name()
    app.key("ctrl+plus")
    app.miss("label", fitted)
    app.key("ctrl+0")
    app.see("label", fitted)
    app.key("ctrl+minus")
    app.miss("label", fitted)
    app.close()


def exports_a_paper(desk):
    file = desk.folder / "agenda.pdf"
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("button", "Export this paper")
    app.choose_file("Export", file)
    app.see_words("Agenda exported")
    app.see("button", "Open")
    app.see("button", "Show in Folder")
    assert "APOLOGIES FOR ABSENCE" in text_of_pdf(file)
    app.close()


def exports_what_the_name_ends_in(desk):
    file = desk.folder / "agenda.docx"
    app = desk.open_meeting(DECEMBER)
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("button", "Export this paper")
    app.see("combo box", "PDF documents (.pdf)")
    app.choose_file("Export", file)
    app.see_words("Agenda exported")
    with zipfile.ZipFile(file) as package:
        assert "Apologies for absence" in package.read("word/document.xml").decode()
    app.close()


def gives_up_an_export(desk):
    slow = desk.folder / "slow-reader"
    slow.write_text(f"#!/bin/sh\nsleep 60\nexec {os.environ['MINUTEBOOK_READER']} \"$@\"\n")
    slow.chmod(0o755)
    file = desk.folder / "pack.pdf"
    app = desk.open_meeting(DECEMBER, environment={
        "MINUTEBOOK_READER": str(slow), "XDG_CACHE_HOME": str(desk.folder / "cache")})
    app.key("alt+4")
    see_page(app, "Page 1 of 1", "APOLOGIES FOR ABSENCE")
    app.press("toggle button", "Pack")
    app.press("button", "Export this paper")
    app.choose_file("Export", file)
    app.see_words("Exporting the pack…")
    app.see("progress bar")
    app.press("button", "Cancel")
    app.see_words("Export cancelled")
    assert not file.exists()
    app.close()


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
        shows_the_papers_and_follows_the_typing,
        turns_pages_and_zooms,
        exports_a_paper,
        exports_what_the_name_ends_in,
        gives_up_an_export,
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
