"""What the assistant says, in the language it was spoken to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from production.areas.assistant.model import Ref
from production.areas.assistant.rules.language import language
from production.crm.assistant.kinds import Field, FieldType, Kind, Row

SHOWN = 10
"""Records that an answer names."""


class Speaker:
    """Of one language."""

    def __init__(self, tag: str, kinds: Mapping[str, Kind]) -> None:
        self._tag, self._kinds, self._says = tag, kinds, language(tag).says

    def say(self, template: str, **values: Any) -> str:
        said = self._says[template].format(**values)
        return said[:1].upper() + said[1:]

    def one(self, kind: Kind) -> str:
        return kind.words[self._tag].one[0]

    def many(self, kind: Kind, total: int = 0) -> str:
        words = kind.words[self._tag]
        return words.one[0] if total == 1 else words.many[0]

    def kinds(self) -> str:
        return ", ".join(self.many(kind) for kind in self._kinds.values())

    def label(self, kind: Kind, field: Field) -> str:
        """What people call a field."""
        words = kind.words[self._tag].fields
        return words[field.name][0] if field.name in words else field.name

    def values(self, kind: Kind, row: Mapping[str, Any], only: Iterable[str] | None = None) -> str:
        """`email: a@b.c, phone: ...`, without what is empty or a number of another record."""
        wanted = set(only) if only is not None else {each.name for each in kind.fields} - set(kind.title)
        shown = [each for each in kind.fields if each.name in wanted and _is_shown(each, row)]
        return ", ".join(f"{self.label(kind, each)}: {self._value(kind, each, row)}" for each in shown)

    def _value(self, kind: Kind, field: Field, row: Mapping[str, Any]) -> str:
        value = row[field.name]
        if field.type is FieldType.LINK:
            return str(row[field.links])
        if field.type is FieldType.MONEY:
            return f"{float(value):,.2f}".removesuffix(".00")
        if field.type is FieldType.MOMENT:
            return str(value)[:16].replace("T", " ")
        return self.choice(kind, field, str(value))

    def choice(self, kind: Kind, field: Field, value: str) -> str:
        words = kind.words[self._tag].choices.get(field.name, {}).get(value)
        return words[0] if words else value

    def apart(self, kind: Kind, row: Row) -> str:
        """Title, with what tells it from others of this title."""
        fields = [kind.field(name) for name in kind.tells_apart]
        more = [self._value(kind, each, row) for each in fields if _is_shown(each, row)]
        return f"{row['title']} ({', '.join(more)})" if more else str(row["title"])

    def several(self, titles: Sequence[str], total: int) -> str:
        named = "; ".join(titles[:SHOWN])
        return f"{named} {self.say('and_more', more=total - SHOWN).lower()}" if total > SHOWN else named

    def help(self) -> str:
        return self.say("help", kinds=self.kinds(), example=self._says["example"])


def ref(kind: Kind, row: Row) -> Ref:
    customer = row.get(kind.customer) if kind.customer else None
    return Ref(kind.name, row["id"], str(row["title"]), kind.path.format(id=row["id"]), customer)


def _is_shown(field: Field, row: Row) -> bool:
    value = row.get(field.links if field.type is FieldType.LINK else field.name)
    return value not in (None, "") and field.type is not FieldType.ZONE
