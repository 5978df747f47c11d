# Minute Book: whether a function that fails has said why
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the body of a C function that takes 'GError **error', and finds each
'return FALSE' or 'return NULL' that nothing can have set the error for.

It is set where the branch of the return says so in a statement, where the
branch's condition calls something that was given the error, or where the
condition tests a result of such a call, if that is the last value which the
result was given.  That the error is mentioned somewhere above says nothing:
that call may well have gone well."""

import re

SILENT = re.compile(r"return \(?(FALSE|NULL)\)?$")
ERROR = re.compile(r"(?<![\w>.&])error\b")
# A call that does nothing but set it says so in its name.
SETTER = re.compile(r"(?:\w*error\w*|\w*fail\w*|set_\w+) ?\(.*(?<![\w>.&])error\b")
GUARD = re.compile(r"g_return_val_if|g_assert_not_reached|g_return_val_if_reached")
HEADER = re.compile(r"(if|for|while|switch)\b\s*\(")
LABEL = re.compile(r"(case\b[^:;{}]*|default\s*|\w+):(?!:)")


class Node:
    def __init__(self, kind, text, line, parts=()):
        self.kind = kind
        self.text = " ".join(text.split())
        self.line = line
        self.parts = parts  # lists of nodes: the branches


class Reader:
    """Reads statements; the text is that of a function between its braces."""

    def __init__(self, text, line):
        self.text = blank(text)
        self.at = 0
        self.first = line

    def line(self):
        return self.first + self.text.count("\n", 0, self.at)

    def skip(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def block(self):
        nodes = []
        while True:
            self.skip()
            if self.at >= len(self.text) or self.text[self.at] == "}":
                self.at += 1
                return nodes
            nodes.append(self.statement())

    def statement(self):
        self.skip()
        line = self.line()
        if self.text.startswith("{", self.at):
            self.at += 1
            return Node("block", "", line, [self.block()])
        header = HEADER.match(self.text, self.at)
        if header:
            return self.control(header, line)
        if re.compile(r"do\b").match(self.text, self.at):
            self.at += 2
            body = self.branch()
            return Node("loop", self.until(";"), line, [body])
        label = LABEL.match(self.text, self.at)
        if label:
            self.at = label.end()
            return Node("label", label[0], line)
        return Node("statement", self.until(";"), line)

    def control(self, header, line):
        self.at = header.end()
        condition = self.until(")")
        parts = [self.branch()]
        self.skip()
        otherwise = re.compile(r"else\b").match(self.text, self.at)
        if header[1] == "if" and otherwise:
            self.at = otherwise.end()
            parts.append(self.branch())
        kind = "loop" if header[1] in ("for", "while") else header[1]
        return Node(kind, condition, line, parts)

    def branch(self):
        node = self.statement()
        return node.parts[0] if node.kind == "block" else [node]

    def until(self, end):
        start, depth = self.at, 0
        while self.at < len(self.text):
            letter = self.text[self.at]
            self.at += 1
            if letter == end and depth == 0:
                return self.text[start : self.at - 1]
            depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(letter, 0)
        return self.text[start:]


def blank(text):
    """The text without comments and without what strings say."""
    def erase(match):
        return re.sub(r"[^\n]", " ", match[0]) if match[0].startswith("/") else '""'

    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'', erase, text, flags=re.S)


def values(node):
    """What a statement gives a value to, and what that is made of."""
    match = re.match(r"(?:[^=()!<>]|->|\([\w ]+\))*?\b(\w+)(?:\[[^]]*\])? ?=(?!=) ?(.*)", node.text)
    return (match[1], match[2]) if node.kind == "statement" and match else (None, "")


def says(nodes):
    """Whether one of the statements, of which all ran, tells the error."""
    for node in nodes:
        if node.kind == "statement" and (GUARD.search(node.text) or SETTER.match(node.text)):
            return True
        if node.kind == "block" and says(node.parts[0]):
            return True
        if node.kind == "if" and any(says(part) and not leaves(part) for part in node.parts):
            return True
    return False


def leaves(nodes):
    return bool(nodes) and nodes[-1].text.startswith("return")


def gives(nodes, name):
    """Whether the name was given its last value with the error; None where it was given none."""
    for node in reversed(nodes):
        given, made_of = values(node)
        if given == name:
            return bool(ERROR.search(made_of))
        told = [gives(part, name) for part in node.parts]
        if any(value is not None for value in told):
            return any(told)
    return None


def is_tested(condition, before):
    """Whether the condition tests what a call with the error gave."""
    return any(gives(before, name) for name in set(re.findall(r"\b[a-z]\w*\b", condition)))


def silent_returns(text, line):
    """The lines of the returns that nothing can have set the error for.  The text stands between
    the function's braces, and starts on that line."""
    found = []

    def walk(nodes, above, is_told):
        """above: what ran before, in the lists that these nodes stand in."""
        before, told_since = [], 0
        for node in nodes:
            if node.kind == "label":
                told_since = len(before)
                continue
            if node.kind == "statement" and SILENT.match(node.text):
                if not is_told and not says(before[told_since:] if above else before[-1:]):
                    found.append(node.line)
            elif node.kind == "if":
                told = is_told or bool(ERROR.search(node.text)) or is_tested(node.text, above + before)
                for part in node.parts:
                    walk(part, above + before + [node], told or says(before[told_since:]))
            else:
                for part in node.parts:
                    walk(part, above + before + [node], is_told)
            before.append(node)

    walk(Reader(text, line).block(), [], False)
    return found
