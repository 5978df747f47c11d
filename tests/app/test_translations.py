# Minute Book: every page, in a language that nobody speaks, and large
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each word that the program says is in that language, and each word of the book
in Greek letters: whatever is written in ASCII letters can't be translated.  The
text is doubled in size too, and no page asks for more than the window has, which
would be a warning of the toolkit's, and so the end."""

import os
import re
import sys
from pathlib import Path

import pseudo
from pages import prepare, snapshot, visit
from screen import Atspi, wait_for
from tap import Skip, run

SOURCE = Path(os.environ["G_TEST_SRCDIR"]).parent
NOVEMBER = {"SOURCE_DATE_EPOCH": "1796040000"}  # 30 November 2026

# Days and times are written as the papers write them, and as they are typed.
DATES = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August" \
    r"|September|October|November|December|[ap]m|noon|midnight"
# Names of the program, of keys, of files, of a font, and of GLib's units.
NAMES = r"harrowmere|minutebook|Ctrl|Alt|Shift|Super|Tab|Page|Up|Down|Left|Right|Return|Delete|Escape|F\d+|PDF|CSV" \
    r"|Helvetica|kB|bytes"
# What the toolkit says, which has a catalogue of its own.
TOOLKIT = {
    "Back", "Close", "Close the window", "Dismiss", "Maximize", "Maximize the window", "Minimize",
    "Minimize the window", "Show Password",
}
# What is shown as it will be printed is in the language of the paper.
PRINTED = re.compile(r"(?:Action|Resolved|Recommended|Agreed|Noted):|\(.*; by [^a-z]*\)")
TITLE = re.compile("“Minutes of [^”]*”")
ALLOWED = re.compile(rf"\b(?:{DATES}|{NAMES})\b")


def is_untranslated(words):
    words_of_ours = ALLOWED.sub("", TITLE.sub("", words))
    if words in TOOLKIT or PRINTED.fullmatch(words_of_ours):
        return False
    return bool(re.search("[A-Za-z]{2}", words_of_ours))


def words_of(role, words):
    """What a page of a paper is described with is all that stands on it."""
    return words[:-1] if role == "image" else words


def untranslated(app):
    seen = wait_for(lambda: snapshot(app), "a screen that rests")
    return sorted({f"{role} {word!r}" for role, *words in seen
                   for word in words_of(role, words) if is_untranslated(word)})


def knows_what_is_translated(desk):
    """That the eye sees."""
    assert pseudo.say("_Undo %s: %1$d <b>x</b>") == "⟦_Ûńďô %s: %1$d <b>ẋ</b>⟧"
    for words in ("Saved", "⟦Ŕéṁôṽéď⟧ Panel", "14 October 2026 in the Town Hall", "Resolved: that", "Actions",
                  "Minutes of 14 October 2026"):
        assert is_untranslated(words), words
    for words in ("", "⟦Ŝàṽéď⟧", "14 October 2026", "Αβγ ⟦àƀç⟧ 6.00 pm", "Ctrl+Z", "harrowmere.minutebook",
                  "⟦Ńéẃ⟧ “Minutes of 14 October 2026”", "Resolved:", "(Αβγ Δεζ; by 9 December 2026)"):
        assert not is_untranslated(words), words


def double_text(folder):
    settings = folder / "config" / "gtk-4.0" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[Settings]\ngtk-xft-dpi={2 * 96 * 1024}\n")
    return {"XDG_CONFIG_HOME": str(settings.parent.parent)}


def height(node):
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).height


def says_everything_in_another_language(desk):
    language = pseudo.environment(SOURCE, desk.folder)
    if language is None:
        raise Skip("no locale C.UTF-8 to make another of")
    prepare(desk)
    pseudo.write_in_greek(desk.book)
    app = desk.start(desk.book, environment={**NOVEMBER, **language, **double_text(desk.folder)})
    app.see("list", pseudo.say("Meetings"))
    app.resize(1366, 768)
    assert height(app.see("label", pseudo.say("Today"))) > 26, "the text is not doubled"

    wrong, pages = [], []
    for page in visit(app, pseudo.say):
        pages.append(page)
        # The toolkit makes the page about the program.
        if page != "about":
            wrong += [f"{page}: {words}" for words in untranslated(app)]
    assert len(pages) >= 40, pages
    assert not wrong, "\n".join(wrong)
    app.close()


if __name__ == "__main__":
    sys.exit(run([knows_what_is_translated, says_everything_in_another_language]))
