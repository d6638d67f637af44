"""Rows are applied one after the other, however the file is cut into pieces."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from production.areas.imports.model import OnMatch, Outcome, Planned, Said
from production.areas.imports.rules.plan import Person, Plan
from production.crm.customers.contacts import identifiers_in
from production.crm.customers.model import Identifier

EMAILS, PHONES = ["a@x.example", "b@x.example", "c@x.example"], ["+4930901820", "+4930901821"]
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "email": st.sampled_from(EMAILS),
        "phone": st.sampled_from(PHONES),
        "first_name": st.sampled_from(["Ada", "Bob"]),
        "tags": st.lists(st.sampled_from(["x", "y"]), min_size=1, max_size=2, unique=True),
        "custom": st.fixed_dictionaries({}, optional={"size": st.integers(1, 2), "plan": st.just("pro")}),
    },
).filter(lambda fields: "email" in fields or "phone" in fields)
FILES = st.lists(FIELDS, max_size=12)


class Base:
    """The database, as far as rows can tell."""

    def __init__(self) -> None:
        self.people: dict[UUID, dict[str, Any]] = {}
        self.keys: dict[UUID, list[Identifier]] = {}
        self.made_by: dict[UUID, int] = {}

    def holders(self) -> dict[Identifier, list[Person]]:
        found: dict[Identifier, list[Person]] = {}
        for who, values in self.people.items():
            label = f"row {self.made_by[who]}" if who in self.made_by else f"contact {who}"
            person = Person(who, label, dict(values), values, exists=True)
            for key in self.keys[who]:
                found.setdefault(key, []).append(person)
        return found

    def keep(self, plan: Plan) -> None:
        for person in plan.touched:
            was, now = self.people.get(person.customer_id, {}), person.changed
            replaced = {*identifiers_in({name: was.get(name) for name in now})} - {*identifiers_in(now)}
            self.people[person.customer_id] = {**was, **now}
            held = [key for key in self.keys.get(person.customer_id, ()) if key not in replaced]
            self.keys[person.customer_id] = [*held, *(key for key in identifiers_in(now) if key not in held)]
        for row in plan.rows:
            if row.outcome is Outcome.CREATED and row.customer_id:
                self.made_by[row.customer_id] = row.row


def imported(file: list[dict[str, Any]], piece: int, on_match: OnMatch) -> tuple[Base, list[Planned]]:
    base, rows = Base(), list[Planned]()
    for at in range(0, len(file), piece):
        plan = Plan(base.holders(), on_match, lambda _: {})
        for number, fields in enumerate(file[at : at + piece], at + 2):
            plan.add(Said(number, fields))
        base.keep(plan)
        rows += plan.rows
    return base, rows


@given(FILES, st.integers(1, 12), st.sampled_from(OnMatch))
def test_the_cuts_make_no_difference(file: list[dict[str, Any]], piece: int, on_match: OnMatch) -> None:
    one_by_one, rows = imported(file, 1, on_match)
    in_pieces, same = imported(file, piece, on_match)
    assert [(row.outcome, row.reason, row.before, row.after) for row in same] == [
        (row.outcome, row.reason, row.before, row.after) for row in rows
    ]
    assert list(in_pieces.people.values()) == list(one_by_one.people.values())


@given(FILES, st.sampled_from(OnMatch))
def test_an_address_belongs_to_one(file: list[dict[str, Any]], on_match: OnMatch) -> None:
    base, _ = imported(file, 4, on_match)
    held = [values["email"] for values in base.people.values() if values.get("email")]
    assert len(held) == len(set(held))


@given(FILES)
def test_the_same_file_again_makes_nobody(file: list[dict[str, Any]]) -> None:
    _, rows = imported([*file, *file], 5, OnMatch.SKIP)
    assert all(row.outcome is not Outcome.CREATED for row in rows[len(file) :])


@given(FILES)
def test_what_rows_overwrote_leads_back_to_what_was_there(file: list[dict[str, Any]]) -> None:
    base, rows = imported(file, 3, OnMatch.UPDATE)
    for row in reversed(rows):
        if row.customer_id and row.outcome is Outcome.UPDATED:
            assert all(base.people[row.customer_id][name] == value for name, value in row.after.items())
            base.people[row.customer_id] |= {name: value for name, value in row.before.items() if name != "name"}
    made = {row.customer_id: row.after for row in rows if row.outcome is Outcome.CREATED}
    for who, values in base.people.items():
        assert {name: value for name, value in values.items() if value is not None} == made[who]


def person(label: str, **values: Any) -> Person:
    return Person(uuid4(), label, values, dict(values), exists=True)


def test_a_number_that_two_have_decides_nothing() -> None:
    phone = Identifier(*identifiers_in({"phone": PHONES[0]})[0])
    plan = Plan({phone: [person("contact 1"), person("contact 2")]}, OnMatch.UPDATE, lambda _: {})
    plan.add(Said(2, {"phone": PHONES[0]}))
    assert plan.rows[0].outcome is Outcome.FAILED
    assert plan.rows[0].reason == "phone: contact 1 and contact 2 have this number: give an email address as well"


def test_who_shares_a_number_and_has_another_address_is_somebody_else() -> None:
    (phone,) = identifiers_in({"phone": PHONES[0]})
    plan = Plan({phone: [person("contact 1", email=EMAILS[0])]}, OnMatch.UPDATE, lambda _: {})
    plan.add(Said(2, {"email": EMAILS[1], "phone": PHONES[0]}))
    assert plan.rows[0].outcome is Outcome.CREATED


def test_a_second_address_of_somebody_takes_the_place_of_none() -> None:
    (email,) = identifiers_in({"email": EMAILS[1]})
    plan = Plan({email: [person("contact 1", email=EMAILS[0])]}, OnMatch.UPDATE, lambda _: {})
    plan.add(Said(2, {"email": EMAILS[1], "first_name": "Ada"}))
    assert plan.rows[0].after == {"first_name": "Ada"}


def test_somebody_deleted_is_there_again_with_nothing_but_the_row() -> None:
    (email,) = identifiers_in({"email": EMAILS[0]})
    gone = Person(uuid4(), "contact 1", {"notes": "old"}, {}, exists=True, deleted_at="2026-01-01")
    plan = Plan({email: [gone]}, OnMatch.SKIP, lambda _: {"owner_id": "me"})
    plan.add(Said(2, {"email": EMAILS[0]}))
    assert (plan.rows[0].outcome, plan.rows[0].customer_id) == (Outcome.CREATED, gone.customer_id)
    assert plan.rows[0].after == {"owner_id": "me", "email": EMAILS[0]}
