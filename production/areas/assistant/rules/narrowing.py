"""Which records somebody means: what they are called, and conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from production.areas.assistant.model import Ask, Reading
from production.areas.assistant.rules.context import TIMES, Context
from production.areas.assistant.rules.items import AROUND, Item, trimmed
from production.areas.assistant.rules.lexicon import Role
from production.areas.assistant.rules.literals import LiteralType
from production.crm.assistant.kinds import Field, FieldType


def narrow(context: Context, rest: Sequence[Item], ask: Ask) -> Reading | None:
    """Which records are meant; None where nothing is said that this kind understands."""
    conditions = _Conditions(context)
    at = 0
    while at < len(rest):
        at += conditions.take(rest[at:], rest[at - 1] if at else None)
    return conditions.reading(ask)


@dataclass(slots=True)
class _Conditions:
    """Reads what narrows a list."""

    context: Context
    equal: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    at_least: dict[str, Any] = field(default_factory=dict)
    at_most: dict[str, Any] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    target: list[Item] = field(default_factory=list)
    whole: list[Item] = field(default_factory=list)
    every: bool = False
    it: bool = False
    mine: bool = False

    def take(self, rest: Sequence[Item], before: Item | None) -> int:
        """How many of the first items were understood."""
        item = rest[0]
        if item.breaks or self._small(item):
            return 1
        apart = not self.target or self._is_apart(rest, before)
        condition = apart and (self._choice(item) or self._comparison(rest) or self._day(item) or self._label(rest))
        if taken := condition or self._before(rest):
            return taken
        if self.target or item.is_literal or not item.marks(*AROUND):
            self.target.append(item)
        self.whole.append(item)
        return 1

    def _small(self, item: Item) -> bool:
        """Whether it is `all`, `my` or `it`."""
        if item.marks("mine"):
            self.mine = True
        elif not item.is_literal and item.marks("every"):
            self.every = True
        elif item.marks("it") and not self.target:
            self.it = True
        else:
            return False
        return True

    def reading(self, ask: Ask) -> Reading:
        quoted = [item for item in self.target if item.literal is LiteralType.QUOTE]
        target, whole = (quoted[:1] or trimmed(some, *AROUND) for some in (self.target, self.whole))
        words = self.context.words(target)
        return Reading(
            ask, self.context.lexicon.tag, self.context.kind.name,
            target=words, whole=self.context.words(whole),
            every=self.every, mine=self.mine, it=self.it and not words and not self.equal,
            equal=self.equal, at_least=self.at_least, at_most=self.at_most, fields=tuple(self.fields),
            score=2 * len(self.equal) + len(self.fields),
        )  # fmt: skip

    def _is_apart(self, rest: Sequence[Item], before: Item | None) -> bool:
        """Whether an item is no part of a name: a pause or the end is beside it, or it is no plain word."""
        return rest[0].is_date or before is None or before.breaks or len(rest) == 1 or bool(self.context.label(rest[0]))

    def _choice(self, item: Item) -> int:
        if (found := self.context.choice(item)) is None:
            return 0
        name, values = found[0], tuple(found[1].split("|"))
        before = self.equal.get(name)
        self.equal[name] = tuple(each for each in values if before is None or each in before) or values
        if item.marks("late") and (named := self._when()):
            self.at_most[named.name] = self.context.now.isoformat()
        return 1

    def _when(self) -> Field | None:
        """The first field that holds dates."""
        return next((each for each in self.context.kind.fields if each.type in TIMES), None)

    def _comparison(self, rest: Sequence[Item]) -> int:
        money = self.context.kind.of_type(FieldType.MONEY)
        if money is None or len(rest) < 2 or not (said := self.context.typed(money, rest[1])):
            return 0
        side = self.at_least if rest[0].marks("more") else self.at_most if rest[0].marks("less") else None
        if side is None:
            return 0
        side[money.name] = said[money.name]
        return 2

    def _day(self, item: Item) -> int:
        """A date alone is one of the first field that holds dates."""
        named = self._when()
        if not item.is_date or named is None or (days := self.context.days(item)) is None:
            return 0
        zone = self.context.now.tzinfo
        ends = [datetime.combine(day, at, zone) for day, at in zip(days, (time.min, time.max), strict=True)]
        said = days if named.type is FieldType.DATE else ends
        self.at_least[named.name], self.at_most[named.name] = (each.isoformat() for each in said)
        return 1

    def _label(self, rest: Sequence[Item]) -> int:
        named = self.context.label(rest[0])
        if named is None:
            return 0
        behind = rest[1] if len(rest) > 1 else None
        if behind is not None and (behind.is_date or self.context.typed(named, behind) or self.context.choice(behind)):
            return 1
        if named.type is FieldType.LINK and behind is not None and not behind.breaks and not behind.senses:
            return 1 + self._following(named, rest[1:])
        owned = behind is not None and behind.marks("of")
        if owned or named.type not in {*TIMES, FieldType.CHOICE}:
            self.fields.append(named.name)
        return 2 if owned else 1

    def _before(self, rest: Sequence[Item]) -> int:
        for _, named in self.context.own(rest[0], Role.BEFORE):
            if not self.context.holds_words(named):
                continue
            if taken := self._following(named, rest[1:]):
                self.whole.extend(rest[: taken + 1])
                return taken + 1
        return 0

    def _following(self, named: Field, rest: Sequence[Item]) -> int:
        """Free words become the value of a field; how many items they are."""
        taken = next((at for at, item in enumerate(rest) if self._ends(item)), len(rest))
        value = trimmed([item for item in rest[:taken] if item.sense(Role.NOUN) is None], "filler", "article", "every")
        if not value or any(
            item.is_literal and item.literal not in {LiteralType.QUOTE, LiteralType.EMAIL} for item in value
        ):
            return 0
        self.equal[named.name] = (self.context.words(value),)
        return taken

    def _ends(self, item: Item) -> bool:
        is_label = self.context.label(item) is not None and not item.sense(Role.NOUN)
        return item.breaks or item.is_date or is_label or self.context.choice(item) is not None
