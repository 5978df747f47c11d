# Minute Book: a language that nobody speaks, to see what can be translated
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a translation in which no letter is an ASCII letter, from the sources
themselves, and a book whose words are Greek letters.  What is then still written
in ASCII letters was said by the program, and can't be translated."""

import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

LANGUAGE = "qps"
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = "ÀƁÇĎÉƑĜĤÎĴĶĹṀŃÔƤɊŔŜŢÛṼŴẊÝŽàƀçďéƒĝĥîĵķĺṁńôƥɋŕŝţûṽŵẋýž"
GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫαβγδεζηθικλμνξοπρστυφχψωϊϋ"
# What is no words: conversions of printf, markup.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:hh|h|ll|l|j|z|t)?[a-zA-Z%]|<[^>]+>|&\w+;")
# What stands in a book beside words: keys of choices, days, times, sums.
PROGRAMS = {"findings", "manifest"}  # what the program wrote for itself
KEYS = re.compile(r"[a-z_]*|[-0-9:T.Z+ ]+|[0-9a-f]{32,}")


def say(words):
    """The words in that language."""
    parts, end = [], 0
    for kept in KEPT.finditer(words):
        parts += [words[end:kept.start()].translate(str.maketrans(PLAIN, ACCENTED)), kept.group()]
        end = kept.end()
    parts.append(words[end:].translate(str.maketrans(PLAIN, ACCENTED)))
    inner = "".join(parts)
    return "⟦" + inner.rstrip("\n") + "⟧" + "\n" * (len(inner) - len(inner.rstrip("\n")))


def quoted(words):
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def read_entries(template):
    """The entries of a .pot: dicts of msgctxt, msgid, msgid_plural."""
    for block in template.split("\n\n"):
        entry, key = {}, None
        for line in block.splitlines():
            found = re.match(r'(?:(msg\w+(?:\[\d\])?) )?"(.*)"$', line)
            if not found:
                continue
            key = found[1] or key
            text = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), found[2])
            entry[key] = entry.get(key, "") + text
        if entry.get("msgid"):
            yield entry


def write_catalogue(source, folder):
    """xgettext's template of the sources, translated; the folder is what to bind the domain to."""
    template = folder / "template.pot"
    subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
         "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
         "--directory", source, "--files-from", source / "po" / "POTFILES.in", "--output", template],
        check=True, capture_output=True,
    )
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; '
             'plural=n != 1;\\n"', ""]
    n = 0
    for entry in read_entries(template.read_text(encoding="utf-8")):
        n += 1
        lines += [f"{key} {quoted(entry[key])}" for key in ("msgctxt", "msgid", "msgid_plural") if key in entry]
        if "msgid_plural" in entry:
            lines += [f"msgstr[0] {quoted(say(entry['msgid']))}",
                      f"msgstr[1] {quoted(say(entry['msgid_plural']))}"]
        else:
            lines.append(f"msgstr {quoted(say(entry['msgid']))}")
        lines.append("")
    assert n > 400, f"only {n} strings"
    translation = folder / "pseudo.po"
    translation.write_text("\n".join(lines), encoding="utf-8")
    catalogue = folder / LANGUAGE / "LC_MESSAGES" / "minutebook.mo"
    catalogue.parent.mkdir(parents=True)
    subprocess.run(["msgfmt", "--output-file", catalogue, translation], check=True)


def write_locale(folder):
    """C.UTF-8 under another name: in the locale 'C', gettext translates nothing."""
    plain = next((path for path in map(Path, ("/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8"))
                  if path.is_dir()), None)
    if plain is None:
        return False
    shutil.copytree(plain, folder / f"{LANGUAGE}.utf8")
    return True


def environment(source, folder):
    """What a program of ours is to be started with; nothing where that can't be."""
    if not write_locale(folder):
        return None
    write_catalogue(source, folder)
    return {"LOCPATH": str(folder), "LC_ALL": f"{LANGUAGE}.UTF-8", "LANGUAGE": LANGUAGE,
            "MINUTEBOOK_LOCALEDIR": str(folder)}


def write_in_greek(book):
    """Has all that a clerk wrote in Greek letters."""
    connection = sqlite3.connect(book)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kinds = [name for name in tables if not re.search("fts|search|sqlite|change|blob|attachment", name)]
    connection.create_function("greek", 1, lambda words: words if words is None or KEYS.fullmatch(words)
                               else words.translate(str.maketrans(PLAIN, GREEK)))
    for table in kinds:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
        columns = [name for name in columns if name not in PROGRAMS]
        if columns:
            changes = ", ".join(f'"{column}" = greek("{column}")' for column in columns)
            connection.execute(f'UPDATE "{table}" SET {changes}')
    connection.commit()
    connection.close()
