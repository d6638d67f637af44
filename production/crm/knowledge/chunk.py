"""Cuts a markdown document into passages along its own structure: headings, paragraphs, list items.

A passage aims at MAX_CHARACTERS characters. A list that fits stays whole and with the sentence that
introduces it; nothing ever tears a list item or a code block. Order is kept, and only headings
leave the text, to come back as titles.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from production.crm.knowledge.categories import category_of
from production.crm.knowledge.known_questions import known_questions
from production.crm.knowledge.markdown import Kind, Piece, front_matter, read
from production.crm.knowledge.model import Chunk, KnownQuestion
from production.schemas.ids import Category
from production.text.sentences.spans import sentences

MAX_CHARACTERS = 1000
"""Characters a passage aims at: about what the built-in embedder reads at once."""

_SPACE = re.compile(r"\s+")


def chunk(document: str, text: str) -> list[Chunk]:
    """Passages of one markdown document, in order; none when it is marked as internal.

    `document` is its path below the ingested folder, with forward slashes.
    """
    front = front_matter(text)
    if front.get("audience", "").lower() == "internal":
        return []
    fallback = PurePosixPath(document).stem.replace("-", " ").replace("_", " ")
    passages = [
        (_title(front.get("title"), section.path) or fallback, content, known)
        for section in read(text)
        for content, known in _with_questions(list(_pack(section.pieces)), known_questions(document, section.comments))
    ]
    category = front.get("category", "").lower()
    filed = Category(category) if category in list(Category) else None
    return [_chunk(document, position, *passage, filed) for position, passage in enumerate(passages)]


def _title(name: str | None, path: tuple[str, ...]) -> str:
    """Headings below the document's own name, which the first of them may repeat."""
    named = () if name is None or (path and path[0].lower() == name.lower()) else (name,)
    return " > ".join([*named, *path])


def _with_questions(contents: list[str], known: Sequence[KnownQuestion]) -> list[tuple[str, list[KnownQuestion]]]:
    """Each question with the passage that holds its answering line, else with the last one of the section."""
    grouped: list[list[KnownQuestion]] = [[] for _ in contents]
    for one in known:
        holding = (at for at, content in enumerate(contents) if one.answer and one.answer in content)
        grouped[next(holding, -1)].append(one)
    return list(zip(contents, grouped, strict=True))


def _chunk(
    document: str, position: int, title: str, content: str, known: list[KnownQuestion], filed: Category | None
) -> Chunk:
    asked = "".join(f"\n{one.text}\n{one.answer}" for one in known)
    digest = hashlib.sha256(f"{title}\n{content}{asked}".encode()).hexdigest()
    return Chunk(document, position, title, content, filed or category_of(title, content), digest, tuple(known))


def _pack(pieces: list[Piece]) -> Iterator[str]:
    packed: list[Piece] = []
    for group in _groups(pieces):
        for part in [group] if len(_join(group)) <= MAX_CHARACTERS else _split(group):
            if packed and len(_join([*packed, *part])) > MAX_CHARACTERS:
                yield _join(packed)
                packed = []
            packed += part
    if packed:
        yield _join(packed)


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    """A list or table together with the paragraph before it; every other piece alone."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and piece.kind in (Kind.ITEM, Kind.ROW) and groups[-1][-1].kind in (Kind.PARAGRAPH, piece.kind):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _split(group: list[Piece]) -> Iterator[list[Piece]]:
    """What remains whole when a group is too long for one passage."""
    for piece in group:
        if piece.kind is Kind.PARAGRAPH and len(piece.text) > MAX_CHARACTERS:
            yield from ([Piece(Kind.PARAGRAPH, part)] for part in _lines(piece.text))
        else:
            yield [piece]


def _lines(text: str) -> Iterator[str]:
    """Sentences of a paragraph, gathered up to MAX_CHARACTERS; a longer sentence is cut between words."""
    line = ""
    for part in sentences(text):
        for words in [part] if len(part) <= MAX_CHARACTERS else _SPACE.split(part):
            if line and len(line) + 1 + len(words) > MAX_CHARACTERS:
                yield line
                line = words
            else:
                line = f"{line} {words}" if line else words
    if line:
        yield line


def _join(group: list[Piece]) -> str:
    """Items and rows follow each other line by line, everything else after a blank line."""
    text = group[0].text
    for before, piece in pairwise(group):
        close = piece.kind is before.kind and piece.kind in (Kind.ITEM, Kind.ROW)
        text += ("\n" if close else "\n\n") + piece.text
    return text
