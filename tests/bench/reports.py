# Minute Book: the reports that packs are measured with
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""make(FOLDER) makes sixty reports of eighteen pages each, as councils get them:
most come tagged from a word processor, some have been through a printer, and
the same crest and photographs are in many of them. They are the same each time
but for the programs' own dates, so they are kept, under a key of what made
them."""

import hashlib
import html
import pathlib
import random
import shutil
import subprocess

REPORTS = 60
PAGES = 18
TAGGED = 48
WORDS = """the of and to in for panel council report children homes care plan service review
progress members officers year borough support families quality placement visit school education
budget risk outcome staff social worker partner board strategy improvement inspection audit local
health early help safeguarding young people education sufficiency commissioning provider carers
weekly monthly quarter data figures increase decrease compared national average target agreed
action timescale lead officer evidence impact challenge response team manager training""".split()

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{title}</dc:title></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Sans"
 fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties
 fo:font-size="16pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2"><style:text-properties
 fo:font-size="13pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Next" style:family="paragraph" style:parent-style-name="Heading_20_2">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>
"""


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, **options)


def sentence(dice, n):
    words = " ".join(dice.choice(WORDS) for _ in range(n))
    return words[0].upper() + words[1:] + "."


def paragraph(dice):
    return f"<text:p>{' '.join(sentence(dice, dice.randint(9, 17)) for _ in range(4))}</text:p>\n"


def picture(path, name, width, height):
    return (f'<text:p><draw:frame draw:name="{name}" text:anchor-type="as-char" svg:width="{width}cm" '
            f'svg:height="{height}cm"><draw:image xlink:href="{path.as_uri()}"/><svg:title>{name}</svg:title>'
            "</draw:frame></text:p>\n")


def table(dice):
    rows = [[dice.choice(WORDS).capitalize(), *(str(dice.randint(1, 999)) for _ in range(3))] for _ in range(6)]
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = "<table:table-row>{}</table:table-row>"
    head = row.format("".join(cell.format(word) for word in ("Measure", "2024", "2025", "2026")))
    return ('<table:table><table:table-column table:number-columns-repeated="4"/>'
            f"<table:table-header-rows>{head}</table:table-header-rows>"
            + "".join(row.format("".join(map(cell.format, line))) for line in rows) + "</table:table>\n")


def listing(dice):
    entries = (f"<text:list-item><text:p>{sentence(dice, 8)}</text:p></text:list-item>" for _ in range(4))
    return f"<text:list>{''.join(entries)}</text:list>\n"


def page(dice, n, pictures):
    """A page that has room to spare, so that each report has as many as it is to have."""
    parts = [f'<text:h text:style-name="{"Next" if n else "Heading_20_1"}" text:outline-level="{2 if n else 1}">'
             f'<text:bookmark text:name="part{n}"/>{n + 1}. {sentence(dice, 4)}</text:h>\n']
    if n == 0:
        parts.append(picture(pictures[0], "The council's crest", 4, 4))
        parts += [f'<text:p><text:a xlink:href="#part{k}">Part {k + 1}</text:a></text:p>\n' for k in range(1, PAGES)]
        return parts
    parts += [paragraph(dice) for _ in range(3)]
    if n % 6 == 1:
        parts.append(picture(pictures[1 + dice.randrange(len(pictures) - 1)], "A photograph", 10, 7.5))
    elif n % 3 == 0:
        parts.append(table(dice))
    else:
        parts += [paragraph(dice), listing(dice)]
    parts.append(f'<text:p>See <text:a xlink:href="#part{dice.randrange(PAGES)}">another part</text:a>.</text:p>\n')
    return parts


def write_document(path, number, pictures):
    dice = random.Random(number)
    title = html.escape(f"Report {number}: {sentence(dice, 5)}")
    body = "".join("".join(page(dice, n, pictures)) for n in range(PAGES))
    path.write_text(HEAD.replace("{title}", title) + body + "</office:text></office:body></office:document>\n")


def make_pictures(folder):
    pictures = []
    for n in range(7):
        path = folder / f"picture{n}.{'png' if n == 0 else 'jpg'}"
        size = "300x300" if n == 0 else "800x600"
        run("convert", "-seed", n + 1, "-size", size, "plasma:fractal", "-quality", 88, "-strip", path)
        pictures.append(path)
    return pictures


def convert(folder, documents, tagged):
    """LibreOffice makes PDFs of these, all in one run."""
    options = ('{"UseTaggedPDF":{"type":"boolean","value":"%s"},"ExportBookmarks":{"type":"boolean","value":"true"},'
               '"SelectPdfVersion":{"type":"long","value":"17"}}' % ("true" if tagged else "false"))
    run("soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder, *documents)


def write_typeset(path, number):
    """By groff, as some contractors do."""
    dice = random.Random(number)
    lines = [f".TH REPORT {number}"]
    for n in range(PAGES):
        lines += [".bp"] if n else []
        lines += [f".SH {n + 1}. {sentence(dice, 4)}"]
        for _ in range(4):
            lines += [".PP", *(sentence(dice, 12) for _ in range(4))]
    source = path.with_suffix(".man")
    source.write_text("\n".join(lines) + "\n")
    with open(path.with_suffix(".ps"), "wb") as ps:
        subprocess.run(["groff", "-man", "-Tps", "-P-pa4", source], check=True, stdout=ps, stderr=subprocess.DEVNULL)
    run("ps2pdf", path.with_suffix(".ps"), path)


def make_stamps(path):
    """What the peers lay over the pages: a page of its own for each."""
    path.with_suffix(".ps").write_text(
        "%!PS\n<< /PageSize [595 842] >> setpagedevice\n/Helvetica findfont 9 scalefont setfont\n"
        f"1 1 {REPORTS * PAGES} {{ 270 22 moveto (Page ) show 5 string cvs show showpage }} for\n")
    run("ps2pdf", path.with_suffix(".ps"), path)


def make_all(folder):
    pictures = make_pictures(folder)
    documents = [folder / f"report{number:02}.fodt" for number in range(1, REPORTS - 3)]
    for number, path in enumerate(documents, 1):
        write_document(path, number, pictures)
    convert(folder, documents[:TAGGED], True)
    convert(folder, documents[TAGGED:], False)
    # Four that were printed to a file, which loses links, outline and tags.
    for path in documents[TAGGED + 4:]:
        pdf = path.with_suffix(".pdf")
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPreserveAnnots=false", "-sDEVICE=pdfwrite",
            f"-sOutputFile={pdf}.new", pdf)
        pdf.with_name(pdf.name + ".new").rename(pdf)
    for number in range(REPORTS - 3, REPORTS + 1):
        write_typeset(folder / f"report{number:02}.pdf", number)
    make_stamps(folder / "stamps.pdf")


def make(parent):
    """The folder with report01.pdf to report60.pdf and stamps.pdf."""
    key = hashlib.sha256(pathlib.Path(__file__).read_bytes()).hexdigest()[:16]
    folder = parent / f"reports-{key}"
    if folder.is_dir():
        return folder
    making = parent / "reports-making"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    make_all(making.resolve())
    for path in making.iterdir():
        if path.suffix != ".pdf":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    making.rename(folder)
    return folder
