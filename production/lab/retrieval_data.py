"""Collections and questions of the retrieval benchmark."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module, resources
from itertools import chain
from pathlib import Path
from typing import Any

LONG_PAGE = 2000
"""Characters from which a page of the language reference counts as long."""
OVERVIEWS = frozenset({"compound", "specialnames", "types", "naming", "typesseq-mutable", "dict", "exceptions"})
"""Pages that repeat others word for word: a question would have two right answers."""

_UNDERLINED = re.compile(r"^(\S.*)\n([*=\-^~])\2{3,}$", re.MULTILINE)
_LEVELS = "*=-^~"

Documents = Mapping[str, str]
"""Path -> markdown."""


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question."""

    collection: str
    half: str
    """`dev` or `held_out`."""
    text: str
    conversation: tuple[str, ...]
    """What was said before, oldest first."""
    document: str | None
    """Path of the document that answers it; None where none does."""


def questions() -> list[Question]:
    """All questions; every second one of a set is held out."""
    file = resources.files("production.lab") / "retrieval_sets" / "questions.json"
    rows: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return [_question(row, "held_out" if place % 2 else "dev") for place, row in enumerate(rows)]


def _question(row: Mapping[str, Any], half: str) -> Question:
    document = f"{row['document']}.md" if row["document"] else None
    return Question(row["set"], half, row["question"], tuple(row["conversation"]), document)


def collections(context: Path) -> dict[str, Documents]:
    """Set -> its documents. Sets with the same documents share one object."""
    short = dict(chain.from_iterable(_articles(file) for file in sorted((context / "product-docs").glob("*.md"))))
    return {"short": short, "follow_up": short, "unanswerable": short, "long": _reference()}


def _articles(file: Path) -> Iterator[tuple[str, str]]:
    for topic in file.read_text("utf-8").split("\n## ")[1:]:
        title, _, text = topic.partition("\n")
        yield f"{title.strip()}.md", f"# {topic}" if text else ""


def _reference() -> Documents:
    """The language reference inside the interpreter, its underlined headings as markdown."""
    topics: Mapping[str, str] = import_module("pydoc_data.topics").topics
    return {
        f"{name}.md": _UNDERLINED.sub(lambda match: f"{'#' * (_LEVELS.index(match[2]) + 1)} {match[1]}", text)
        for name, text in topics.items()
        if len(text) >= LONG_PAGE and name not in OVERVIEWS
    }
