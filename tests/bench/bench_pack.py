# Minute Book: measures packs and long minutes, and prints a table
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_pack.py BUILD FOLDER [--runs N]

Makes sixty reports (reports.py) and a book that has them as the papers of one
meeting, then measures by turns, in one run:

- a pack of them (make-pack.c): every paper copied and stamped, with its tags,
  links and outline, and the whole checked, with identical streams shared and
  without; where the reader's child has looked at the papers before, as a pack
  that is made again finds them, and where it has not; and the whole of
  'minutebook-cli export pack', which reads the book and sets the front sheet
  besides;
- 'qpdf --empty --pages ... -- --overlay stamps.pdf --', one command, which
  neither sets a front sheet nor looks into its files, and is given its stamps;
- the minutes of a long meeting, set by us and by LibreOffice from the DOCX that
  we write of them.

What counts is the ratio of the medians. Processor time is given beside it, for
a machine that others use too."""

import argparse
import collections
import filecmp
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import time

import pikepdf

import reports

MEETING = "2026-10-14"
EXEMPT = 7  # every so many items, in the book that the proof is measured with
NARRATIVE = 100  # words of a paragraph of the long minutes
ITEMS = 40

Use = collections.namedtuple("Use", "wall cpu peak")


def measure(*command, environment=None):
    """Runs it; what it took, its children's part included."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    said = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # qpdf ends with 3 where it had something to say.
    if process.returncode not in (0, 3):
        raise SystemExit(f"{command[0]} failed: {said}")
    return Use(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def median(uses, name):
    return statistics.median(getattr(use, name) for use in uses)


# What is alive in a PDF. ---------------------------------------------------

def named_places(pdf):
    """The names that links may lead to."""
    names = set(map(str, pdf.Root.get("/Dests", {}).keys()))

    def walk(node):
        pairs = list(node.get("/Names", []))
        names.update(str(pairs[i]) for i in range(0, len(pairs), 2))
        for kid in node.get("/Kids", []):
            walk(kid)

    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        walk(pdf.Root.Names.Dests)
    return names


def count_links(pdf):
    """Links within the file that lead to one of its pages."""
    pages = {page.obj.objgen for page in pdf.pages}
    names = named_places(pdf)
    alive = 0
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if annotation is None or annotation.get("/Subtype") != "/Link":
                continue
            action = annotation.get("/A", {})
            place = annotation.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            if isinstance(place, pikepdf.Array):
                alive += len(place) > 0 and isinstance(place[0], pikepdf.Dictionary) and place[0].objgen in pages
            elif place is not None:
                alive += str(place) in names or "/" + str(place) in names
    return alive


def numbered(tree, found):
    entries = list(tree.get("/Nums", []))
    for i in range(0, len(entries), 2):
        found[int(entries[i])] = entries[i + 1]
    for kid in tree.get("/Kids", []):
        numbered(kid, found)


def is_rooted(element, root):
    """Whether the way up from an element of the structure ends at its root."""
    for _ in range(100):
        if element.objgen == root.objgen:
            return True
        element = element.get("/P")
        if element is None:
            return False
    return False


def tagged_pages(pdf):
    """For each page, how many of its marks lead to an element of the tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return [0] * len(pdf.pages)
    parents = {}
    numbered(root.ParentTree, parents)
    counts = []
    for page in pdf.pages:
        owners = parents.get(int(page.obj.get("/StructParents", -1)), [])
        counts.append(sum(1 for owner in owners if owner is not None and is_rooted(owner, root)))
    return counts


def look(path):
    with pikepdf.open(path) as pdf:
        return count_links(pdf), tagged_pages(pdf)


def count_trees(sources, pages):
    """Of the sources that are tagged, how many have each mark's element still."""
    kept = 0
    for n, source in enumerate(sources):
        start = n * reports.PAGES
        kept += any(source) and pages[start:start + reports.PAGES] == source
    return kept


# The books. ----------------------------------------------------------------

class Bench:
    def __init__(self, build, folder):
        self.folder = folder
        self.cli = build / "src/cli/minutebook-cli"
        self.make_pack = build / "tests/bench/make-pack"
        self.reports = reports.make(folder)
        self.files = sorted(self.reports.glob("report*.pdf"))
        self.environment = {
            **os.environ,
            "MINUTEBOOK_READER": str(build / "src/pdf/minutebook-reader"),
            "SOURCE_DATE_EPOCH": "1790000000",
            "XDG_CACHE_HOME": str(folder / "cache"),
            "LC_ALL": "C.UTF-8",
        }
        # Fonts are listed beforehand, as on any system. Where SOURCE_DATE_EPOCH is
        # older than their folders fontconfig would believe no list that it makes,
        # and read every font anew each time.
        listing = {key: value for key, value in self.environment.items() if key != "SOURCE_DATE_EPOCH"}
        subprocess.run(["fc-cache"], check=True, env=listing, stdout=subprocess.DEVNULL)

    def tell(self, *words):
        subprocess.run([self.cli, *map(str, words)], check=True, env=self.environment, stdout=subprocess.DEVNULL)

    def make_book(self, name, meeting, files):
        """Kept, like the reports: the papers in it are the same."""
        path = self.reports / f"{name}.minutebook"
        if path.exists():
            return path
        making = self.folder / f"{name}.minutebook"
        making.unlink(missing_ok=True)
        (self.folder / f"{name}.json").write_text(json.dumps(meeting))
        self.tell("new", making)
        self.tell("apply", making, self.folder / f"{name}.json")
        for number, file in enumerate(files, 1):
            self.tell("attach", making, MEETING, number, file)
        shutil.move(making, path)
        return path

    def make_pack_book(self, name, exempt):
        items = [{"number": str(number), "title": f"Report {number}"} for number in range(1, reports.REPORTS + 1)]
        if exempt:
            for item in items[EXEMPT - 1::EXEMPT]:
                item["exempt"] = {"paragraphs": "3"}
        return self.make_book(name, {"committee": "Harrowmere Panel", "date": MEETING, "start": "18:00", "items": items},
                              self.files)

    def make_long_book(self):
        dice = random.Random(1)
        items = []
        for number in range(1, ITEMS + 1):
            minutes = [{"narrative": reports.sentence(dice, NARRATIVE)} for _ in range(24)]
            items.append({"number": str(number), "title": reports.sentence(dice, 5), "minute_number": str(number),
                          "resolutions": [reports.sentence(dice, NARRATIVE)], "minutes": [*minutes, {"resolution": 1}]})
        return self.make_book("long", {"committee": "Harrowmere Panel", "date": MEETING, "start": "18:00",
                                       "state": "held", "items": items}, [])

    # What is measured. -------------------------------------------------------

    def export(self, what, book, output, *options):
        return measure(self.cli, "export", what, book, MEETING, "-o", output, *options, environment=self.environment)

    def pack(self, output, *options, memory=""):
        return measure(self.make_pack, *options, output, self.environment["MINUTEBOOK_READER"], memory, *self.files)

    def peer(self, output):
        return measure("qpdf", "--empty", "--pages", *self.files, "--", "--overlay", self.reports / "stamps.pdf",
                       "--", output)

    def office(self, document):
        options = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
        return measure("soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{self.folder}/profile",
                       "--convert-to", options, "--outdir", self.folder, document)

    def measure_packs(self, runs):
        book = self.make_pack_book("pack", False)
        out = {name: self.folder / f"{name}.pdf" for name in ("ours", "again", "shared", "whole", "peer", "export")}
        uses = collections.defaultdict(list)
        memory = self.folder / "memory"
        self.pack(out["shared"], memory=memory)
        self.export("pack", book, out["export"])
        for run in range(runs):
            uses["first"].append(self.pack(out["again" if run else "ours"]))
            uses["shared"].append(self.pack(out["shared"], memory=memory))
            uses["whole"].append(self.pack(out["whole"], "--whole", memory=memory))
            uses["peer"].append(self.peer(out["peer"]))
            uses["export"].append(self.export("pack", book, out["export"]))
        if runs > 1:
            uses["same"] = filecmp.cmp(out["ours"], out["again"], shallow=False) and \
                filecmp.cmp(out["ours"], out["shared"], shallow=False)
        return uses, out

    def measure_proof(self, runs):
        """The cost of the search for what a public pack must not hold: the same
        pack, with nothing to look for and with every seventh paper exempt."""
        book = self.make_pack_book("exempt", True)
        self.export("pack", book, self.folder / "restricted.pdf", "--restricted")
        self.export("pack", book, self.folder / "public.pdf", "--public")
        uses = collections.defaultdict(list)
        for _ in range(runs):
            uses["restricted"].append(self.export("pack", book, self.folder / "restricted.pdf", "--restricted"))
            uses["public"].append(self.export("pack", book, self.folder / "public.pdf", "--public"))
        return uses

    def measure_text(self, runs):
        book = self.make_long_book()
        document = self.folder / "long.docx"
        self.export("minutes", book, document)
        uses = collections.defaultdict(list)
        for _ in range(runs):
            uses["ours"].append(self.export("minutes", book, self.folder / "minutes.pdf"))
            uses["office"].append(self.office(document))
        self.export("minutes", book, self.folder / "long.txt")
        return uses, len((self.folder / "long.txt").read_text().split())


# The table. ------------------------------------------------------------------

def row(what, goal, result, met):
    print(f"| {what} | {goal} | {result} | {'yes' if met else 'no'} |", flush=True)


def ratio(uses, mine, other):
    wall = median(uses[mine], "wall") / median(uses[other], "wall")
    cpu = median(uses[mine], "cpu") / median(uses[other], "cpu")
    words = (f"{wall:.2f} ({median(uses[mine], 'wall'):.2f} s to {median(uses[other], 'wall'):.2f} s; "
             f"of processor time {cpu:.2f})")
    return wall, words


def print_packs(bench, uses, out):
    n_pages = reports.REPORTS * reports.PAGES
    size = {name: path.stat().st_size for name, path in out.items() if path.exists()}
    looks = [look(path) for path in bench.files]
    links, trees = sum(found for found, _ in looks), sum(any(pages) for _, pages in looks)
    wall, words = ratio(uses, "whole", "peer")
    row("full pack against `qpdf` merge + overlay, time", "<= 0.6", words, wall <= 0.6)
    wall, words = ratio(uses, "shared", "peer")
    row("with identical streams shared (the default), time", "<= 1.0", words, wall <= 1)
    wall, words = ratio(uses, "first", "peer")
    row("the same, of papers that the reader's child has not looked at before", "", words, wall <= 1)
    wall, words = ratio(uses, "export", "peer")
    row("the whole of `export pack`, of papers looked at before", "", words, wall <= 1)
    share = size["ours"] / size["peer"]
    row("the same, size", "<= 0.35", f"{share:.2f} ({size['ours'] / 1e6:.1f} MB to {size['peer'] / 1e6:.1f} MB)",
        share <= 0.35)
    peak = median(uses["shared"], "peak") / n_pages
    row("memory at its peak, a page", "<= 350 KB", f"{peak:.0f} KB (peer {median(uses['peer'], 'peak') / n_pages:.0f})",
        peak <= 350)
    of_ours, of_peer = look(out["ours"]), look(out["peer"])
    row("internal links alive", "all", f"{of_ours[0]} of {links} (peer {of_peer[0]})", of_ours[0] == links)
    kept = count_trees([pages for _, pages in looks], of_ours[1])
    row("tag trees kept", "all", f"{kept} of {trees} (peer {count_trees([pages for _, pages in looks], of_peer[1])})",
        kept == trees)
    if "same" in uses:
        row("two runs", "the same bytes", "the same" if uses["same"] else "others", uses["same"])


def main():
    parser = argparse.ArgumentParser(prog="tools/bench pack")
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    bench = Bench(arguments.build.resolve(), arguments.folder.resolve())

    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors, {arguments.runs} runs, medians\n")
    print("| what | goal | result | met |\n| --- | --- | --- | --- |", flush=True)
    print_packs(bench, *bench.measure_packs(arguments.runs))
    uses, words = bench.measure_text(arguments.runs)
    wall, said = ratio(uses, "ours", "office")
    _, pages = look(bench.folder / "minutes.pdf")
    row(f"{words:,} words of minutes against LibreOffice, time", "<= 0.3, tagged",
        said + (", tagged" if all(pages) else ", not tagged"), wall <= 0.3 and all(pages))
    uses = bench.measure_proof(max(2, arguments.runs // 2))
    wall, said = ratio(uses, "public", "restricted")
    row("public pack against the restricted one, time", "<= 1.25", said, wall <= 1.25)
    return 0


if __name__ == "__main__":
    sys.exit(main())
