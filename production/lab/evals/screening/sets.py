"""The labelled texts of the screening, read from the files beside this one.

A section header names what must be found (`[refund]`, `[refund complaint]`) or, for texts that must pass, their kind
(`[ordinary]`, `[trigger words]`); after the triggers may stand how plainly it is put (`[refund indirect]`). One
text a line, backslash and n for a line break, `# ` before a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from production.schemas.turns import Trigger

HERE = Path(__file__).parent
_HEADER = re.compile(r"\[([a-z_ ]+)\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what screening should make of it."""

    text: str
    expect: frozenset[Trigger]
    """Triggers that must be found (more may be); empty for a text that must pass."""
    kind: str
    """What the header says beside triggers: `indirect`, `ordinary`, `trigger words`."""


def _lines(name: str) -> Iterator[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("# "))


def cases(name: str) -> list[Case]:
    """The cases of `name` (`tuned`, `held`, `unseen`, `fresh`)."""
    found: list[Case] = []
    labels: list[str] = []
    for line in _lines(f"{name}.txt"):
        if header := _HEADER.fullmatch(line):
            labels = header[1].split()
            continue
        expect = frozenset(Trigger(label) for label in labels if label in set(Trigger))
        kind = " ".join(label for label in labels if label not in set(Trigger))
        found.append(Case(line.replace("\\n", "\n"), expect, kind))
    return found


def feelings(name: str) -> list[tuple[float, str]]:
    """Ratings (-4 furious .. +4 delighted) with their texts."""
    pairs = (line.split(" ", 1) for line in _lines(f"{name}.txt"))
    return [(float(rating), text) for rating, text in pairs]
