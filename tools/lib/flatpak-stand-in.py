#!/usr/bin/env python3
# Minute Book: the Flatpak manifest for a stand-in runtime
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

"""flatpak-stand-in.py MANIFEST SQLITE-ARCHIVE SHA256 PROJECT > NEW-MANIFEST

The same application, with the same permissions and options, for a runtime made
of Debian: the modules that Debian has are left out, and SQLite, which always
is a module of ours, is built from Debian's own copy of its source.  The SDK is
the runtime itself, which has the compilers too.
"""

import json
import sys

KEPT = ("sqlite", "minutebook")


def stand_in(manifest, archive, digest, project):
    modules = {module["name"]: module for module in manifest["modules"]}
    missing = [name for name in KEPT if name not in modules]
    if missing:
        raise SystemExit(f"flatpak-stand-in.py: the manifest has no module {missing[0]}")
    modules["sqlite"]["sources"] = [{"type": "archive", "path": archive, "sha256": digest}]
    for source in modules["minutebook"]["sources"]:
        if source["type"] == "dir":
            source["path"] = project
    return {
        **manifest,
        "sdk": manifest["runtime"],
        # The software centre's picture of us is made by a tool of GNOME's SDK.
        "appstream-compose": False,
        "modules": [module for module in manifest["modules"] if module["name"] in KEPT],
    }


def main():
    path, archive, digest, project = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    json.dump(stand_in(manifest, archive, digest, project), sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
