# Minute Book: what becomes of what was typed when the world gets in the way
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

import mounts  # before anything has threads

import os
import shutil
import sqlite3
import subprocess
import sys
import time

from screen import text_of, wait_for
from tap import Skip, run
from test_window import OCTOBER, assert_named

WORDS = "The Old Library, upstairs"
CLI = os.environ["MINUTEBOOK_CLI"]
PLACE = "SELECT place FROM meeting WHERE date = '2026-10-14'"


def type_place(app, words=WORDS):
    # To the details, from wherever it is.
    app.see("text", "Place")
    app.key("ctrl+i")
    app.miss("text", "Place")
    app.key("ctrl+i")
    app.tab_to("text", "Place")
    app.key("ctrl+a")
    app.type(words)


def assert_typed(app, words=WORDS):
    """The words still stand in their field."""
    assert text_of(app.see("text", "Place")) == words


def save_copy(desk, app, name):
    copy = desk.folder / name
    app.press("button", "Save a Copy…")
    app.choose_file("Save", copy)
    wait_for(copy.exists, "the copy")
    # The clerk goes on with the copy.
    app.see("list item", lambda text: OCTOBER in text)
    wait_for(lambda: [w.get_name() for w in app.windows()] == ["Harrowmere Borough Council"], app.describe)
    app.miss("alert")
    return copy


def disk(desk, kilobytes):
    if not mounts.CAN_MOUNT:
        raise Skip("no disk can be mounted here, which needs root or user namespaces")
    folder = desk.folder / "stick"
    mounts.mount_disk(folder, kilobytes)
    desk.book = shutil.move(desk.book, folder / desk.book.name)
    desk.at_end.append(lambda: mounts.pull_disk(folder))
    return folder


def the_book_is_moved_away(desk):
    app = desk.open_meeting(OCTOBER)
    moved = desk.folder / "moved"
    desk.book.rename(moved)
    # It is seen before anything is typed.
    app.see_words("harrowmere.minutebook” is no longer there")
    type_place(app)
    app.see("alert", lambda text: text.startswith("Not saved: "))
    assert_typed(app)
    assert_named(app)

    # Put back, it gets what was typed.
    moved.rename(desk.book)
    wait_for(lambda: desk.meeting("place") == WORDS, "the place in the book")
    app.miss("alert")
    app.see_words("Saved")
    app.close()
    assert [path.name for path in desk.folder.iterdir()] == [desk.book.name]


def the_book_is_deleted(desk):
    app = desk.open_meeting(OCTOBER)
    type_place(app)
    wait_for(lambda: desk.meeting("place") == WORDS, "the place in the book")
    desk.book.unlink()
    app.see_words("is no longer there")
    type_place(app, "The Annexe")
    app.see_words("Not saved: ")

    app.key("ctrl+w")
    answers = app.see("button", "Save a Copy Elsewhere…").get_parent()
    app.press("button", "Copy the Text", within=answers)
    app.see_words("was copied as text")
    assert_typed(app, "The Annexe")

    copy = save_copy(desk, app, "rescued.minutebook")
    assert desk.ask_book(copy, PLACE) == [("The Annexe",)]
    app.close()
    # The deleted book left nothing behind.
    assert [path.name for path in desk.folder.iterdir()] == [copy.name]


def the_stick_is_pulled(desk):
    disk(desk, 20000)
    app = desk.open_meeting(OCTOBER)
    type_place(app)
    desk.at_end.pop()()
    app.see_words("is no longer there")
    assert_typed(app)
    copy = save_copy(desk, app, "rescued.minutebook")
    assert desk.ask_book(copy, PLACE) == [(WORDS,)]
    app.close()


def the_disk_is_full(desk):
    folder = disk(desk, 20000)
    app = desk.open_meeting(OCTOBER)
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(65536))
        except OSError:
            pass
    type_place(app)
    app.see_words("Not saved: the disk is full")
    assert_typed(app)
    app.key("ctrl+w")
    app.press("button", "Keep Editing")
    app.miss("button", "Keep Editing")
    assert_typed(app)

    filler.unlink()
    wait_for(lambda: desk.meeting("place") == WORDS, "the place in the book")
    app.see_words("Saved")
    app.close()
    assert [path.name for path in folder.iterdir()] == [desk.book.name]


def the_file_becomes_read_only(desk):
    app = desk.open_meeting(OCTOBER)
    files = [path for path in desk.folder.iterdir() if not path.name.endswith("-shm")]
    try:
        for path in files:
            mounts.lock(path, True)
    except OSError as why:
        raise Skip(f"an open file can't be locked here, which needs root: {why}") from why
    try:
        type_place(app)
        app.see_words("harrowmere.minutebook” can only be read")
        assert_typed(app)
        assert desk.meeting("place") != WORDS
    finally:
        for path in files:
            mounts.lock(path, False)
    wait_for(lambda: desk.meeting("place") == WORDS, "the place in the book")
    app.see_words("Saved")
    app.close()


def the_folder_becomes_read_only(desk):
    """The book that is open is written all the same, and the window says so in truth."""
    app = desk.open_meeting(OCTOBER)
    desk.folder.chmod(0o555)
    try:
        if os.geteuid() == 0:
            mounts.lock(desk.folder, True)
        type_place(app)
        wait_for(lambda: desk.meeting("place") == WORDS, "the place in the book")
        app.see_words("Saved")
        assert not app.all("button", "Save a Copy…")
        app.close()
        assert desk.meeting("place") == WORDS
    finally:
        if os.geteuid() == 0:
            mounts.lock(desk.folder, False)
        desk.folder.chmod(0o755)


def another_program_writes(desk):
    app = desk.open_meeting(OCTOBER)
    app.see("text", "Place")
    other = sqlite3.connect(desk.book, isolation_level=None)
    other.execute("UPDATE meeting SET place = 'The Annexe' WHERE date = '2026-10-14'")
    wait_for(lambda: text_of(app.see("text", "Place")) == "The Annexe", "what the other wrote")

    # Both edit the meeting at once.
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE meeting SET terminated = '20:45' WHERE date = '2026-10-14'")
    type_place(app)
    app.see_words("is being written by another program")
    assert_typed(app)
    other.execute("COMMIT")
    other.close()
    wait_for(lambda: desk.meeting("place") == WORDS, "the place in the book")
    app.see_words("Saved")
    assert desk.meeting("terminated") == "20:45"
    wait_for(lambda: text_of(app.see("text", "Terminated")) == "8.45 pm", "what the other wrote")
    app.close()


def the_command_line_writes(desk):
    app = desk.open_meeting(OCTOBER)
    app.enter("text", "Place", WORDS)
    wait_for(lambda: desk.meeting("place") == WORDS, "the place in the book")
    subprocess.run([CLI, "undo", desk.book], check=True, capture_output=True)
    wait_for(lambda: text_of(app.see("text", "Place")) != WORDS, "the place as it was")
    assert desk.meeting("place") == text_of(app.see("text", "Place"))
    app.close()


def two_hundred_thousand_words_are_pasted(desk):
    paragraph = " ".join(f"word{number}" for number in range(100))
    text = "\n\n".join(f"{number} {paragraph}" for number in range(2000))
    app = desk.open_meeting("9 December 2026")
    app.click(app.see("list item", lambda name: name.startswith("1, ")))

    def count(word):
        rows = desk.ask("SELECT description FROM item JOIN meeting ON item.meeting = meeting.id "
                        "WHERE date = '2026-12-09' AND item.position = 1")
        return (rows[0][0] or "").split().count(word)

    def measure(what, look):
        start = time.monotonic()
        wait_for(look, what)
        print(f"# {what}: {time.monotonic() - start:.1f} s", flush=True)

    app.tab_to("text", "Description")
    app.enter("text", "Description", text)
    measure("dictated, and in the book", lambda: count("word99") == 2000)
    app.key("ctrl+a", "ctrl+x")
    measure("cut", lambda: count("word99") == 0)
    app.key("ctrl+v")
    measure("pasted, and in the book", lambda: count("word99") == 2000 and count("word0") == 2000)
    # The window can be used.
    app.type(" and that is the_end")
    measure("typed behind it", lambda: count("the_end") == 1)
    app.key("ctrl+1")
    measure("another place", lambda: app.all("grouping", "Today"))
    app.close()
    assert count("word50") == 2000


if __name__ == "__main__":
    sys.exit(run([
        the_book_is_moved_away,
        the_book_is_deleted,
        the_stick_is_pulled,
        the_disk_is_full,
        the_file_becomes_read_only,
        the_folder_becomes_read_only,
        another_program_writes,
        the_command_line_writes,
        two_hundred_thousand_words_are_pasted,
    ]))
