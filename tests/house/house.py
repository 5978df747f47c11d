#!/usr/bin/env python3
# Minute Book: the rules of the house
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""house.py TREE: holds the source tree to the rules of the house.

Prints 'FILE:LINE: RULE: what is wrong' for each breach, and fails if there is
any.  test_house.py breaks every rule once, on a tree of its own.
"""

import re
import sys
from pathlib import Path

from errors import silent_returns

FLOORS = ("core", "store", "paper", "reader", "pdf", "exchange", "book", "cli", "app")

BELOW = {
    "core": set(),
    "store": {"core"},
    "paper": {"core"},
    "reader": {"core"},
    "pdf": {"core", "paper", "reader"},
    "exchange": {"core", "paper", "reader"},
    "book": {"core", "store", "paper", "reader", "pdf", "exchange"},
    "cli": {"core", "book"},
    "app": {"core", "book"},
}

# Which floors may include a library's headers.
LIBRARIES = (
    (r"sqlite3(ext)?\.h", {"store"}),
    (r"poppler", {"reader"}),
    (r"(gtk|gdk|gsk)/|adwaita\.h|gtksourceview/|libspelling\.h", {"app"}),
    (r"qpdf/", {"pdf"}),
    (r"archive(_entry)?\.h|libxml/", {"reader", "exchange"}),
    (r"pango/", {"pdf", "app"}),
    (r"cairo", {"pdf", "reader", "app"}),
    (r"fontconfig/|hb|ft2build", {"pdf"}),
    (r"cmark-gfm", {"paper", "exchange"}),
    (r"json-glib/", {"store", "exchange", "book", "cli"}),
)

# Core's rules are pure functions: GLib and the language's own headers.
CORE_HEADERS = (
    r"(glib|glib-object|glib/.*|gio/gio|gobject/.*|"
    r"ctype|errno|float|inttypes|limits|locale|math|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|time)"
    r"\.h$"
)

TOP_LEVEL = {
    "ARCHITECTURE.md", "CONTRIBUTING.md", "COPYING", "LICENSE", "README.md", "data", "flatpak",
    "meson.build", "meson.options", "po", "src", "tests", "tools", "ui",
}

FILE_LIMIT = 600
FUNCTION_LIMIT = 100
SOURCES = {".blp", ".c", ".css", ".h", ".py", ".sh"}
# A file's first three lines: what it is for, whose it is, how it may be used.
HEAD = (
    r"(/\*|//|#) Minute Book: \S.*",
    r"( \*|//|#) Copyright 2026 The Minute Book founders",
    r"( \*|//|#) SPDX-License-Identifier: GPL-3\.0-or-later( \*/)?",
)
# A string that is marked for translation, in C and in Blueprint.
MARKED = re.compile(r"(?<![\w\"])(?:N?C?_|d?ngettext|g_dn?gettext) ?\(\s*\"")
# In pieces, so that this file keeps the rule as well.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
REGISTRIES = re.compile(
    r"(?:deb|security|snapshot|ftp[\w.]*|cdn[\w-]*)\.debian" r"\.org|"
    r"(?:archive|security|ports)\.ubuntu" r"\.com|"
    r"pypi\." r"org|pythonhosted\." r"org|npmjs\." r"(?:org|com)|crates\." r"io|"
    r"proxy\.golang\." r"org|flathub\." r"org|rubygems\." r"org|repo[\w.]*\.maven[\w.]*\." r"org"
)
MACHINE_PATHS = re.compile(r"(?<![\w.~}])/wo" r"rk/|(?<![\w.~}$])/ro" r"ot/|\.libr" r"ary\b")


class House:
    def __init__(self, tree):
        self.tree = Path(tree).resolve()
        self.breaches = []

    def breach(self, path, line, rule, text):
        self.breaches.append(f"{path}:{line}: {rule}: {text}")

    def files(self):
        """Every file of the tree that someone wrote, as (path below the tree, lines)."""
        stack = [self.tree]
        while stack:
            for entry in sorted(stack.pop().iterdir()):
                name = entry.name
                if entry.is_symlink() or name in (".git", "__pycache__", ".cache"):
                    continue
                if entry.parent == self.tree and re.match(r"_build|build", name):
                    continue
                if entry.is_dir():
                    stack.append(entry)
                    continue
                data = entry.read_bytes()
                if b"\0" in data[:8000]:
                    continue
                yield entry.relative_to(self.tree), data.decode("utf-8", "replace").splitlines()

    def check(self):
        self.check_top_level()
        marked = []
        for path, lines in self.files():
            self.check_text(path, lines)
            if is_source(path):
                self.check_source(path, lines)
            if path.suffix in (".c", ".h"):
                self.check_includes(path, lines)
                self.check_functions(path, lines)
            if path.suffix == ".c" and path.parts[0] == "src":
                self.check_globals(path, lines)
            if path.name == "meson.build" and path.parts[0] == "src":
                self.check_build(path, lines)
            if path.parts[0] in ("src", "ui") and is_source(path) and MARKED.search("\n".join(lines)):
                marked.append(str(path))
        self.check_words(marked)
        return self.breaches

    def check_top_level(self):
        for entry in sorted(self.tree.iterdir()):
            name = entry.name
            if not name.startswith((".", "_build", "build")) and name not in TOP_LEVEL:
                self.breach(name, 1, "top-level", "does not belong at the top of the tree")

    def check_text(self, path, lines):
        if path.name == "COPYING":
            return
        # A minute may well say such words: the papers that tests read are left alone.
        written = is_source(path) or path.parts[0] != "tests"
        for number, line in enumerate(lines, 1):
            if written and UNFINISHED.search(line):
                self.breach(path, number, "unfinished", "finish it, or open an issue")
            if REGISTRIES.search(line):
                self.breach(path, number, "registry", "names the host of a package registry")
            if MACHINE_PATHS.search(line):
                self.breach(path, number, "machine-path", "names a path of one machine")

    def check_source(self, path, lines):
        head = lines[1:4] if lines and lines[0].startswith("#!") else lines[:3]
        if len(head) < 3 or not all(map(re.fullmatch, HEAD, head)):
            self.breach(path, 1, "head", "has not the three lines of name, copyright and licence at its head")
        if len(lines) >= FILE_LIMIT:
            self.breach(path, len(lines), "file-length", f"{len(lines)} lines: split it below {FILE_LIMIT}")

    def check_includes(self, path, lines):
        floor = self.floor_of(path)
        if floor is None:
            return
        tests = path.parts[0] == "tests"
        for number, line in enumerate(lines, 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if not match:
                continue
            if match[1] == "<":
                if not tests:
                    self.check_library(path, number, floor, match[2])
            else:
                self.check_own(path, number, floor, match[2], tests)

    def floor_of(self, path):
        if path.parts[0] not in ("src", "tests") or len(path.parts) < 2:
            return None
        floor = path.parts[1]
        if floor in FLOORS and len(path.parts) > 2:
            return floor
        if path.parts[0] == "src":
            self.breach(path, 1, "floor", "stands on no floor")
        return None

    def check_own(self, path, number, floor, header, tests):
        if header == "config.h":
            return
        first, slash, _ = header.partition("/")
        if not slash and tests:
            return
        if not slash or first in (".", "..") or (first not in FLOORS and first != "tests"):
            self.breach(path, number, "include-root", f'"{header}" is not named from src/')
        elif first == "tests":
            if not tests:
                self.breach(path, number, "floor", "a floor does not stand on its tests")
        elif first != floor and first not in BELOW[floor]:
            self.breach(path, number, "floor", f"{floor} does not stand on {first}")

    def check_library(self, path, number, floor, header):
        if floor == "core" and not re.match(CORE_HEADERS, header):
            self.breach(path, number, "library", f"<{header}> in core, which is GLib only")
            return
        for pattern, allowed in LIBRARIES:
            if re.match(pattern, header) and floor not in allowed:
                where = " and ".join(sorted(allowed))
                self.breach(path, number, "library", f"<{header}> in {floor}: only {where} may")

    def check_build(self, path, lines):
        """The build keeps the floors too: no floor links one that it may not include."""
        if path == Path("src/meson.build"):
            named = re.findall(r"'(\w+)'", "".join(re.sub(r"#.*", "", line) for line in lines))
            order = [name for name in named if name in FLOORS]
            if order != [name for name in FLOORS if name in order]:
                self.breach(path, 1, "build-order", "the floors are not built from the ground up")
            return
        floor = path.parts[1]
        for number, line in enumerate(lines, 1):
            for name in re.findall(r"\b(?:lib)?([a-z]+)(?:_dep|_lib)?\b", re.sub(r"#.*|'[^']*'", "", line)):
                if (
                    name in FLOORS and floor in FLOORS and name != floor
                    and name not in BELOW[floor] and re.search(rf"\b({name}_dep|lib{name})\b", line)
                ):
                    self.breach(path, number, "floor", f"{floor} does not link {name}")

    def check_functions(self, path, lines):
        start = None
        for number, line in enumerate(lines, 1):
            if line.startswith("{") and number > 1 and lines[number - 2].rstrip().endswith(")"):
                start = number
            elif line.startswith("}") and start:
                length = number - start + 1
                if length > FUNCTION_LIMIT:
                    self.breach(path, start, "function-length", f"{length} lines: a function fits a screen")
                if path.parts[0] == "src":
                    self.check_errors(path, lines, start, number)
                start = None

    def check_errors(self, path, lines, start, end):
        """FALSE or NULL only with the error set."""
        head = start - 2
        while head > 0 and lines[head - 1].strip() and not lines[head - 1].startswith(("}", "#")):
            head -= 1
        signature = " ".join(lines[head : start - 1])
        if not re.search(r"GError\s*\*\*\s*error\b", signature):
            return
        for number in silent_returns("\n".join(lines[start : end - 1]), start + 1):
            self.breach(path, number, "error-set", "returns failure without setting the error")

    def check_words(self, marked):
        """Translators see the files that are listed, so every file with words has to be."""
        path = Path("po/POTFILES.in")
        listed = []
        if (self.tree / path).exists():
            lines = (self.tree / path).read_text(encoding="utf-8").splitlines()
            listed = [line for line in lines if line and not line.startswith("#")]
        for name in sorted(set(marked) - set(listed)):
            self.breach(name, 1, "words", f"has words for the user, and isn't in {path}")
        for name in listed:
            if not (self.tree / name).exists() or (name.startswith(("src/", "ui/")) and name not in marked):
                self.breach(path, 1, "words", f"lists {name}, which has no words for the user")
        if listed != sorted(listed):
            self.breach(path, 1, "words", "is not in alphabetical order")

    def check_globals(self, path, lines):
        for number, line in enumerate(lines, 1):
            match = re.match(r"(?:static\s+)?(?!typedef|return|struct\s+\w+;|enum|extern|G_)([A-Za-z_][\w\s*]*?[\s*])(\w+)(\[[^]]*\])?\s*(=.*|;)$", line)
            if not match or re.search(r"\bconst\b", match[1]) or "(" in match[1]:
                continue
            if match[2] not in ("props", "properties", "signals", "obj_properties", "obj_signals"):
                self.breach(path, number, "global", f"'{match[2]}' can change, and belongs to nobody")


def is_source(path):
    if path.parts[0] not in ("src", "tests", "tools", "ui", ".ci", "data", "flatpak"):
        return path.name in ("meson.build", "meson.options")
    if path.suffix in SOURCES or path.name == "meson.build":
        return True
    return not path.suffix and (path.parts[0] in ("tools", ".ci") or "tools" in path.parts)


def main():
    if len(sys.argv) != 2:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    breaches = House(sys.argv[1]).check()
    for text in breaches:
        print(text)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
