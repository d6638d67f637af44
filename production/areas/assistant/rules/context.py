"""What the grammar knows while it reads one message as one about one kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from production.areas.assistant.rules.dates import said_date, said_span
from production.areas.assistant.rules.items import Item, content, source
from production.areas.assistant.rules.lexicon import Lexicon, Role, Sense
from production.areas.assistant.rules.literals import LiteralType, money
from production.crm.assistant.kinds import Field, FieldType, Kind

_LITERALS = {
    FieldType.EMAIL: {LiteralType.EMAIL},
    FieldType.PHONE: {LiteralType.PHONE, LiteralType.NUMBER},
    FieldType.MONEY: {LiteralType.MONEY, LiteralType.NUMBER},
}
TIMES = {FieldType.DATE, FieldType.MOMENT}
_WORDS = {FieldType.TEXT, FieldType.LINK}


@dataclass(frozen=True, slots=True)
class Context:
    """`now` is in the zone of whoever typed."""

    text: str
    lexicon: Lexicon
    kind: Kind
    now: datetime

    def own(self, item: Item, role: Role) -> Iterator[tuple[Sense, Field]]:
        """What an item means to this kind in this role, with the field."""
        for sense in item.senses:
            if sense.role is role and sense.kind == self.kind.name and sense.field:
                yield sense, self.kind.field(sense.field)

    def label(self, item: Item) -> Field | None:
        return next((field for _, field in self.own(item, Role.FIELD)), None)

    def choice(self, item: Item) -> tuple[str, str] | None:
        """(field, value); the value may be several, as `a|b`."""
        return next(((field.name, sense.value) for sense, field in self.own(item, Role.CHOICE)), None)

    def typed(self, field: Field, item: Item) -> dict[str, Any] | None:
        """What a literal or a choice says about a field; None where it is of no such type."""
        if field.type in TIMES and item.is_date:
            return self._time(field, item)
        if field.type is FieldType.CHOICE:
            found = [sense.value for sense, own in self.own(item, Role.CHOICE) if own is field or own == field]
            return {field.name: found[0]} if found and "|" not in found[0] else None
        if item.literal not in _LITERALS.get(field.type, set()):
            return None
        if field.type is FieldType.MONEY:
            return self._money(field, item)
        return {field.name: item.tokens[0].text}

    def by_type(self, item: Item) -> dict[str, Any] | None:
        """What an item says by itself: an address, an amount of money, a date."""
        if not item.is_literal or item.literal is LiteralType.NUMBER:
            return None
        return next((said for field in self.kind.fields if (said := self.typed(field, item))), None)

    def days(self, item: Item) -> tuple[date, date] | None:
        """The first and last day that an item names."""
        spoken, words = source(self.text, [item]), self.lexicon.language.dates
        if span := said_span(spoken, words, self.now.date()):
            return span
        when = said_date(spoken, self.lexicon.tag, words, self.now)
        day = when.date() if isinstance(when, datetime) else when
        return (day, day) if day else None

    def words(self, some: Sequence[Item]) -> str:
        return content(self.text, some)

    def typed_text(self, some: Sequence[Item]) -> str:
        return source(self.text, some)

    def holds_words(self, field: Field) -> bool:
        return field.type in _WORDS

    def _time(self, field: Field, item: Item) -> dict[str, Any] | None:
        spoken = source(self.text, [item])
        when = said_date(spoken, self.lexicon.tag, self.lexicon.language.dates, self.now)
        if when is None:
            return None
        if field.type is FieldType.MOMENT:
            return {field.name: when.isoformat()}
        return {field.name: (when.date() if isinstance(when, datetime) else when).isoformat()}

    def _money(self, field: Field, item: Item) -> dict[str, Any]:
        amount, currency = money(item.tokens[0].text)
        coin = self.kind.of_type(FieldType.CURRENCY)
        return {field.name: int(amount) if amount == int(amount) else float(amount)} | (
            {coin.name: currency} if coin and currency else {}
        )
