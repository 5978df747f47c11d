# Minute Book: what the application still holds when it has ended
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes from page to page of an application that was built with the address
sanitizer, closes it, and reads the report on leaks.  The toolkit keeps things of
its own until the end, more or fewer by chance; so a leak counts where one of the
nearest callers of the allocation is in our source."""

import os
import re
import sys

from screen import Atspi, states, wait_for
from tap import run

# How far from an allocation it is looked for: the constructors of objects stand
# between it and whoever wanted the object.
NEAREST = 14
OURS = re.compile(r"/src/(?!app/main\.c)[a-z]+/\S+\.c:\d+")
PLACES = ["Today", "Actions", "Resolutions", "People", "Panels", "All meetings"]


def leaks_of_ours(report):
    """The stacks of those leaks that somebody of ours asked for."""
    found = []
    for stack in re.findall(r"(?:Direct|Indirect) leak of.*?\n\n", report + "\n\n", re.S):
        nearest = re.findall(r"^ *#\d+ .*$", stack, re.M)[:NEAREST]
        if any(OURS.search(frame) for frame in nearest):
            found.append(stack)
    return found


def is_selected(node):
    node.clear_cache()
    return Atspi.StateType.SELECTED in states(node)


def walk_reports(desk):
    """That the eye sees: one report with a leak of ours, one without."""
    ours = "Direct leak of 8 byte(s) in 1 object(s) allocated from:\n" \
        "    #0 0x1 in calloc (x)\n    #1 0x2 in mb_desk_new ../../src/app/mb-desk.c:33\n\n"
    theirs = "Direct leak of 8 byte(s) in 1 object(s) allocated from:\n" \
        "    #0 0x1 in calloc (x)\n    #1 0x2 in gtk_x (libgtk-4.so.1)\n" \
        "    #2 0x3 in main ../../src/app/main.c:20\n\n"
    assert leaks_of_ours(theirs) == []
    assert leaks_of_ours(theirs + ours) == [ours]


def walk_pages(desk):
    log = desk.folder / "asan"
    app = desk.start(
        desk.book,
        environment={
            "ASAN_OPTIONS": "detect_leaks=1:fast_unwind_on_malloc=0:malloc_context_size=24"
            f":exitcode=0:verbosity=1:log_path={log}"
        },
    )
    for place in PLACES:
        item = app.see("list item", lambda name: name.startswith(place))
        app.click(item)
        wait_for(lambda: is_selected(item), f"{place} chosen")
    app.click(app.see("list item", lambda name: "14 October 2026" in name))
    for number, view in enumerate(("Agenda", "Attendance", "Minutes"), 1):
        tab = app.see("page tab", view)
        app.key(f"alt+{number}")
        wait_for(lambda: is_selected(tab), f"{view} chosen")
    app.see_words("Saved")
    app.close()

    report = "".join(path.read_text(errors="replace") for path in desk.folder.glob("asan*"))
    assert "LeakSanitizer" in report, "the sanitizer did not look"
    found = leaks_of_ours(report)
    assert not found, "\n".join(found[:10])


if __name__ == "__main__":
    os.environ.setdefault("MINUTEBOOK_PATIENCE", "120")
    sys.exit(run([walk_reports, walk_pages]))
