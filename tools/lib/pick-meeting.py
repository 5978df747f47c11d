#!/usr/bin/env python3
# Minute Book: the meeting to make a pack of
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads 'list meetings --format json', prints the id of the next meeting whose agenda is published."""

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


published = [m for m in meetings(json.load(sys.stdin)) if m["state"] == "agenda_published"]
if not published:
    sys.exit(1)
print(min(published, key=lambda m: str(m.get("date") or ""))["id"])
