#!/usr/bin/env python3
# Minute Book: the Flatpak as its user has it
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

"""flatpak-look.py ID MANIFEST PICTURE

Runs the installed Flatpak on the screen of with-display, and says check by
check what its sandbox lets through and whether the window comes up.
"""

import json
import os
import pathlib
import subprocess
import sys
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests" / "app"))
from screen import App, Atspi  # noqa: E402

APP, MANIFEST, PICTURE = sys.argv[1:]
HOME = pathlib.Path(os.environ["HOME"])
DOCUMENTS = HOME / "Documents"
BOOK = DOCUMENTS / "harrowmere.minutebook"
COUNCIL = "Harrowmere Borough Council"
PANEL = "Children and Families Scrutiny Panel"
# As this machine's reader of the screen calls it: older ones say 'push button'.
BUTTON = Atspi.role_get_name(getattr(Atspi.Role, "BUTTON", None) or Atspi.Role.PUSH_BUTTON)

# with-display keeps a test away from the desktop; a Flatpak looks after itself.
for name in ("GDK_DEBUG", "ADW_DISABLE_PORTAL", "GSETTINGS_BACKEND", "GIO_USE_VFS", "G_DEBUG"):
    os.environ.pop(name, None)


def run(program, *arguments):
    """A command in the sandbox: its status, and what it said."""
    done = subprocess.run(["flatpak", "run", f"--command={program}", APP, *map(str, arguments)],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def works(program, *arguments):
    status, words = run(program, *arguments)
    assert status == 0, f"{program} ended with {status}: {words}"
    return words


class Sandboxed(App):
    """The process on the bus is Flatpak's, not ours: known by its name."""

    def __init__(self, *command):
        # What the toolkit says of a machine without portals is no fault of ours.
        super().__init__(*command, environment={"G_DEBUG": ""})

    def _find_application(self):
        assert self.process.poll() is None, f"it ended with {self.process.returncode}"
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(index)
            if node is not None and "minutebook" in node.get_name().lower():
                return node
        return None

    def _window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", COUNCIL],
                               check=True, capture_output=True, text=True)
        return found.stdout.split()[-1]


def has_the_permissions_of_the_manifest():
    shown = subprocess.run(["flatpak", "info", "--show-permissions", APP],
                           capture_output=True, text=True, check=True).stdout
    facts = dict(line.split("=", 1) for line in shown.splitlines() if "=" in line)
    got = {name: sorted(filter(None, value.split(";"))) for name, value in facts.items()}
    with open(MANIFEST, encoding="utf-8") as file:
        wanted = json.load(file)["finish-args"]
    assert "--filesystem=xdg-documents" in wanted, wanted
    assert got.pop("filesystems") == ["xdg-documents"], shown
    assert got.pop("shared") == ["ipc"], shown
    assert got.pop("devices") == ["dri"], shown
    # Falling back to X11 is asking for X11, where there is no Wayland.
    assert set(got.pop("sockets")) - {"x11"} == {"fallback-x11", "wayland"}, shown
    assert not got, shown


def makes_the_sample_in_documents():
    works("minutebook-cli", "sample", BOOK)
    assert BOOK.read_bytes().startswith(b"SQLite format 3\0"), "no book arrived in Documents"
    works("minutebook-cli", "check", BOOK)


def uses_its_own_sqlite():
    words = works("sh", "-c", "LD_TRACE_LOADED_OBJECTS=1 exec /app/bin/minutebook-cli")
    places = [line.split("=>")[1].split()[0] for line in words.splitlines() if "libsqlite3" in line]
    assert places and all(place.startswith("/app/lib/") for place in places), words


def sets_a_pack():
    pack = DOCUMENTS / "pack.pdf"
    works("minutebook-cli", "export", "pack", BOOK, "2026-10-14", "-o", pack, "--public")
    assert pack.read_bytes().startswith(b"%PDF-"), "no pack"


def sees_nothing_else():
    (HOME / "private").write_text("not for others\n")
    status, words = run("cat", HOME / "private")
    assert status != 0, f"it reads what lies outside Documents: {words}"
    status, words = run("sh", "-c", f"echo x >{HOME}/left")
    assert not (HOME / "left").exists(), "it writes outside Documents"
    devices = works("cat", "/proc/net/dev")
    names = {line.split(":")[0].strip() for line in devices.splitlines() if ":" in line}
    assert names <= {"lo"}, f"it has a network: {names}"


def refuses_a_book_from_elsewhere():
    place = f"/run/user/{os.getuid()}/doc/5eac7/elsewhere.minutebook"
    for verb in ("check", "new"):
        status, words = run("minutebook-cli", verb, place)
        assert status != 0 and "elsewhere.minutebook" in words and "Documents" in words, words


def says_in_the_window_where_a_book_may_live():
    app = Sandboxed("flatpak", "run", APP, f"/run/user/{os.getuid()}/doc/5eac7/elsewhere.minutebook")
    try:
        app.see_words("outside your Documents folder")
    finally:
        end(app)


def end(app):
    subprocess.run(["flatpak", "kill", APP], check=False, capture_output=True)
    app.process.wait(20)


def opens_the_window_and_writes_the_book():
    app = Sandboxed("flatpak", "run", APP, str(BOOK))
    try:
        app.see("frame", COUNCIL)
        app.resize(1366, 768)
        app.see("list item", lambda name: "14 October 2026" in name)
        app.click(app.see("list item", PANEL))
        app.key("ctrl+n")
        app.enter("text", "Date", "10 Feb 2027")
        app.press(BUTTON, "Plan")
        app.see_words("Wednesday 10 February 2027")
        app.see_words("Saved")
        # While the window has it open: what another process reads is on the disk.
        words = works("minutebook-cli", "list", "meetings", BOOK)
        assert "2027-02-10" in words, words
        subprocess.run(["import", "-window", app._window(), PICTURE], check=True, timeout=60)
    finally:
        end(app)


def main():
    DOCUMENTS.mkdir()
    config = HOME / ".config"
    config.mkdir(exist_ok=True)
    (config / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Documents"\n')
    checks = [has_the_permissions_of_the_manifest, makes_the_sample_in_documents, uses_its_own_sqlite,
              sets_a_pack, sees_nothing_else, refuses_a_book_from_elsewhere,
              says_in_the_window_where_a_book_may_live,
              opens_the_window_and_writes_the_book]
    failed = 0
    for check in checks:
        try:
            check()
            print("ok     ", check.__name__.replace("_", " "), flush=True)
        except Exception:  # whatever it was, the other checks are still worth having
            failed += 1
            print("FAILED ", check.__name__.replace("_", " "), flush=True)
            print("  | " + traceback.format_exc().strip().replace("\n", "\n  | "), flush=True)
    print(f"{len(checks) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
