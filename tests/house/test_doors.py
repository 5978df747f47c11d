#!/usr/bin/env python3
# Minute Book: tests of the doors
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of tools/ and tests/tools/ that can be tried without making a root."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LIB = PROJECT / "tools" / "lib"
WITH_DISPLAY = PROJECT / "tests" / "tools" / "with-display"


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)


class TestSources(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.apt = Path(folder.name)
        (self.apt / "sources.list.d").mkdir()

    def sources(self, **environment):
        script = f'. "{LIB}/common.sh"; . "{LIB}/root.sh"; root_sources'
        environment = {**os.environ, "MINUTEBOOK_APT_DIR": str(self.apt), **environment}
        return run("bash", "-c", script, "in-env", env=environment).stdout.splitlines()

    def test_one_line_format(self):
        (self.apt / "sources.list").write_text(
            "# deb http://gone.example/debian bookworm main\n"
            "deb [arch=amd64 trusted=yes] http://mirror.example/debian bookworm main contrib # ours\n"
            "deb-src http://mirror.example/debian bookworm main\n"
            "deb http://mirror.example/debian bookworm-updates main\n"
            "deb http://safe.example/debian-security bookworm-security main\n"
            "deb http://mirror.example/debian bookworm-backports main\n"
            "deb http://other.example/ubuntu jammy main\n"
            "deb http://vendor.example stable tools\n"
        )
        self.assertEqual(self.sources(), [
            "deb [trusted=yes] http://mirror.example/debian trixie main",
            "deb http://mirror.example/debian trixie-updates main",
            "deb http://safe.example/debian-security trixie-security main",
        ])

    def test_deb822_format(self):
        keyring = self.apt / "keyring.gpg"
        keyring.write_bytes(b"key")
        (self.apt / "sources.list.d" / "debian.sources").write_text(
            f"Types: deb deb-src\n# why\nURIs: http://mirror.example/debian\nSuites: bookworm\n bookworm-updates\n"
            f"Components: main contrib\nSigned-By: {keyring}\n\n"
            "Types: deb\nURIs: http://off.example/debian\nSuites: bookworm\nComponents: main\nEnabled: no\n\n"
            "Types: deb-src\nURIs: http://source.example/debian\nSuites: bookworm\nComponents: main\n"
        )
        # No line end at its end: the next file must not run into it.
        (self.apt / "sources.list.d" / "security.sources").write_text(
            "Types: deb\nURIs: http://safe.example/debian-security\nSuites: bookworm-security\nComponents: main"
        )
        self.assertEqual(sorted(self.sources()), [
            f"deb [signed-by={keyring}] http://mirror.example/debian trixie main",
            f"deb [signed-by={keyring}] http://mirror.example/debian trixie-updates main",
            "deb http://safe.example/debian-security trixie-security main",
        ])

    def test_a_mirror_by_name(self):
        self.assertEqual(self.sources(), [])
        self.assertEqual(
            self.sources(MINUTEBOOK_MIRROR="http://near.example/debian"), ["deb http://near.example/debian trixie main"]
        )


class TestHelpers(unittest.TestCase):
    def test_results(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
            for result in ("OK", "OK", "EXPECTEDFAIL", "SKIP", "FAIL", "TIMEOUT", "UNEXPECTEDPASS", "ERROR"):
                log.write(json.dumps({"name": "x", "result": result}) + "\n")
            log.flush()
            self.assertEqual(run(LIB / "results.py", log.name).stdout, "3 4 1\n")
        self.assertEqual(run(LIB / "results.py", log.name).stdout, "0 0 0\n")

    def test_pick_meeting(self):
        meetings = [
            {"id": "a", "state": "approved", "date": "2018-01-10"},
            {"id": "c", "state": "agenda_published", "date": "2018-06-13"},
            {"id": "b", "state": "agenda_published", "date": "2018-04-11"},
        ]
        for shape in (meetings, {"meetings": meetings}):
            picked = run(LIB / "pick-meeting.py", input=json.dumps(shape))
            self.assertEqual((picked.stdout, picked.returncode), ("b\n", 0))
        meetings = [
            {"id": "a", "state": "approved", "date": "2018-01-10"},
            {"id": "d", "state": "planned", "date": "2018-07-11"},
        ]
        self.assertEqual(run(LIB / "pick-meeting.py", input=json.dumps(meetings)).stdout, "d\n")
        self.assertEqual(run(LIB / "pick-meeting.py", input="[]").returncode, 1)

    def test_doors_refuse_what_they_do_not_know(self):
        for door in ("flatpak", "run", "test"):
            result = run(PROJECT / "tools" / door, "--no-such-option")
            self.assertEqual(result.returncode, 2)
            self.assertIn("--help", result.stderr)
        self.assertEqual(run(PROJECT / "tools" / "in-env").returncode, 2)
        result = run(PROJECT / "tools" / "run", "no such book.minutebook")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("'no such book.minutebook'", result.stderr)

    def test_run_uses_what_it_built(self):
        with tempfile.TemporaryDirectory() as folder:
            lib = Path(folder) / "tools" / "lib"
            built = Path(folder) / "_build" / "run" / "src"
            lib.mkdir(parents=True)
            (built / "cli").mkdir(parents=True)
            for name in ("common.sh", "run-inside.sh", "pick-meeting.py"):
                shutil.copy(LIB / name, lib / name)
            (lib / "build.sh").write_text("build_folder () { :; }\n")
            cli = built / "cli" / "minutebook-cli"
            cli.write_text(
                "#!/bin/sh\n"
                'echo "$1 $MINUTEBOOK_READER" >>"$0.calls"\n'
                'case $1 in sample) : >"$2" ;; list) echo \'[{"id": "b", "state": "agenda_published"}]\' ;; esac\n'
            )
            cli.chmod(0o755)
            environment = {name: os.environ[name] for name in os.environ if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
            book = Path(folder) / "sample.minutebook"
            result = run("bash", lib / "run-inside.sh", book, env=environment)
            calls = Path(f"{cli}.calls").read_text().splitlines()
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("no display", result.stderr)
            self.assertEqual(result.stdout, f"Book:       {book}\nBoard pack: {folder}/sample-pack.pdf\n")
            reader = built.resolve() / "pdf" / "minutebook-reader"
            self.assertEqual(calls, [f"{verb} {reader}" for verb in ("sample", "list", "export")])


class TestWithDisplay(unittest.TestCase):
    def test_status_input_and_screen(self):
        script = 'cat; xdpyinfo | grep -o "dimensions: *[0-9x]*"; echo "$XDG_RUNTIME_DIR" >&3; exit 7'
        with tempfile.TemporaryFile("w+") as third:
            os.set_inheritable(third.fileno(), True)
            result = run(
                "bash", "-c", f'exec 3>&{third.fileno()}; exec "$@"', "x", WITH_DISPLAY, "sh", "-c", script,
                input="typed\n", pass_fds=[third.fileno()], env={**os.environ, "MINUTEBOOK_SCREEN": "800x600x24"},
            )
            third.seek(0)
            runtime = third.read().strip()
        self.assertEqual(result.returncode, 7, result.stderr)
        self.assertRegex(result.stdout, r"^typed\ndimensions: +800x600\n$")
        self.assertTrue(runtime)
        self.assertFalse(Path(runtime).exists(), "its folder is left behind")

    def test_nothing_outlives_it(self):
        started = subprocess.Popen(
            [WITH_DISPLAY, "sh", "-c", "echo $$; exec sleep 1000"], stdout=subprocess.PIPE, text=True,
            stderr=subprocess.DEVNULL,
        )
        child = int(started.stdout.readline())
        started.terminate()
        self.assertEqual(started.wait(60), 143)
        # The pipe's end closes when the last process that holds it is gone.
        self.assertEqual(started.stdout.read(), "")
        started.stdout.close()
        # Only a zombie may still bear its number, until someone collects it.
        status = Path(f"/proc/{child}/stat")
        self.assertTrue(not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z")


if __name__ == "__main__":
    unittest.main()
