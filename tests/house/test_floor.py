# Minute Book: that no template asks for more than the floor has
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiler knows which functions are newer than the floor; a template's
classes and properties are names in a file, which only the running program would
miss.  So each is looked up in the libraries' introspection data, which say since
when there is such a one."""

import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

FLOOR = {"Gtk": (4, 14), "Adw": (1, 5)}
GIR = Path("/usr/share/gir-1.0")
CORE = "{http://www.gtk.org/introspection/core/1.0}"
C = "{http://www.gtk.org/introspection/c/1.0}"

templates = []


def number(version):
    return tuple(int(part) for part in version.split(".")) if version else (0, 0)


def read_library(path, namespace):
    """Class by class: since when, its parents, its properties and since when."""
    classes = {}
    root = ElementTree.parse(path).getroot().find(CORE + "namespace")
    for node in [*root.findall(CORE + "class"), *root.findall(CORE + "interface")]:
        properties = {
            child.get("name"): number(child.get("version")) for child in node.findall(CORE + "property")
        }
        parents = [node.get("parent"), *(i.get("name") for i in node.findall(CORE + "implements"))]
        classes[node.get(C + "type")] = {
            "since": number(node.get("version")),
            "parents": [qualify(parent, namespace) for parent in parents if parent],
            "properties": properties,
        }
    return classes


def qualify(name, namespace):
    return name.replace(".", "") if "." in name else namespace + name


def find_property(classes, owner, name):
    """Since when the class, or one above it, has the property; None where none of ours has."""
    known = classes.get(owner)
    if known is None:
        return None
    if name in known["properties"]:
        return owner, known["properties"][name]
    for parent in known["parents"]:
        found = find_property(classes, parent, name)
        if found:
            return found
    return None


def floor_of(owner):
    return FLOOR["Adw" if owner.startswith("Adw") else "Gtk"]


def too_new(template, classes):
    found = []
    root = ElementTree.fromstring(template)
    for node in root.iter():
        if node.tag not in ("object", "template"):
            continue
        owner = node.get("class") if node.tag == "object" else node.get("parent")
        if owner in classes and classes[owner]["since"] > floor_of(owner):
            found.append(owner)
        for child in node.findall("property"):
            known = find_property(classes, owner, child.get("name"))
            if known and known[1] > floor_of(known[0]):
                found.append(f"{owner}:{child.get('name')}")
    return found


def read_libraries():
    return {**read_library(GIR / "Gtk-4.0.gir", "Gtk"), **read_library(GIR / "Adw-1.gir", "Adw")}


@unittest.skipUnless((GIR / "Adw-1.gir").exists(), "the libraries' introspection data are not installed")
class FloorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.classes = read_libraries()

    def test_templates(self):
        self.assertGreater(len(templates), 20)
        for path in templates:
            with self.subTest(path.name):
                self.assertEqual(too_new(path.read_text(), self.classes), [])

    def test_newer_class(self):
        template = '<interface><template class="X" parent="GtkBox"><child><object class="AdwToggleGroup"/>' \
            "</child></template></interface>"
        self.assertEqual(too_new(template, self.classes), ["AdwToggleGroup"])

    def test_newer_property(self):
        template = '<interface><object class="AdwComboRow">' \
            '<property name="search-match-mode">substring</property></object></interface>'
        self.assertEqual(too_new(template, self.classes), ["AdwComboRow:search-match-mode"])

    def test_old_enough(self):
        template = '<interface><object class="AdwComboRow"><property name="title">x</property></object></interface>'
        self.assertEqual(too_new(template, self.classes), [])


if __name__ == "__main__":
    templates = [Path(path) for path in sys.argv[1:]]
    unittest.main(argv=sys.argv[:1])
