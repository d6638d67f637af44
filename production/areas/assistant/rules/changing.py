"""What shall be different, and about which records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from production.areas.assistant.model import Ask, Reading
from production.areas.assistant.rules.context import Context
from production.areas.assistant.rules.creating import split_title
from production.areas.assistant.rules.items import AROUND, Item, trimmed, without
from production.areas.assistant.rules.lexicon import Role, Sense
from production.areas.assistant.rules.narrowing import narrow
from production.crm.assistant.kinds import Field


def change(context: Context, rest: Sequence[Item], sense: Sense | None) -> Reading | None:
    """Which records, and what they shall say; None where no value is said."""
    phrase = sense.phrase if sense else None
    if phrase and phrase.sets:
        return _with_values(context, list(rest), dict(phrase.sets))
    expected = context.kind.field(phrase.field) if phrase and phrase.field else None
    if sense is not None and sense.value == "rename":
        expected = context.kind.field(context.kind.title[-1])
    rest = [item for item, after in zip_longest(rest, rest[1:]) if not _says_again(context, item, after)]
    for at in (*_last_first(rest), None):
        left, right = (list(rest[:at]), list(rest[at + 1 :])) if at is not None else (list(rest), [])
        if read := _split(context, left, right, expected):
            return read
    return None


def _says_again(context: Context, item: Item, after: Item | None) -> bool:
    """`update X, set priority to low`."""
    return bool(item.sense(Role.VERB, "change")) and after is not None and context.label(after) is not None


def _last_first(rest: Sequence[Item]) -> list[int]:
    """Where the new value may begin."""
    return [at for at in range(len(rest) - 1, -1, -1) if rest[at].marks("to") and not rest[at].is_literal]


def _split(context: Context, left: list[Item], right: list[Item], expected: Field | None) -> Reading | None:
    """`left` names record and field, `right` the value, which may also stand among `left`."""
    value = trimmed(right, "filler", "article")
    named = expected or _last_label(context, [*left, *value])
    if len(value) > 1 and context.label(value[0]) is not None:
        value = trimmed(value[1:], "of", "article")
    if not value:
        return _value_within(context, left, named)
    if said := context.typed(named, value[0]) if named else _by_itself(context, value[0]):
        behind = [item for item in value[1:] if named is None or context.label(item) != named]
        target = _unlabelled(context, left, named) if named else left
        return _with_values(context, target if trimmed(target, *AROUND) else behind, said)
    if named and context.holds_words(named):
        words = context.words([item for item in value if not (named.links and item.sense(Role.NOUN, kind=named.links))])
        return _with_values(context, _unlabelled(context, left, named), _as_title(context, named, words))
    return None


def _as_title(context: Context, named: Field, words: str) -> dict[str, Any]:
    if len(context.kind.title) > 1 and named.name == context.kind.title[-1] and " " in words:
        return split_title(context, words)
    return {named.name: words}


def _value_within(context: Context, left: list[Item], named: Field | None) -> Reading | None:
    """`Globex renewal: value $15k`."""
    for item in left:
        said = context.typed(named, item) if named else _by_itself(context, item)
        if said:
            rest = without(left, [item])
            return _with_values(context, _unlabelled(context, rest, named) if named else rest, said)
    return None


def _by_itself(context: Context, item: Item) -> dict[str, Any] | None:
    """What needs no name of a field beside it."""
    found = context.choice(item)
    return dict([found]) if found and "|" not in found[1] else context.by_type(item)


def _with_values(context: Context, target: list[Item], said: dict[str, Any]) -> Reading | None:
    read = narrow(context, trimmed(target, *AROUND), Ask.CHANGE)
    if read is None or not read.narrows:
        return None
    return replace(read, values=said, score=read.score + 2)


def _last_label(context: Context, some: Sequence[Item]) -> Field | None:
    return next((found for item in reversed(some) if (found := context.label(item))), None)


def _unlabelled(context: Context, some: list[Item], named: Field) -> list[Item]:
    """Without the last item that names the field."""
    at = next((at for at in range(len(some) - 1, -1, -1) if context.label(some[at]) == named), None)
    return some if at is None else [*some[:at], *some[at + 1 :]]
