#!/usr/bin/env python3
# Minute Book: the meeting to make a pack of
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads 'list meetings --format json', prints the id of the meeting whose pack is wanted:
the next whose agenda is published, or else is planned, or else any."""

import json
import sys


def meetings(value):
    if isinstance(value, dict):
        if "state" in value and "id" in value:
            yield value
        else:
            for part in value.values():
                yield from meetings(part)
    elif isinstance(value, list):
        for part in value:
            yield from meetings(part)


WANTED = ("agenda_published", "planned")


def rank(meeting):
    state = meeting["state"]
    return WANTED.index(state) if state in WANTED else len(WANTED), str(meeting.get("date") or "")


found = list(meetings(json.load(sys.stdin)))
if not found:
    sys.exit(1)
print(min(found, key=rank)["id"])
