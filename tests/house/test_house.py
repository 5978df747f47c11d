#!/usr/bin/env python3
# Minute Book: tests of the rules of the house
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks each rule of house.py once, in a small tree that is otherwise in order."""

import tempfile
import unittest
from pathlib import Path

import house

LINES = (
    "Minute Book: a thing", "Copyright 2026 The Minute Book founders", "SPDX-License-Identifier: GPL-3.0-or-later",
)
HEAD = "/* {}\n * {}\n * {} */\n".format(*LINES)
HASHES = "# {}\n# {}\n# {}\n".format(*LINES)
SLASHES = HASHES.replace("#", "//")
SOUND = HEAD + """
#include "config.h"

#include "core/mb-date.h"

#include <glib.h>

static const char *names[] = { "a" };

gboolean
mb_thing_load (MbThing  *self,
               GError  **error)
{
  if (self->gone)
    {
      g_set_error (error, MB_ERROR, 1, "gone");
      return FALSE;
    }

  return TRUE;
}
"""


class TestHouse(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Path(folder.name)
        self.write("README.md", "A house.\n")
        self.write("src/meson.build", HASHES + "subdir('core')\nsubdir('store')\n")
        for floor in house.FLOORS:
            self.write(f"src/{floor}/mb-sound.c", SOUND)

    def write(self, path, text):
        path = self.tree / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def breaches(self):
        return house.House(self.tree).check()

    def assert_breaks(self, rule, path, text):
        with self.subTest(rule=rule, path=path, text=text[-80:]):
            self.write(path, text)
            found = self.breaches()
            (self.tree / path).unlink()
            self.assertTrue(found, f"nothing found, {rule} expected")
            for breach in found:
                self.assertRegex(breach, rf"^{path}:\d+: {rule}: ")

    def assert_keeps(self, path, text):
        with self.subTest(path=path, text=text[-80:]):
            self.write(path, text)
            found = self.breaches()
            (self.tree / path).unlink()
            self.assertEqual(found, [])

    def test_sound_tree_passes(self):
        self.assertEqual(self.breaches(), [])

    def test_every_pair_of_floors(self):
        for floor in house.FLOORS:
            for other in house.FLOORS:
                text = HEAD + f'#include "{other}/mb-x.h"\n'
                if other == floor or other in house.BELOW[floor]:
                    self.assert_keeps(f"src/{floor}/mb-new.c", text)
                else:
                    self.assert_breaks("floor", f"src/{floor}/mb-new.h", text)

    def test_siblings_and_roof(self):
        # The law itself, not read from the checker's own table.
        for floor, other in (
            ("core", "store"), ("store", "pdf"), ("store", "exchange"), ("pdf", "store"),
            ("pdf", "exchange"), ("exchange", "pdf"), ("reader", "paper"), ("paper", "reader"),
            ("cli", "store"), ("cli", "app"), ("app", "pdf"), ("app", "cli"), ("book", "app"),
        ):
            self.assert_breaks("floor", f"src/{floor}/mb-new.c", HEAD + f'#include "{other}/mb-x.h"\n')

    def test_libraries(self):
        for header, home, stranger in (
            ("sqlite3.h", "store", "book"),
            ("poppler.h", "reader", "pdf"),
            ("gtk/gtk.h", "app", "book"),
            ("adwaita.h", "app", "cli"),
            ("gtksourceview/gtksource.h", "app", "paper"),
            ("libspelling.h", "app", "book"),
            ("qpdf/qpdf-c.h", "pdf", "reader"),
            ("archive.h", "reader", "store"),
            ("libxml/parser.h", "exchange", "app"),
            ("pango/pangocairo.h", "pdf", "paper"),
            ("cairo-pdf.h", "pdf", "exchange"),
            ("unistd.h", "reader", "core"),
            ("json-glib/json-glib.h", "exchange", "core"),
        ):
            text = HEAD + f"#include <{header}>\n"
            self.assert_keeps(f"src/{home}/mb-new.c", text)
            self.assert_breaks("library", f"src/{stranger}/mb-new.c", text)

    def test_includes_are_named_from_the_root(self):
        self.assert_breaks("include-root", "src/core/mb-new.c", HEAD + '#include "mb-date.h"\n')
        self.assert_breaks("include-root", "src/core/mb-new.c", HEAD + '#include "../core/mb-date.h"\n')
        self.assert_breaks("floor", "src/core/mb-new.c", HEAD + '#include "tests/helper.h"\n')
        self.assert_keeps("tests/core/test-new.c", HEAD + '#include "helper.h"\n')
        self.assert_breaks("floor", "tests/core/test-new.c", HEAD + '#include "store/mb-x.h"\n')

    def test_a_file_stands_on_a_floor(self):
        self.assert_breaks("floor", "src/attic/mb-new.c", HEAD)
        self.assert_breaks("floor", "src/mb-new.c", HEAD)

    def test_the_build_keeps_the_floors(self):
        self.assert_breaks("floor", "src/pdf/meson.build", HASHES + "x = [store_dep]\n")
        self.assert_breaks("floor", "src/cli/meson.build", HASHES + "x = [libpdf]\n")
        self.assert_keeps("src/pdf/meson.build", HASHES + "x = [paper_dep, qpdf_dep]  # not store_dep\n")
        original = (self.tree / "src/meson.build").read_text()
        self.assert_breaks("build-order", "src/meson.build", HASHES + "subdir('store')\nsubdir('core')\n")
        self.write("src/meson.build", original)

    def test_lengths(self):
        self.assert_keeps("src/core/mb-new.c", HEAD + "\n" * 596)
        self.assert_breaks("file-length", "src/core/mb-new.c", HEAD + "\n" * 597)
        self.assert_breaks("file-length", "ui/window.blp", SLASHES + "\n" * 597)
        body = "void\nf (void)\n{\n" + "  g ();\n" * 98 + "}\n"
        self.assert_keeps("src/core/mb-new.c", HEAD + body)
        self.assert_breaks("function-length", "src/core/mb-new.c", HEAD + body.replace("{\n", "{\n\n"))

    def test_heads(self):
        for path in ("src/core/mb-new.c", "tests/tools/peek", "tools/new", "ui/x.blp", "src/core/meson.build"):
            self.assert_breaks("head", path, "nothing\n")
        self.assert_breaks("head", "src/core/mb-new.c", "")
        for line in LINES:
            self.assert_breaks("head", "src/core/mb-new.c", HEAD.replace(line, "A thing"))
        self.assert_breaks("head", "ui/x.blp", "\n" + SLASHES)
        self.assert_keeps("ui/x.blp", SLASHES)
        self.assert_keeps("tools/new", "#!/bin/bash\n" + HASHES)

    def test_words_are_listed_for_translators(self):
        words = HEAD + 'static const char *label = N_ ("Chair");\n'
        for text in (words, words.replace('N_ ("', '_("'), words.replace('N_ ("', 'C_ (\n  "role", "')):
            self.assert_breaks("words", "src/core/mb-new.c", text)
        self.assert_breaks("words", "ui/x.blp", SLASHES + 'title: _("Meetings");\n')
        self.assert_keeps("src/core/mb-new.c", HEAD + 'f_ ("Chair");\n')
        self.assert_breaks("words", "po/POTFILES.in", "src/core/mb-gone.c\n")
        self.assert_breaks("words", "po/POTFILES.in", "# Listed for nothing.\nsrc/core/mb-sound.c\n")
        self.assert_breaks("words", "po/POTFILES.in", "src/meson.build\nREADME.md\n")
        self.write("po/POTFILES.in", "README.md\nsrc/core/mb-new.c\nui/x.blp\n")
        self.write("ui/x.blp", SLASHES + 'title: C_("page", "Meetings");\n')
        self.assert_keeps("src/core/mb-new.c", words)

    def test_text(self):
        for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X"):
            self.assert_breaks("unfinished", "src/core/mb-new.c", HEAD + f"/* {word}: later */\n")
        self.assert_keeps("tests/core/minutes.txt", "Officers to publish the TO" + "DO list.\n")
        for host in (
            "deb.debian" + ".org", "archive.ubuntu" + ".com", "pypi" + ".org", "registry.npmjs" + ".org",
            "index.crates" + ".io", "proxy.golang" + ".org", "dl.flathub" + ".org",
        ):
            self.assert_breaks("registry", "README.md", f"from {host}\n")
            self.write("README.md", "A house.\n")
        for path in ("/wo" + "rk/main", "cat /ro" + "ot/x", ".libr" + "ary/x"):
            self.assert_breaks("machine-path", "CONTRIBUTING.md", f"see {path}\n")
        self.assert_keeps("CONTRIBUTING.md", "cd ~/wo" "rk/minutebook; ls $root/wo" "rk/x\n")

    def test_top_level(self):
        self.assert_breaks("top-level", "notes.md", "x\n")
        self.assert_keeps(".editorconfig", "x\n")

    def test_globals(self):
        for text in ("static int count;", "static GList *books = NULL;", "int count = 0;", "static char buffer[20];"):
            self.assert_breaks("global", "src/core/mb-new.c", HEAD + text + "\n")
        for text in (
            "static const int limit = 3;", "static GParamSpec *props[N_PROPS];", "static guint signals[N_SIGNALS];",
            "typedef struct _MbBook MbBook;", "struct _MbBook;", "static void f (void);",
        ):
            self.assert_keeps("src/core/mb-new.c", HEAD + text + "\n")

    def test_failure_sets_the_error(self):
        silent = SOUND.replace('      g_set_error (error, MB_ERROR, 1, "gone");\n', "")
        self.assert_breaks("error-set", "src/core/mb-new.c", silent)
        self.assert_keeps("src/core/mb-new.c", silent.replace("GError  **error", "int count"))
        passed_on = SOUND.replace("self->gone", "!load (self, error)").replace(
            '      g_set_error (error, MB_ERROR, 1, "gone");\n', ""
        )
        self.assert_keeps("src/core/mb-new.c", passed_on)
        asked_before = silent.replace("  if (self->gone)", "  x = load (self,\n            error);\n\n  if (x == NULL)")
        self.assert_keeps("src/core/mb-new.c", asked_before)
        self.assert_keeps("src/core/mb-new.c", asked_before.replace("  x = load", "  g_autofree char *x = load"))
        # What was asked is not what is tested, or no longer.
        for other in (
            asked_before.replace("if (x", "if (self->gone && y"),
            asked_before.replace("  if (x", "  y = other (self);\n  if (y"),
            asked_before.replace("  if (x", "  x = other (self);\n  if (x"),
            asked_before.replace("load (self,\n            error)", "load (self, &self->error)"),
            asked_before.replace("  x = load", "  load"),
        ):
            self.assert_breaks("error-set", "src/core/mb-new.c", other)

    def test_failure_sets_the_error_in_its_branch(self):
        head = HEAD + "gboolean\nmb_thing_load (MbThing  *self,\n               GError  **error)\n{\n"
        for body in (
            "  mb_error_set (error, 1);\n\n  return FALSE;",
            "  if (x)\n    mb_error_set (error, 1);\n  else\n    mb_error_set (error, 2);\n\n  return FALSE;",
            "  if (!load (self, error))\n    {\n      if (self->open)\n        return NULL;\n    }\n  return TRUE;",
            "  if (a)\n    x = load (self, error);\n  else\n    x = other (self);\n  if (!x)\n    return FALSE;\n  return TRUE;",
            "  x = load (self, error);\n  unlock (self);\n  if (!x)\n    return FALSE;\n  return TRUE;",
            "  switch (x)\n    {\n    case 1:\n      mb_error_set (error, 1);\n      return FALSE;\n    default:\n      return TRUE;\n    }",
            "  for (;;)\n    if (!load (self, error))\n      return FALSE;",
        ):
            self.assert_keeps("src/core/mb-new.c", head + body + "\n}\n")
        for body in (
            "  if (!load (self, error))\n    return FALSE;\n\n  return FALSE;",
            "  if (!load (self, error))\n    return FALSE;\n  if (self->gone)\n    return FALSE;\n  return TRUE;",
            "  if (self->gone)\n    {\n      /* the error is set */\n      say (\"error\");\n      return FALSE;\n    }\n  return TRUE;",
            "  switch (x)\n    {\n    case 1:\n      mb_error_set (error, 1);\n      break;\n    default:\n      return FALSE;\n    }",
            "  for (;;)\n    {\n      load (self, error);\n      break;\n    }\n  while (self->gone)\n    return NULL;\n  return TRUE;",
            "  x = load (self, error);\n  return FALSE;",
        ):
            self.assert_breaks("error-set", "src/core/mb-new.c", head + body + "\n}\n")


if __name__ == "__main__":
    unittest.main()
