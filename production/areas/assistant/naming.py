"""Which records people mean by what they call them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from production.areas.assistant.executor import MOST, Executor
from production.areas.assistant.model import Reading, State
from production.areas.assistant.rules.literals import LiteralType, tokens
from production.crm.assistant.kinds import FieldType, Found, Kind, Query, Row
from production.schemas.errors import NotFound
from production.text.folding import spelt

CLOSE = 86
"""Of 100: how alike a name and what was typed must be."""
_CANDIDATES = 50


class Unknown(Exception):
    """No record is called so."""

    def __init__(self, field: str, kind: str, words: str, options: Sequence[Row] = ()) -> None:
        """`field` is the LINK that should lead to it; several `options`: one has to be named."""
        super().__init__(words)
        self.field, self.kind, self.words, self.options = field, kind, words, options


class Names:
    """Looks records up for one caller."""

    def __init__(self, executor: Executor, state: State) -> None:
        self._executor, self._state = executor, state

    async def called(self, kind: Kind, words: str, among: Query | None = None) -> list[Row]:
        """Those that are called so, if there are any; those that are called nearly so, else."""
        if words.removeprefix("#").isdecimal():
            return await self._numbered(kind, int(words.removeprefix("#")))
        rows = await self._candidates(kind, words, among or Query())
        return best_named(kind, rows, words)

    async def meant(self, kind: Kind, reading: Reading) -> list[Row]:
        """Those that a reading is about.

        Raises:
            Unknown: it names another record that there is not.
        """
        if reading.it:
            last = self._state.last
            return await self._numbered(kind, last.id) if last and last.kind == kind.name else []
        if reading.whole and reading.equal and (rows := await self.called(kind, reading.whole)):
            return rows
        query = await self.query(kind, reading)
        if not reading.target:
            return list((await self._executor.find(kind.name, query)).rows)
        return await self.called(kind, reading.target, query)

    async def query(self, kind: Kind, reading: Reading) -> Query:
        """The conditions of a reading, with the numbers of the records that it names.

        Raises:
            Unknown: it names one that there is not.
        """
        equal: dict[str, Sequence[Any]] = {}
        for name, values in reading.equal.items():
            field = kind.field(name)
            equal[name] = values if field.type is not FieldType.LINK else await self._linked(name, field.links, values)
        if reading.mine and kind.owner and self._executor.user_id:
            equal[kind.owner] = (self._executor.user_id,)
        return Query(equal, reading.at_least, reading.at_most, limit=MOST)

    async def linked(self, kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values to be written, with numbers for the names of other records.

        Raises:
            Unknown: no record, or more than one, is called so.
        """
        found = dict(values)
        for field in kind.fields:
            words = values.get(field.name)
            if field.type is FieldType.LINK and isinstance(words, str):
                found[field.name] = await self._number(field.name, field.links, words)
        return found

    async def mentioned(self, kind: Kind, text: str) -> list[Row]:
        """Records whose whole title stands in a text; else those of which it holds the first word, written large."""
        words = [token.text for token in tokens(text) if token.type is LiteralType.WORD]
        for pair in pairwise(words):
            if rows := [
                row for row in await self.called(kind, " ".join(pair)) if spelt(row["title"]) == spelt(" ".join(pair))
            ]:
                return rows
        for word in words[1:]:
            if word[:1].isupper() and (rows := await self._first_named(kind, word)):
                return rows
        return []

    async def _first_named(self, kind: Kind, word: str) -> list[Row]:
        rows = (await self._executor.find(kind.name, Query(text=word, limit=_CANDIDATES))).rows
        return [row for row in rows if spelt(row["title"]).split()[:1] == [spelt(word)]]

    async def _linked(self, field: str, kind: str, values: Sequence[Any]) -> list[int]:
        return [each if isinstance(each, int) else await self._number(field, kind, each) for each in values]

    async def _number(self, field: str, kind: str, words: str) -> int:
        """Of the one record that is called so; raises Unknown."""
        rows = await self._other(kind, words)
        if len(rows) != 1:
            raise Unknown(field, kind, words, rows)
        return int(rows[0]["id"])

    async def _other(self, kind: str, words: str) -> list[Row]:
        last = self._state.last
        if (
            last
            and last.kind == kind
            and spelt(words) in {"him", "her", "them", "it", "ihn", "sie", "ihm", "el", "ella"}
        ):
            return await self._numbered(self._executor.kinds[kind], last.id)
        return await self.called(self._executor.kinds[kind], words)

    async def _numbered(self, kind: Kind, number: int) -> list[Row]:
        try:
            return [await self._executor.get(kind.name, number)]
        except NotFound:
            return []

    async def _candidates(self, kind: Kind, words: str, among: Query) -> Sequence[Row]:
        """By all words; where nothing holds them all, by the longest one that something holds."""
        longest = sorted(words.split(), key=len, reverse=True)
        found = Found((), 0)
        for text in (words, *longest, *(word[:-1] for word in longest if len(word) > 3)):
            found = await self._executor.find(kind.name, replace(among, text=text, limit=_CANDIDATES))
            if found.rows:
                break
        return found.rows


def best_named(kind: Kind, rows: Sequence[Row], words: str) -> list[Row]:
    """Those of a title that is exactly so, else that holds all the words, else that is nearly so."""
    said = spelt(words)
    mail = kind.of_type(FieldType.EMAIL)
    ways: tuple[Callable[[Row], bool], ...] = (
        lambda row: mail is not None and spelt(str(row.get(mail.name) or "")) == said,
        lambda row: spelt(row["title"]) == said,
        lambda row: set(said.split()) <= set(spelt(row["title"]).split()),
        lambda row: fuzz.ratio(spelt(row["title"]), said) >= CLOSE,
    )
    for way in ways:
        if found := [row for row in rows if way(row)]:
            return found
    return []


def picked(options: Sequence[Row], words: str, small: Collection[str]) -> Row | None:
    """The one of several that somebody means: by its place, or by the words that only it holds."""
    said = [token.word for token in tokens(words) if token.word not in small]
    if len(said) == 1 and said[0].isdecimal() and 0 < int(said[0]) <= len(options):
        return options[int(said[0]) - 1]
    texts = [spelt(" ".join(str(value) for value in row.values() if value)) for row in options]
    hits = [sum(1 for word in said if word in text) for text in texts]
    best = max(hits, default=0)
    return options[hits.index(best)] if best and hits.count(best) == 1 else None
