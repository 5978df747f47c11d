# Minute Book: measures the application, and prints a table
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_app.py BUILD FOLDER EDITOR [--runs N] [--stalls]

Makes the books in FOLDER, starts the application and GNOME Text Editor (whose
usr/ is in the folder EDITOR) by turns, lets bench-app work the application, and
prints what was measured.

Start: from just before the process is made to the end of the first frame that
the process drew, and to that of the first frame in which the window bears the
council's name: from then on it shows the book. Both programs are looked at by
the same means (tests/bench/probe.h), with the same renderer, and what they read
is in the system's cache."""

import argparse
import collections
import hashlib
import os
import pathlib
import platform
import shutil
import sqlite3
import subprocess
import sys
import time

from stalls import Stalls

HERE = pathlib.Path(__file__).parent
SOURCE = HERE.parent.parent
PANELS, YEARS = "20", "10"
NOW = "1796040000"
PATIENCE = 30


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, **options)


def quantile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


class Bench:
    def __init__(self, build, folder, editor):
        self.build = build
        self.folder = folder
        self.editor = editor
        self.environment = {
            **os.environ,
            "GSETTINGS_SCHEMA_DIR": str(build / "data"),
            "MINUTEBOOK_READER": str(build / "src/pdf/minutebook-reader"),
            "SOURCE_DATE_EPOCH": NOW,
            "XDG_DATA_DIRS": f"{SOURCE / 'data'}:/usr/local/share:/usr/share",
        }

    # The books. --------------------------------------------------------------

    def make_book(self, name, maker, sources, *arguments):
        """Makes it again when what it is made of has changed."""
        digest = hashlib.sha256()
        for pattern in sources:
            for path in sorted(SOURCE.glob(pattern)):
                digest.update(path.read_bytes())
        path = self.folder / f"{name}-{digest.hexdigest()[:12]}.minutebook"
        if not path.exists():
            for old in self.folder.glob(f"{name}-*.minutebook"):
                old.unlink()
            draft = self.folder / f"draft-{name}.minutebook"
            draft.unlink(missing_ok=True)
            began = time.monotonic()
            run(self.build / maker, draft, *arguments, env=self.environment)
            draft.rename(path)
            print(f"made the {name} book in {time.monotonic() - began:.0f} s")
        print(f"the {name} book has {path.stat().st_size / 1e6:.1f} MB")
        return path

    def make_books(self):
        common = ["src/core/*.c", "src/store/mb-schema.c"]
        return {
            "sample": self.make_book("sample", "tests/app/make-sample",
                                     [*common, "src/book/mb-sample.c", "data/sample/*"]),
            "large": self.make_book("large", "tests/bench/make-large-book",
                                    [*common, "tests/bench/large-book*.c"], PANELS, YEARS),
        }

    def copy(self, book):
        """What is typed while measuring is not to stay."""
        copy = self.folder / "at-work.minutebook"
        for left in self.folder.glob("at-work.minutebook*"):
            left.unlink()
        shutil.copyfile(book, copy)
        # A book isn't copied each time before it is opened: the disk is done with it first.
        os.sync()
        return copy

    @staticmethod
    def write_document(book, path):
        """As long a text as the book has."""
        with sqlite3.connect(f"file:{book}?immutable=1", uri=True) as connection:
            with open(path, "w", encoding="utf-8") as document:
                for (words,) in connection.execute("SELECT words FROM search"):
                    document.write(words + "\n")
        print(f"its text has {path.stat().st_size / 1e6:.2f} MB")

    # Starting. ---------------------------------------------------------------

    def start(self, command, environment, is_usable):
        """Returns the milliseconds to the first frame, to a usable window, and
        the memory it takes then."""
        log = self.folder / "start.log"
        log.unlink(missing_ok=True)
        began = time.monotonic_ns() / 1e6
        process = subprocess.Popen(
            [str(word) for word in command],
            env={**environment, "LD_PRELOAD": str(self.build / "tests/bench/libbench-probe.so"),
                 "MINUTEBOOK_PROBE": str(log)},
            stderr=subprocess.DEVNULL,
        )
        try:
            first = usable = None
            while usable is None:
                time.sleep(0.05)
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                assert time.monotonic_ns() / 1e6 - began < PATIENCE * 1000, "no window came"
                for end, title in read_frames(log):
                    first = first or end
                    if is_usable(title):
                        usable = end
                        break
            time.sleep(0.5)
            memory = read_memory(process.pid)
        finally:
            process.kill()
            process.wait()
        return first - began, usable - began, *memory

    def start_ours(self, book):
        copy = self.copy(book)
        return self.start([self.build / "src/app/minutebook", copy], self.environment,
                          lambda title: "Council" in title)

    def start_editor(self, document):
        usr = pathlib.Path(self.editor) / "usr"
        schemas = self.folder / "schemas"
        if not schemas.exists():
            schemas.mkdir()
            for folder in {usr / "share/glib-2.0/schemas", pathlib.Path("/usr/share/glib-2.0/schemas")}:
                for path in folder.glob("*.xml"):
                    shutil.copy(path, schemas)
            run("glib-compile-schemas", schemas)
        environment = {
            **self.environment,
            "GSETTINGS_SCHEMA_DIR": str(schemas),
            "LD_LIBRARY_PATH": str(usr / "lib" / f"{platform.machine()}-linux-gnu"),
            "XDG_DATA_DIRS": f"{usr / 'share'}:/usr/local/share:/usr/share",
        }
        return self.start([usr / "bin/gnome-text-editor", "--standalone", "--ignore-session", document],
                          environment, lambda title: True)

    # Working. ----------------------------------------------------------------

    def work(self, book, *options):
        """Lets bench-app work the application; returns its log."""
        log = self.folder / "work.log"
        run(self.build / "tests/bench/bench-app", self.copy(book), log, *options,
            env=self.environment, stderr=open(self.folder / "work.err", "w"))
        return log


def read_frames(log):
    if not log.exists():
        return
    for line in log.read_text(errors="replace").split("\n")[:-1]:
        words = line.split(" ", 4)
        if words[0] == "frame":
            yield int(words[3]) / 1000, words[4]


def read_memory(pid):
    """Megabytes: its own with its share of what others use too, and its own."""
    sizes = dict(line.split()[:2] for line in list(open(f"/proc/{pid}/smaps_rollup"))[1:])
    return int(sizes["Pss:"]) / 1024, int(sizes["Anonymous:"]) / 1024


def read_values(log):
    values = collections.defaultdict(list)
    for line in open(log, errors="replace"):
        words = line.split()
        if words and words[0] == "value":
            values[words[1]].append(int(words[2]) / 1000)
    return values


# The table. ------------------------------------------------------------------

def print_row(what, *columns):
    print(f"| {what:<44} | " + " | ".join(f"{column:>19}" for column in columns) + " |", flush=True)


def say(values):
    if not values:
        return "-"
    return f"{quantile(values, 0.5):.1f} / {quantile(values, 0.99):.1f} ({len(values)})"


STARTS = [("Start to first frame", 0), ("Start to usable window", 1), ("Memory after start (Pss, MB)", 2),
          ("Memory after start (anonymous, MB)", 3)]

WORK = [
    ("meeting", "Open a meeting"),
    ("page-actions", "Open the page of actions"),
    ("page-resolutions", "Open the page of resolutions"),
    ("key-agenda", "Keystroke in a description to its frame"),
    ("key-agenda-frame", "  of which drawing the frame"),
    ("key-agenda-work", "  processor's time from key to frame"),
    ("key-minutes", "Keystroke in the minutes to its frame"),
    ("key-minutes-frame", "  of which drawing the frame"),
    ("key-minutes-work", "  processor's time from key to frame"),
    ("key-live", "Keystroke in the minutes to the frame with its preview"),
    ("key-live-drawn", "  of which until the page was drawn"),
    ("search", "Search: keystroke to the frame with results"),
    ("search-answered", "  of which until they were in the list"),
    ("search-work", "  processor's time of the main thread"),
    ("scroll", "Frame while scrolling the actions"),
    ("export", "Export all actions as CSV"),
]

MEMORY = [
    ("memory-peak-work", "Memory at its peak (VmHWM, MB)"),
    ("memory-pss-work", "Memory at the end (Pss, MB)"),
    ("memory-own-work", "  of which nobody else's (anonymous, MB)"),
]


def describe_machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 platform.machine())
    memory = int(next(line for line in open("/proc/meminfo") if line.startswith("MemTotal")).split()[1])
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} × {model}, {memory / 1e6:.0f} GB; load {load:.1f} when it began"


def compare_starts(bench, books, n_runs):
    starts = collections.defaultdict(list)
    documents = {}
    for name, book in books.items():
        documents[name] = bench.folder / f"{name}.txt"
        if bench.editor:
            bench.write_document(book, documents[name])
    for number in range(n_runs + 1):
        for name, book in books.items():
            ours = bench.start_ours(book)
            theirs = bench.start_editor(documents[name]) if bench.editor else None
            # The first run brings everything into the system's cache.
            if number > 0:
                starts[name].append(ours)
                starts["editor-" + name].append(theirs)
    return starts


def print_starts(starts, books, has_editor):
    print_row("p50 / p99 (runs), milliseconds", "sample book", "large book")
    for what, column in STARTS:
        print_row(what, *(say([run[column] for run in starts[name]]) for name in books))
        if not has_editor or column == 1:
            continue
        theirs = {name: [run[column] for run in starts["editor-" + name]] for name in books}
        print_row("  GNOME Text Editor, as long a text", *(say(theirs[name]) for name in books))
        print_row("  ratio of the medians", *(
            f"{quantile([run[column] for run in starts[name]], 0.5) / quantile(theirs[name], 0.5):.2f}"
            for name in books))


def main():
    parser = argparse.ArgumentParser(prog="tools/bench app")
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("editor")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--stalls", action="store_true")
    arguments = parser.parse_args()

    bench = Bench(arguments.build, arguments.folder, arguments.editor)
    print(describe_machine())
    books = bench.make_books()
    starts = compare_starts(bench, books, arguments.runs) if arguments.runs > 0 else None
    if starts:
        print_starts(starts, books, bool(arguments.editor))

    values, stalls = {}, {}
    for name, book in books.items():
        log = bench.work(book, *(["stacks"] if arguments.stalls else []))
        values[name] = read_values(log)
        stalls[name] = Stalls(log, bench.build / "tests/bench/bench-app")
    print_row("p50 / p99 (runs), milliseconds", "sample book", "large book")
    for key, what in WORK:
        if any(values[name][key] for name in books):
            print_row(what, *(say(values[name][key]) for name in books))
    for key, what in MEMORY:
        print_row(what, *(f"{values[name][key][0]:.1f}" for name in books))
    print_row("Longest the main thread was held, ms", *["all/no frames/CPU"] * 2)
    for step in stalls["large"].steps():
        print_row("  " + step, *(stalls[name].say(step) for name in books))
    if arguments.stalls:
        stalls["large"].explain()


if __name__ == "__main__":
    sys.exit(main())
