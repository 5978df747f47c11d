# Minute Book: tests of the Flatpak manifest, without building it
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sandbox lets through is exactly what was decided, and each module is
pinned.  tools/flatpak builds it."""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
from urllib.parse import urlsplit

PROJECT = pathlib.Path(__file__).resolve().parents[2]
ID = "io.github.minutebook.MinuteBook"
MANIFEST = PROJECT / "flatpak" / f"{ID}.json"
STAND_IN = PROJECT / "tools" / "lib" / "flatpak-stand-in.py"

PERMISSIONS = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri",
               "--filesystem=xdg-documents"}

# Whose releases they are: a mirror or a distribution is nobody's upstream.
UPSTREAM = {
    "sqlite": "sqlite.org",
    "qpdf": "github.com/qpdf/qpdf/releases/download/",
    "poppler": "poppler.freedesktop.org",
    "libspelling": "download.gnome.org/sources/libspelling/",
    "amiri": "github.com/aliftype/amiri/releases/download/",
}

# What the build asks for, and who has it: GNOME's runtime, or a module of ours.
IN_RUNTIME = {"glib-2.0", "gobject-2.0", "gio-2.0", "gio-unix-2.0", "json-glib-1.0", "cairo", "cairo-pdf", "pangocairo",
              "pangoft2", "fontconfig", "gtk4", "libadwaita-1", "gtksourceview-5", "enchant-2",
              "libxml-2.0", "libarchive"}
IN_MODULE = {"sqlite3": "sqlite", "libqpdf": "qpdf", "poppler-glib": "poppler",
             "libspelling-1": "libspelling"}


def faults(manifest, build):
    """What is wrong with the manifest, given the text of meson.build."""
    found = []
    if manifest["id"] != ID:
        found.append("another id")
    arguments = manifest["finish-args"]
    if set(arguments) != PERMISSIONS or len(arguments) != len(PERMISSIONS):
        found.append(f"permissions: {sorted(set(arguments) ^ PERMISSIONS)}")
    names = [module["name"] for module in manifest["modules"]]
    if names[-1] != "minutebook" or len(set(names)) != len(names):
        found.append(f"modules: {names}")
    for module in manifest["modules"]:
        found += module_faults(module)
    options = " ".join(manifest["modules"][0].get("config-opts", []))
    flags = manifest["modules"][0].get("build-options", {}).get("cflags", "")
    if names[0] != "sqlite" or "--enable-session" not in options or "--enable-fts5" not in options \
            or "-DSQLITE_ENABLE_PREUPDATE_HOOK" not in flags:
        found.append("SQLite lacks its session extension, its hook or its search")
    for name in re.findall(r"dependency\(\s*'([^']+)'", build):
        if name not in IN_RUNTIME and IN_MODULE.get(name) not in names:
            found.append(f"'{name}' is neither in GNOME's runtime nor a module")
    return found


def module_faults(module):
    name, found = module["name"], []
    if set(module) - {"name", "buildsystem", "builddir", "config-opts", "build-options",
                      "build-commands", "sources"}:
        found.append(f"{name}: more than a module needs: {sorted(module)}")
    if any("network" in argument for argument in module.get("build-options", {}).get("build-args", [])):
        found.append(f"{name}: is built with a network")
    if len(module["sources"]) != 1:
        found.append(f'{name}: {len(module["sources"])} sources')
    for source in module["sources"]:
        if name == "minutebook":
            if source["type"] != "dir" or source["path"] != "..":
                found.append("minutebook is not built of this tree")
            continue
        address = urlsplit(source.get("url", ""))
        if source["type"] != "archive" or address.scheme != "https":
            found.append(f"{name}: no archive by https")
        elif name not in UPSTREAM or not (address.netloc + address.path).startswith(UPSTREAM[name]):
            found.append(f'{name}: {source["url"]} is not its upstream')
        if not re.fullmatch("[0-9a-f]{64}", source.get("sha256", "")):
            found.append(f"{name}: not pinned")
    return found


class Manifest(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
        self.build = (PROJECT / "meson.build").read_text(encoding="utf-8")

    def faults(self, change=None, build=None):
        manifest = copy.deepcopy(self.manifest)
        if change:
            change(manifest)
        return faults(manifest, build or self.build)

    def test_it_is_as_decided(self):
        self.assertEqual(self.faults(), [])

    def test_what_would_be_a_fault(self):
        def forget_pin(manifest):
            del manifest["modules"][1]["sources"][0]["sha256"]

        def plain_http(manifest):
            source = manifest["modules"][2]["sources"][0]
            source["url"] = source["url"].replace("https", "http")

        def mirror(manifest):
            manifest["modules"][1]["sources"][0]["url"] = "https://example.org/qpdf.tar.gz"

        def no_session(manifest):
            manifest["modules"][0]["config-opts"].remove("--enable-session")

        def unpinned_module(manifest):
            manifest["modules"].insert(0, {"name": "more", "sources": [{"type": "git", "url": "https://example.org"}]})

        for change in (forget_pin, plain_http, mirror, no_session, unpinned_module,
                       lambda m: m["finish-args"].append("--share=network"),
                       lambda m: m["finish-args"].append("--filesystem=home"),
                       lambda m: m["finish-args"].remove("--filesystem=xdg-documents"),
                       lambda m: m["modules"].pop(0)):
            self.assertNotEqual(self.faults(change), [])
        self.assertNotEqual(self.faults(build="x = dependency('libspelling-2')"), [])

    def test_the_stand_in_has_the_same_permissions(self):
        with tempfile.TemporaryDirectory() as folder:
            made = json.loads(subprocess.run(
                [sys.executable, "-B", STAND_IN, MANIFEST, f"{folder}/sqlite.tar.xz", "0" * 64, "/tree"],
                check=True, capture_output=True, text=True).stdout)
        self.assertEqual(made["finish-args"], self.manifest["finish-args"])
        self.assertEqual([module["name"] for module in made["modules"]], ["sqlite", "minutebook"])
        self.assertEqual(made["modules"][0]["config-opts"], self.manifest["modules"][0]["config-opts"])
        self.assertEqual(made["modules"][0]["sources"][0]["sha256"], "0" * 64)
        self.assertEqual(made["modules"][1]["sources"][0]["path"], "/tree")

    def test_it_is_called_what_the_build_calls_it(self):
        self.assertIn(f"application_id = '{ID}'", self.build)


if __name__ == "__main__":
    unittest.main()
