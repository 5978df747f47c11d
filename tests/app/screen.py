# Minute Book: the application as its user sees it
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the application on the screen of with-display, and reads and works it as
a person with a screen reader and a keyboard does: by role and name, through
AT-SPI, and by key events.  Nothing sleeps for a fixed time: whatever is awaited
is looked for until it is there, or until PATIENCE is at its end."""

import os
import signal
import subprocess
import time

# The application dies of a warning; the eye that looks at it does not, when a
# node goes while it is looked at.
G_DEBUG = os.environ.pop("G_DEBUG", "fatal-warnings")

# What the toolkit holds at its end varies, and its own frames can't be walked
# fast: leaks are looked for by test_leaks.py, which walks them slowly.
os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("MINUTEBOOK_PATIENCE", "20"))
GLANCE = 0.05


class NotSeen(AssertionError):
    pass


class Gone(AssertionError):
    pass


def wait_for(look, what, patience=PATIENCE):
    """Looks until it is true, and returns what was seen."""
    end = time.monotonic() + patience
    while True:
        seen = None
        try:
            seen = look()
        except GLib.Error:
            # A widget went while it was looked at.
            pass
        if seen:
            return seen
        if time.monotonic() > end:
            raise NotSeen(f"not seen within {patience:.0f} s: {what() if callable(what) else what}")
        time.sleep(GLANCE)


def states(node):
    return node.get_state_set().get_states()


def is_showing(node):
    return Atspi.StateType.SHOWING in states(node)


def is_gone(node):
    try:
        return Atspi.StateType.DEFUNCT in states(node) or not is_showing(node)
    except GLib.Error:
        return True


def is_sensitive(node):
    return Atspi.StateType.SENSITIVE in states(node)


def is_focusable(node):
    return Atspi.StateType.FOCUSABLE in states(node)


def walk(node):
    """The node and all below it, as far as they are shown."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and is_showing(child):
            yield from walk(child)


def ancestors(node):
    found = []
    while (node := node.get_parent()) is not None and node.get_role_name() != "application":
        if node.get_name():
            found.append(node)
    return found


def text_of(node):
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""


class App:
    def __init__(self, program, *arguments, environment=None):
        self.process = subprocess.Popen(
            [program, *arguments], env={**os.environ, "G_DEBUG": G_DEBUG, **(environment or {})}
        )
        self.pid = self.process.pid
        self.node = wait_for(self._find_application, "the application")

    def _find_application(self):
        assert self.process.poll() is None, f"the application ended with {self.process.returncode}"
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(index)
            if node is not None and node.get_process_id() == self.pid:
                return node
        return None

    # What is on the screen. ------------------------------------------------

    def each(self, role=None, name=None, within=None):
        """The nodes of that role and name, as they are come by."""
        for root in [within] if within else self.windows():
            try:
                for node in walk(root):
                    if role and node.get_role_name() != role:
                        continue
                    if name is not None and not name_matches(node, name):
                        continue
                    yield node
            except GLib.Error:
                continue

    def all(self, role=None, name=None, within=None):
        return list(self.each(role, name, within))

    def first(self, role=None, name=None, within=None):
        return next(self.each(role, name, within), None)

    def windows(self):
        if self.process.poll() is not None:
            raise Gone(f"the application ended with {self.process.returncode}")
        self.node.clear_cache()
        children = [
            self.node.get_child_at_index(index) for index in range(self.node.get_child_count())
        ]
        return [child for child in children if child is not None]

    def see(self, role=None, name=None, within=None):
        """The first node of that role and name, as soon as it is shown."""
        return wait_for(
            lambda: self.first(role, name, within),
            lambda: f"{role} {name!r}; there is:\n{self.describe()}",
        )

    def see_words(self, words):
        """Waits until the words stand somewhere on the screen."""
        return wait_for(
            lambda: next((n for n in self.each() if words in n.get_name() or words in label_of(n)), None),
            lambda: f"{words!r}; there is:\n{self.describe()}",
        )

    def miss(self, role=None, name=None):
        """Waits until no such node is shown."""
        wait_for(lambda: self.first(role, name) is None, f"no {role} {name!r}")

    def words(self, within=None):
        """All that is written on the screen, in order, in lines."""
        lines = []
        for node in self.all(within=within):
            written = label_of(node) or node.get_name()
            if written and (not lines or lines[-1] != written):
                lines.append(written)
        return "\n".join(lines)

    def describe(self):
        lines = []
        for window in self.windows():
            for node in walk(window):
                if node.get_name() or label_of(node):
                    lines.append(f"  {node.get_role_name()} {node.get_name()!r} {label_of(node)!r}")
        return "\n".join(lines)

    # What a person does. ---------------------------------------------------

    def press(self, role, name, within=None):
        """Presses a button, or whatever else has an action."""
        node = wait_for(
            lambda: next((n for n in self.each(role, name, within) if is_sensitive(n)), None),
            lambda: f"{role} {name!r} that can be pressed; there is:\n{self.describe()}",
        )
        action = node.get_action_iface()
        assert action and Atspi.Action.get_n_actions(action) > 0, f"{name!r} can't be pressed"
        assert Atspi.Action.do_action(action, 0)

    def has_focus(self, node):
        node.clear_cache()
        return Atspi.StateType.FOCUSED in states(node)

    def key(self, *keys):
        self._take_keyboard()
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, words):
        self._take_keyboard()
        subprocess.run(["xdotool", "type", "--delay", "5", words], check=True)

    def _take_keyboard(self):
        # Without a window manager, nobody gives the keyboard to the window.
        subprocess.run(["xdotool", "windowfocus", "--sync", self._window()], check=True)

    def _window(self):
        """The window that was opened last: tooltips and lists, which no window manager is asked
        about, are none."""
        windows = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.pid)],
            check=True, capture_output=True, text=True,
        ).stdout.split()
        for window in reversed(windows):
            told = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True)
            if "Override Redirect State: no" in told.stdout:
                return window
        raise NotSeen(f"a window among {windows}")

    def enter(self, role, name, words):
        """Puts words into a field in place of what is there, as dictation does."""
        node = self.see(role, name)
        assert is_sensitive(node), f"{name!r} can't be typed into"
        assert Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), words)
        return node

    def choose_file(self, button, path):
        """Gives a path to the dialog for a file that has such a button, as dictation does: typing
        would race with the dialog, which completes what is typed, and with its reading of folders."""
        dialog = wait_for(
            lambda: next((window for window in self.windows() if window.get_role_name() == "dialog"
                          and self.first("button", button, window)), None),
            lambda: f"a dialog with {button!r}; there is:\n{self.describe()}",
        )

        def stands_there():
            entry = next((node for node in self.each("text", within=dialog) if self.has_focus(node)), None)
            if entry is None:
                return False
            if text_of(entry) == str(path):
                return True
            Atspi.EditableText.set_text_contents(entry.get_editable_text_iface(), str(path))
            return False

        def closes():
            # It doesn't take a name that it hasn't looked up yet.
            self.key("Return")
            try:
                return wait_for(lambda: is_gone(dialog), "the dialog to close", patience=2)
            except NotSeen:
                return False

        wait_for(stands_there, lambda: f"{path} in the focus; there is:\n{self.describe()}")
        wait_for(closes, lambda: f"{path} to be taken; there is:\n{self.describe()}")

    def tab_to(self, role, name):
        """Goes from stop to stop until that one has the focus."""
        node = None
        for _ in range(60):
            self.key("Tab")
            try:
                if node is None or Atspi.StateType.DEFUNCT in states(node):
                    node = self.first(role, name)
                if node is not None and self.has_focus(node):
                    return node
            except GLib.Error:
                node = None
        raise NotSeen(f"no way by Tab to {role} {name!r}")

    def click(self, node):
        """Clicks into the middle of it."""
        self._take_keyboard()
        extents = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        window = self._window()
        subprocess.run(
            ["xdotool", "mousemove", "--window", window, str(extents.x + extents.width // 2),
             str(extents.y + extents.height // 2), "click", "1"],
            check=True,
        )

    def resize(self, width, height):
        window = self._window()
        subprocess.run(["xdotool", "windowmove", window, "0", "0"], check=True)
        subprocess.run(["xdotool", "windowsize", window, str(width), str(height)], check=True)
        wait_for(lambda: self._size() == (width, height), f"a window of {width} by {height}")

    def _size(self):
        extents = self.windows()[0].get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return (extents.width, extents.height)

    def close(self):
        """Closes the application as its user does, and sees to it that it ended well."""
        assert self.process.poll() is None, f"it ended before, with {self.process.returncode}"
        self.key("ctrl+q")
        self.wait_for_end()

    def wait_for_end(self):
        status = self.process.wait(PATIENCE)
        assert status == 0, f"the application ended with {status}"

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


def label_of(node):
    return text_of(node) if node.get_role_name() in ("label", "text", "entry", "status bar") else ""


def name_matches(node, name):
    return name(node.get_name()) if callable(name) else node.get_name() == name
