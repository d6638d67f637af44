"""What a new record shall say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from production.areas.assistant.model import Ask, Reading
from production.areas.assistant.rules.context import Context
from production.areas.assistant.rules.items import AROUND, Item, trimmed
from production.areas.assistant.rules.lexicon import Role
from production.areas.assistant.rules.literals import LiteralType
from production.crm.assistant.kinds import Field, FieldType


def create(context: Context, rest: Sequence[Item], asked: Field | None = None) -> Reading:
    """A new record; `asked` is the field that the first words are for, if it is not the title."""
    gathered = _Gathered(context, open=_Segment(asked))
    for at, item in enumerate(rest):
        gathered.take(item, rest[at - 1] if at else None, rest[at + 1] if at + 1 < len(rest) else None)
    return gathered.reading()


def split_title(context: Context, words: str) -> dict[str, Any]:
    """A name, in the fields that hold it."""
    names = context.kind.title
    parts = words.split(maxsplit=len(names) - 1)
    return dict(zip(names, parts, strict=False))


@dataclass(slots=True)
class _Segment:
    """Free words, and the field that they were said for; None: the title, or nothing yet."""

    of: Field | None = None
    lead: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class _Gathered:
    """Collects what a new record shall say."""

    context: Context
    values: dict[str, Any] = field(default_factory=dict)
    segments: list[_Segment] = field(default_factory=list)
    open: _Segment = field(default_factory=_Segment)

    def take(self, item: Item, before: Item | None, after: Item | None) -> None:
        if item.breaks and not (item.words == (":",) and self.open.lead and not self.open.items):
            self._close()
        elif said := self._said(item, before, after):
            self.values |= said
            self._close()
        elif item.literal is LiteralType.QUOTE and self.open.of is None:
            self._close()
            self.segments.append(_Segment(items=[item]))
        elif not self._structure(item, before, after) and (self.open.items or not self._is_small(item)):
            self.open.items.append(item)

    def reading(self) -> Reading:
        self._close()
        titles = [each for each in self.segments if each.of is None]
        quoted = [each for each in titles if each.items[0].literal is LiteralType.QUOTE]
        title = next(iter([*quoted, *titles]), None)
        words = self.context.words(title.items) if title else ""
        for each in self.segments:
            if each.of is not None:
                words += self._filled(each, words)
        said = self.values | (split_title(self.context, words) if words else {})
        loose = tuple(self.context.words(each.items) for each in titles if each is not title)
        read = Reading(Ask.CREATE, self.context.lexicon.tag, self.context.kind.name, values=said, loose=loose)
        return read.scored(len(said))

    def _filled(self, each: _Segment, title: str) -> str:
        """Puts words into their field; what was there before was part of the title, and is given back."""
        assert each.of is not None  # noqa: S101 - asked for by the caller
        words, name = self.context.words(each.items), each.of.name
        if not self.context.holds_words(each.of):
            return ""
        later = any(other.of == each.of for other in self.segments[self.segments.index(each) + 1 :])
        if later and title:
            return f" {self.context.typed_text([*each.lead, *each.items])}"
        self.values[name] = words
        return ""

    def _said(self, item: Item, before: Item | None, after: Item | None) -> dict[str, Any] | None:
        """What a literal or a choice says where it stands."""
        if self.open.of and (said := self.context.typed(self.open.of, item)) and not self.open.items:
            return said
        if item.is_literal:
            return self.context.by_type(item)
        found = self.context.choice(item)
        if found is None or "|" in found[1]:
            return None
        named = self.context.kind.field(found[0])
        beside = any(each is not None and self.context.label(each) == named for each in (before, after))
        alone = not self.open.items and (after is None or after.breaks or after.is_literal or after.marks("filler"))
        return dict([found]) if beside or alone else None

    def _is_small(self, item: Item) -> bool:
        """Whether nothing begins with such a word; `him` is a person where one is named."""
        linked = self.open.of is not None and self.open.of.type is FieldType.LINK
        return item.marks(*AROUND) or (item.marks("it") and not linked)

    def _structure(self, item: Item, before: Item | None, after: Item | None) -> bool:
        """Whether an item only says what the next ones are."""
        if after is not None and item.marks("named"):
            return self._begin(None, item)
        if (named := self.context.label(item)) and self._is_label(named, before, after):
            return self._begin(None if named.type is FieldType.CHOICE else named, item)
        for _, each in self.context.own(item, Role.BEFORE):
            if after is not None and not after.is_literal and not after.breaks and self.context.holds_words(each):
                return self._begin(each, item)
            if after is not None and self.context.typed(each, after):
                return self._begin(each, item)
        if item.marks("with") and after is not None and (after.is_literal or self.context.label(after)):
            return self._begin(None, item)
        return False

    def _is_label(self, named: Field, before: Item | None, after: Item | None) -> bool:
        if named == self.open.of:
            return True
        if named.type is FieldType.CHOICE:
            return any(each is not None and self.context.choice(each) for each in (before, after))
        if self.context.holds_words(named):
            return after is not None
        return after is not None and (after.is_literal or after.marks("to", "with"))

    def _begin(self, named: Field | None, lead: Item) -> bool:
        if named is not None and named == self.open.of and not lead.marks("named"):
            return True
        self._close()
        self.open = _Segment(named, [lead])
        return True

    def _close(self) -> None:
        self.open.items = trimmed(self.open.items, "filler", "with", "article")
        if self.open.items:
            self.segments.append(self.open)
        self.open = _Segment()
