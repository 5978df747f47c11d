# Minute Book: what held the main thread
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads from a log of tests/bench/probe.h how long the main loop was busy
without a break. A spell's time 'beside frames' is what is left of it when the
frames that were drawn in it are taken off: that is GTK's layout and drawing,
though for widgets of ours; of the rest, the third number is what the thread had
of the processor. With stacks, each is named after the functions of
ours that are on it; one without any is GTK's own work."""

import bisect
import collections
import subprocess

# Milliseconds that nothing of ours may take.
LIMIT = 8

# bench-app's own, which stand at the outside of every stack.
DRIVER = "tests/bench/"


class Stalls:
    def __init__(self, log, program):
        self.spells = collections.defaultdict(list)  # step: (all, beside frames, processor)
        self.stacks = collections.defaultdict(collections.Counter)
        self.program = program
        self._read_symbols()
        step, beside = None, 0
        for line in open(log, errors="replace"):
            words = line.split()
            if words and words[0] == "busy":
                step, lasted, painted = words[1], int(words[2]) / 1000, int(words[3]) / 1000
                beside = lasted - painted
                self.spells[step].append((lasted, beside, int(words[4]) / 1000))
            elif words and words[0] == "stack" and step and beside > LIMIT:
                self.stacks[step][self._name_stack(words[1:])] += 1

    def _read_symbols(self):
        listed = subprocess.run(["nm", "-n", "-l", "--defined-only", self.program],
                                capture_output=True, text=True, check=False).stdout
        self.symbols = []
        for line in listed.split("\n"):
            words = line.split()
            if len(words) >= 3 and words[1] in "tT":
                is_driver = len(words) > 3 and DRIVER in words[3]
                self.symbols.append((int(words[0], 16), "" if is_driver else words[2]))
        self.addresses = [address for address, _ in self.symbols]

    def _name_stack(self, frames):
        ours = []
        for frame in frames:
            if frame.startswith("program+"):
                place = bisect.bisect(self.addresses, int(frame[len("program+"):], 16)) - 1
                name = self.symbols[place][1]
                if name and name not in ("main", "_start"):
                    ours.append(name)
        return " < ".join(ours[:4]) if ours else "GTK's own work"

    def steps(self):
        return list(self.spells)

    def say(self, step):
        if not self.spells[step]:
            return "below 2"
        return " / ".join(f"{max(spell[column] for spell in self.spells[step]):.1f}" for column in range(3))

    def explain(self):
        """Prints who was at work when the main thread was held, by milliseconds
        (one look is about one)."""
        for step, stacks in self.stacks.items():
            print(f"{step}:")
            for names, n in stacks.most_common(12):
                print(f"  {n:5} {names}")
