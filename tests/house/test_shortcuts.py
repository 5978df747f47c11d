#!/usr/bin/env python3
# Minute Book: whether the list of shortcuts has them all
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_shortcuts.py [TREE]: compares the keys that the dialog of shortcuts lists
with those that the templates and the source bind, and asks for a shortcut of
each command that stands in a menu."""

import re
import sys
import unittest
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]

DIALOG = "src/app/mb-shortcuts-dialog.c"
# What the toolkit binds by itself.
TOOLKIT = {"<Alt>Left", "F10", "Return", "Escape"}
# What a text does as a word processor does; its own tests know.
TEXT = {"Tab", "<Shift>Tab", "<Shift>Return"}
# A key's name where another keyboard has the sign elsewhere.
ALSO = {"asterisk": "8"}
# What is done once in a while stands in the menu alone.
MENU_ALONE = {"app.about", "app.sample"}


def normal(keys):
    """The same name for the same keys, however they are written."""
    modifiers = sorted(modifier.lower() for modifier in re.findall(r"<(\w+)>", keys))
    return "+".join([*modifiers, re.sub(r"<\w+>", "", keys).lower()])


def listed(text):
    """The keys that the dialog has."""
    return {normal(keys) for row in re.findall(r'\{ N_\("[^"]+"\), "([^"]+)" \}', text) for keys in row.split("|")}


def bound_in_template(text):
    """(action, alternatives) of each shortcut of a template."""
    return [
        (action, keys.split("|"))
        for keys, action in re.findall(r'trigger: "([^"]+)";\s*action: "action\(([^)]+)\)', text)
    ]


def bound_in_source(text):
    found = []
    for action, keys in re.findall(r'\{ "((?:app|win|window)\.[^"]+)", \{ ([^}]+) \} \}', text):
        found.append((action, re.findall(r'"([^"]+)"', keys)))
    for key, modifiers, action in re.findall(r'\{ GDK_KEY_(\w+), (?:(GDK_\w+_MASK(?: \| GDK_\w+_MASK)*), )?"([^"]+)" \}', text):
        names = [name.capitalize() for name in re.findall(r"GDK_(CONTROL|ALT|SHIFT)_MASK", modifiers)]
        found.append((action, ["".join(f"<{name}>" for name in names) + key]))
    for key, modifiers, action in re.findall(r'add_binding_action \(\w+, GDK_KEY_(\w+), ([^,]+),\s*"([^"]+)"', text):
        names = [name.capitalize() for name in re.findall(r"GDK_(CONTROL|ALT|SHIFT)_MASK", modifiers)]
        found.append((action, ["".join(f"<{name}>" for name in names) + ALSO.get(key, key)]))
    return found


def commands_in_menus(text):
    return {action for action in re.findall(r'item \(_\("[^"]+"\), "([^"]+)"\)', text)}


def find_faults(dialog, templates, sources):
    faults = []
    has = listed(dialog)
    bound = [pair for text in templates for pair in bound_in_template(text)]
    bound += [pair for text in sources for pair in bound_in_source(text)]
    for action, alternatives in bound:
        if not any(normal(keys) in has for keys in alternatives):
            faults.append(f"{' or '.join(alternatives)} ({action}) is not in the list of shortcuts")
    keys = {normal(key) for _, alternatives in bound for key in alternatives} | {normal(key) for key in TOOLKIT | TEXT}
    faults += [f"{key} is in the list of shortcuts, but does nothing" for key in sorted(has - keys)]
    actions = {action.partition("(")[0].partition("::")[0] for action, _ in bound}
    for text in templates:
        for action in sorted(commands_in_menus(text) - actions - MENU_ALONE):
            faults.append(f"{action} stands in a menu, and has no shortcut")
    return faults


class TestShortcuts(unittest.TestCase):
    def test_the_list_has_them_all(self):
        templates = [path.read_text(encoding="utf-8") for path in sorted((TREE / "ui").rglob("*.blp"))]
        sources = [path.read_text(encoding="utf-8") for path in sorted((TREE / "src/app").rglob("*.c"))]
        dialog = (TREE / DIALOG).read_text(encoding="utf-8")
        self.assertGreater(len(listed(dialog)), 20)
        self.assertGreater(sum(len(bound_in_source(text)) for text in sources), 15)
        self.assertGreater(sum(len(bound_in_template(text)) for text in templates), 8)
        self.assertEqual(find_faults(dialog, templates, sources), [])

    def test_what_is_missing_is_found(self):
        dialog = '  { N_("Undo"), "<Control>z" },\n  { N_("Back"), "<Alt>Left" },\n'
        template = 'Shortcut {\n  trigger: "%s";\n  action: "action(win.undo)";\n}\nitem (_("_Undo"), "win.undo")'
        self.assertEqual(find_faults(dialog, [template % "<Control>z"], []), [])
        self.assertEqual(find_faults(dialog, [template % "<Control>y|<control>Z"], []), [])
        self.assertIn("not in the list", find_faults(dialog, [template % "<Control>z", template % "<Control>y"], [])[0])
        self.assertIn("does nothing", find_faults(dialog, [], [])[0])
        for source in (
            '    { "win.search", { "<Control>f" } },',
            '    { GDK_KEY_Delete, GDK_CONTROL_MASK, "agenda.remove" },',
            '    { GDK_KEY_p, "present" },',
            '  gtk_widget_class_add_binding_action (klass, GDK_KEY_8, GDK_CONTROL_MASK | GDK_SHIFT_MASK,\n'
            '                                       "prose.bullets", NULL);',
        ):
            faults = find_faults(dialog, [template % "<Control>z"], [source])
            self.assertEqual(len(faults), 1, faults)
            self.assertIn("not in the list", faults[0])
        self.assertEqual(
            find_faults(dialog, [template % "<Control>z" + 'item (_("_New"), "app.new")'], []),
            ["app.new stands in a menu, and has no shortcut"],
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        TREE = Path(sys.argv.pop(1)).resolve()
    unittest.main()
