"""What becomes of each row: applied one after the other, as if each were the only one.

The base is asked once for all rows of a piece of the file; rows of the piece that are about one person are recognised
here. Whoever cuts the file into larger or smaller pieces gets the same outcomes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from production.areas.imports.model import OnMatch, Outcome, Planned, Said
from production.crm.customers.contacts import identifiers_in
from production.crm.customers.model import Identifier
from production.schemas.ids import IdentifierKind

Fields: TypeAlias = Mapping[str, Any]
WAS_DELETED = "deleted_at"
"""Stands in `before` of a row that brought somebody back."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom a row may be about."""

    customer_id: UUID
    label: str
    """As in `contact 12`, for reasons."""
    values: dict[str, Any]
    """What is known about them by now."""
    found: Mapping[str, Any] | None = None
    """What was known before this piece of the file; None: nobody knew them, or knows them no more."""
    exists: bool = False
    """There is a row of them."""
    visible: bool = True
    deleted_at: str | None = None
    lasting: set[Identifier] = field(default_factory=set)
    """What they go by even where another takes its place: they have written from there."""
    changed: dict[str, Any] = field(default_factory=dict)
    """What this piece of the file makes different."""


class Plan:
    """Outcomes in the order of the rows, and whom they touch."""

    def __init__(
        self, base: Mapping[Identifier, Sequence[Person]], on_match: OnMatch, kept: Callable[[Fields], Fields]
    ) -> None:
        """`base` has all who hold one of the keys of these rows; `kept` says whom a new one belongs to."""
        self.rows: list[Planned] = []
        self._on_match = on_match
        self._kept = kept
        self._holders = defaultdict(list, {key: list(people) for key, people in base.items()})
        self._touched: dict[UUID, Person] = {}

    @property
    def touched(self) -> Iterator[Person]:
        """To be written: new ones, and those of whom something is different."""
        return iter(self._touched.values())

    def add(self, said: Said) -> None:
        """The next row."""
        self.rows.append(self._planned(said))

    def _planned(self, said: Said) -> Planned:
        if said.problem is not None:
            return Planned(said.row, Outcome.FAILED, said.problem)
        found = self._whom(said)
        if not found:
            return self._create(said)
        if len(found) > 1:
            who = " and ".join(person.label for person in found)
            return Planned(said.row, Outcome.FAILED, f"phone: {who} have this number: give an email address as well")
        return self._meet(said, found[0])

    def _whom(self, said: Said) -> list[Person]:
        """Whoever goes by the address; without one on either side, whoever goes by the number."""
        email, phone = said.key(IdentifierKind.EMAIL), said.key(IdentifierKind.PHONE)
        if email and (there := self._there(email)):
            return there[:1]
        return [one for one in self._there(phone) if not (email and one.values.get("email"))]

    def _there(self, key: Identifier | None) -> list[Person]:
        return [one for one in self._holders[key] if one.deleted_at is None] if key else []

    def _create(self, said: Said) -> Planned:
        """Somebody more; or somebody deleted is there again, with nothing but these fields."""
        email = said.key(IdentifierKind.EMAIL)
        values = {**self._kept(said.fields), **said.fields}
        person = self._holders[email][0] if email and self._holders[email] else Person(uuid4(), "", {})
        before = {WAS_DELETED: person.deleted_at} if person.deleted_at else {}
        person.label, person.deleted_at, person.values, person.found = f"row {said.row}", None, values, None
        self._touch(person, said, values)
        return Planned(said.row, Outcome.CREATED, None, person.customer_id, before=before, after=values)

    def _meet(self, said: Said, person: Person) -> Planned:
        if not person.visible:
            return Planned(said.row, Outcome.FAILED, "email or phone: of a contact that you do not reach")
        if self._on_match is OnMatch.SKIP:
            return Planned(said.row, Outcome.SKIPPED, f"{person.label} is the same person", person.customer_id)
        after = self._news(said, person)
        if not after:
            return Planned(said.row, Outcome.SKIPPED, f"{person.label} says all this already", person.customer_id)
        before = {name: person.values.get(name) for name in (*after, *_derived(after))}
        self._withdraw(person, {*identifiers_in(before)} - {*said.keys})
        person.values = {**person.values, **after}
        self._touch(person, said, after)
        same = f"{person.label} is the same person"
        return Planned(said.row, Outcome.UPDATED, same, person.customer_id, before=before, after=after)

    def _news(self, said: Said, person: Person) -> dict[str, Any]:
        """What is different. A second address or number of the same person takes the place of none."""
        known, fields = person.values, dict(said.fields)
        for key in said.keys:
            if known.get(key.kind) and person in self._holders[key]:
                del fields[key.kind]
        if "tags" in fields:
            fields["tags"] = list(dict.fromkeys([*(known.get("tags") or ()), *fields["tags"]]))
        if "custom" in fields:
            fields["custom"] = {**(known.get("custom") or {}), **fields["custom"]}
        return {name: value for name, value in fields.items() if value != known.get(name)}

    def _withdraw(self, person: Person, replaced: Iterable[Identifier]) -> None:
        for key in replaced:
            if key not in person.lasting and person in self._holders[key]:
                self._holders[key].remove(person)

    def _touch(self, person: Person, said: Said, changed: Mapping[str, Any]) -> None:
        person.changed |= changed
        self._touched[person.customer_id] = person
        for key in said.keys:
            if person not in self._holders[key]:
                self._holders[key].append(person)


def _derived(after: Mapping[str, Any]) -> tuple[str, ...]:
    """What the base makes of these fields, and would not know any more once they are empty again."""
    return ("name",) if {"first_name", "last_name"} & after.keys() else ()
