"""Sentences of articles and replies, which begin with capitals and end with their line. What people type: `spans`."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”)\]]*(?=\s+[\"'“(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|no|mr|mrs|ms|dr|approx)|(?<![\w+])[a-z])\.$", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """Of each line, in order; a line without an end mark is one. No quotation, code or address is torn."""
    return [sentence for line in text.splitlines() if line.strip() for sentence in _of_line(line.strip())]


def _of_line(line: str) -> list[str]:
    parts, start = [], 0
    for match in _END.finditer(line):
        part = line[start : match.end()]
        if part.count('"') % 2 or part.count("“") != part.count("”") or _ABBREVIATION.search(part):
            continue
        parts.append(part.strip())
        start = match.end()
    return [*parts, line[start:].strip()]
