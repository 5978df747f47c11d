# Minute Book: tests of the prose, written by key events
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives prose-desk, a window with one prose in it, as a clerk does."""

import os
import subprocess
import sys
from pathlib import Path

from screen import Atspi, is_focusable, text_of, wait_for
from tap import run


class Prose:
    def __init__(self, desk, stored=""):
        self.file = desk.folder / "stored"
        self.file.write_text(stored)
        self.app = desk.start(self.file)
        self.text = self.app.see("text", "Discussion")
        self.app.tab_to("text", "Discussion")

    def write(self, words):
        """Types, with Enter where a line ends."""
        for number, line in enumerate(words.split("\n")):
            if number > 0:
                self.app.key("Return")
            if line:
                self.app.type(line)

    def holds(self, wanted):
        wait_for(lambda: self.file.read_text() == wanted,
                 lambda: f"{wanted!r}; there is {self.file.read_text()!r}")


def writes_lists(desk):
    prose = Prose(desk)
    app = prose.app
    prose.write("Noted:\n* one\ntwo\n\tinner\n\nthree\n\nplain")
    prose.holds("Noted:\n\t•\tone\n\t•\ttwo\n\t\t◦\tinner\n\t•\tthree\nplain")
    # A screen reader hears the labels.
    assert "•\tone" in text_of(prose.text), text_of(prose.text)
    assert "◦\tinner" in text_of(prose.text), text_of(prose.text)
    prose.write("\n(a) first\nsecond")
    prose.holds("Noted:\n\t•\tone\n\t•\ttwo\n\t\t◦\tinner\n\t•\tthree\nplain\n\t(a)\tfirst\n\t(b)\tsecond")
    app.key("ctrl+End", "ctrl+z", "ctrl+z", "ctrl+z")
    app.key("ctrl+y", "ctrl+y", "ctrl+y")
    prose.holds("Noted:\n\t•\tone\n\t•\ttwo\n\t\t◦\tinner\n\t•\tthree\nplain\n\t(a)\tfirst\n\t(b)\tsecond")
    app.close()


def does_not_hold_the_keyboard(desk):
    prose = Prose(desk, "\t(a)\tone\n\t(b)\ttwo\nplain")
    app = prose.app
    app.key("ctrl+Home", "Up")
    app.see("label", "left upwards")
    app.key("ctrl+End", "Down")
    app.see("label", "left downwards")
    app.key("Tab")
    wait_for(lambda: app.has_focus(app.see("button", "After")), "the focus behind the text")
    app.key("shift+Tab")
    wait_for(lambda: app.has_focus(app.see("text", "Discussion")), "the focus in the text")
    app.key("ctrl+Home", "shift+Tab")
    wait_for(lambda: app.has_focus(app.see("button", "Before")),
             lambda: f"the focus before the text: {[(n.get_role_name(), n.get_name()) for n in app.all() if app.has_focus(n)]} {prose.file.read_text()}")
    app.key("Tab")
    wait_for(lambda: app.has_focus(app.see("text", "Discussion")), "the focus in the text")
    app.key("ctrl+Home", "ctrl+Tab")
    wait_for(lambda: app.has_focus(app.see("button", "After")), "the focus behind the text")
    assert prose.file.read_text() == "\t(a)\tone\n\t(b)\ttwo\nplain"
    app.close()


def completes_names(desk):
    prose = Prose(desk)
    app = prose.app
    app.type("Moved by Ashw")
    app.see_words("Councillor Ashworth")
    app.key("Down", "Return")
    prose.holds("Moved by Councillor Ashworth")
    # Whoever goes on typing is never held up.
    app.type(". Seconded by Okaf")
    app.see_words("Councillor Okafor")
    app.key("Return")
    app.type("x")
    prose.holds("Moved by Councillor Ashworth. Seconded by Okaf\nx")
    app.key("BackSpace", "BackSpace")
    app.type("o")
    app.see("list item", "Councillor Okafor", within=app.see("list", "Suggestions"))
    app.key("Escape")
    app.miss("list", "Suggestions")
    # A click takes one, and one beside the list closes it; the keyboard stays in the text.
    app.key("BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace")
    app.type("Pan")
    app.click(app.see("list item", "Panel Chair"))
    app.miss("list", "Suggestions")
    prose.holds("Moved by Councillor Ashworth. Seconded by Panel Chair")
    app.type(" and Cou")
    app.see("list", "Suggestions")
    app.click(app.see("label", "not left"))
    app.miss("list", "Suggestions")
    app.type("n")
    app.see("list", "Suggestions")
    app.click(app.see("button", "After"))
    app.miss("list", "Suggestions")
    prose.holds("Moved by Councillor Ashworth. Seconded by Panel Chair and Coun")
    app.close()


def edits_a_table(desk):
    prose = Prose(desk, "before")
    app = prose.app
    app.key("ctrl+End", "ctrl+shift+t")
    wait_for(lambda: app.has_focus(app.see("text", "Row 1, column 1")), "the focus in the first cell")
    app.type("Ward\tSeats\tNorth\t3\tSouth\t4")
    app.see("text", "Row 3, column 2")
    app.press("button", "Done")
    prose.holds("before\n|=\n|h\tWard\tSeats\n|\tNorth\t3\n|\tSouth\t4")
    app.see("table", "Table")
    app.see("table cell", "Ward")
    app.key("ctrl+Home", "Down", "F2")
    app.see("text", "Row 1, column 1")
    app.press("button", "Remove Row")
    app.miss("text", "Row 3, column 1")
    wait_for(lambda: app.has_focus(app.see("text", "Row 1, column 1")), "the focus in a cell")
    app.key("Escape")
    app.miss("text", "Row 2, column 1")
    prose.holds("before\n|=\n|h\tNorth\t3\n|\tSouth\t4")
    app.key("ctrl+z")
    prose.holds("before\n|=\n|h\tWard\tSeats\n|\tNorth\t3\n|\tSouth\t4")
    app.close()


def marked(language, words):
    """As a passage is stored."""
    tag = "".join(chr(0xe0000 + ord(letter)) for letter in language)
    return f"\\\U000e0001{tag}\U000e0020{words}\\\U000e007f"


def marks_a_language(desk):
    prose = Prose(desk, "He said bore da")
    app = prose.app
    app.key("ctrl+Home", "ctrl+Right", "ctrl+Right", "ctrl+shift+End", "ctrl+shift+l")
    app.see("list", "Language of the Passage")
    # What it is in now has the focus.
    wait_for(lambda: app.has_focus(app.see("list item", "The paper’s own")), "the focus on the paper’s own")
    app.key("Down", "Down", "Return")
    app.miss("list", "Language of the Passage")
    prose.holds("He said" + marked("cy", " bore da"))
    # The text has no sign of it that a screen reader would read out.
    assert text_of(prose.text) == "He said bore da", text_of(prose.text)
    app.key("ctrl+z")
    prose.holds("He said bore da")
    app.key("ctrl+y")
    prose.holds("He said" + marked("cy", " bore da"))
    # The choice tells what the passage at the cursor is in, and takes any tag.
    app.key("ctrl+End", "ctrl+shift+l")
    wait_for(lambda: app.has_focus(app.see("list item", "Welsh")), "the focus on Welsh")
    app.see("list item", "Welsh")
    app.tab_to("text", "Another, by its tag")
    app.type("c y")
    app.key("Return")
    app.see("list", "Language of the Passage")
    app.key("ctrl+a")
    app.type("kw")
    app.key("Return")
    app.miss("list", "Language of the Passage")
    prose.holds("He said" + marked("kw", " bore da"))
    app.key("ctrl+shift+l")
    wait_for(lambda: app.has_focus(app.see("text", "Another, by its tag")), "the focus on the tag")
    if "MINUTEBOOK_PICTURES" in os.environ:
        subprocess.run(["import", "-silent", "-window", "root",
                        Path(os.environ["MINUTEBOOK_PICTURES"]) / "prose-language.png"], check=True)
    app.key("Escape")
    app.miss("list", "Language of the Passage")
    wait_for(lambda: app.has_focus(app.see("text", "Discussion")), "the focus in the text")
    app.close()


def looks_right(desk):
    prose = Prose(desk, "The Panel considered a report of the Director of Childrens’ Services. Membrs asked:\n"
                  "\t•\twhether the number of placements had gone up since the last report, and if so, "
                  "what that meant for the budget of the year;\n\t\t◦\tan inner bullet\n"
                  "\t(a)\ta lettered entry\n\t(b)\tthe next one\\nwith a line of its own\n\t\t(viii)\tRoman\n"
                  "|=\n|h\tWard\tSeats\n|\tNorth, with a name that goes on for longer than its cell\t3\n|\tSouth\t4\n"
                  "The words after the table.")
    for node in prose.app.all():
        assert not is_focusable(node) or node.get_name(), node.get_role_name()
    if "MINUTEBOOK_PICTURES" in os.environ:
        folder = Path(os.environ["MINUTEBOOK_PICTURES"])
        prose.app.key("ctrl+End")
        prose.app.type(" Ash")
        prose.app.see_words("Councillor Ashworth")
        prose.app.key("Down")
        subprocess.run(["import", "-silent", "-window", "root", folder / "prose.png"], check=True)
        prose.app.key("Escape", "ctrl+shift+t")
        prose.app.see("text", "Row 1, column 1")
        subprocess.run(["import", "-silent", "-window", "root", folder / "prose-table.png"], check=True)
        prose.app.key("Escape")
    prose.app.close()


if __name__ == "__main__":
    assert Atspi
    sys.exit(run([
        writes_lists,
        does_not_hold_the_keyboard,
        completes_names,
        edits_a_table,
        marks_a_language,
        looks_right,
    ]))
