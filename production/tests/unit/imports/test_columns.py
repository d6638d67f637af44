"""What columns and cells mean."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.imports.model import Said
from production.areas.imports.rules.headers import proposed
from production.areas.imports.rules.values import House, said_by
from production.crm.records.custom import CustomField, FieldKind, RecordKind
from production.crm.tables.model import Row


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (("First Name", "Last Name", "E-mail Address", "Mobile Phone", "Job Title"),
         ("first_name", "last_name", "email", "phone", "position")),
        (("Vorname", "Nachname", "E-Mail-Adresse", "Telefonnummer", "Firma", "Notizen", "Zuständig"),
         ("first_name", "last_name", "email", "phone", "company", "notes", "owner")),
        (("Nombre", "Apellidos", "Correo electrónico", "Teléfono", "Empresa", "Cargo"),
         ("first_name", "last_name", "email", "phone", "company", "position")),
        (("Prénom", "Nom", "Adresse e-mail", "Téléphone", "Société", "Étiquettes"),
         ("first_name", "last_name", "email", "phone", "company", "tags")),
        (("CONTACT_NAME", "email", "E-Mail"), ("name", "email", None)),
        (("name", "email", "tags", "notes", "meta.timezone"), ("name", "email", "tags", "notes", "time_zone")),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names(columns: tuple[str, ...], fields: tuple[str | None, ...]) -> None:
    assert tuple(proposed(RecordKind.CONTACT, columns, [], {}).values()) == fields


@pytest.mark.parametrize(
    ("kind", "columns", "fields"),
    [
        (RecordKind.COMPANY, ("Record ID", "Company name"), (None, "name")),
        (RecordKind.COMPANY, ("Nummer", "Firma"), (None, "name")),
        (RecordKind.COMPANY, ("id", "name", "domain"), (None, "name", "domain")),
        (RecordKind.DEAL, ("Number", "Deal Name", "Contact ID", "Pipeline ID"), (None, "title", None, None)),
    ],
)
def test_the_numbers_of_another_system_are_none_of_ours(
    kind: RecordKind, columns: tuple[str, ...], fields: tuple[str | None, ...]
) -> None:
    assert tuple(proposed(kind, columns, [], {}).values()) == fields


def test_columns_without_a_name_are_known_by_what_stands_in_them() -> None:
    sample = [("a@x.example", "+49 30 901820", "12345"), ("b@x.example", "030 901820", "12346")]
    assert proposed(RecordKind.CONTACT, ("Column 1", "Column 2", "Column 3"), sample, {}) == {
        "Column 1": "email",
        "Column 2": "phone",
        "Column 3": None,
    }


def test_the_fields_of_the_company_are_known_by_their_label() -> None:
    assert proposed(RecordKind.CONTACT, ("Shoe size",), [], {"size": "Shoe size"}) == {"Shoe size": "custom.size"}


KINDS = {kind: CustomField(1, RecordKind.CONTACT, kind, kind, kind, ("Gold", "Silver")) for kind in FieldKind}
HERE = House({"ada@techcorp.example": "me"}, frozenset({"sales"}), {kind.value: own for kind, own in KINDS.items()})


def said(**cells: str) -> Said:
    """By a row with these cells and an address."""
    cells = {"email": "a@x.example", **{name.replace("__", "."): cell for name, cell in cells.items()}}
    return said_by(Row(2, tuple(cells.values())), {name: at for at, name in enumerate(cells)}, HERE)


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        ({"email": " ADA@Example.COM "}, {"email": "ADA@example.com".lower()}),
        ({"phone": "'+49 (30) 901820"}, {"phone": "+4930901820"}),
        ({"phone": "030 901820"}, {"phone": "030 901820"}),
        ({"name": "Ada Lovelace"}, {"first_name": "Ada", "last_name": "Lovelace"}),
        ({"name": "Lovelace, Ada"}, {"first_name": "Ada", "last_name": "Lovelace"}),
        ({"name": "Ada", "first_name": "Augusta"}, {"first_name": "Augusta"}),
        ({"tags": "vip; new, vip"}, {"tags": ["vip", "new"]}),
        ({"owner": "ADA@techcorp.example"}, {"owner_id": "me"}),
        ({"team": "sales"}, {"team": "sales"}),
        ({"notes": "one\ntwo"}, {"notes": "one\ntwo"}),
        ({"position": " Head  of\nSales "}, {"position": "Head of Sales"}),
        ({"company": "007"}, {"company": "007"}),
        ({"company": "  "}, {}),
        ({"custom__number": "1,5"}, {"custom": {"number": 1.5}}),
        ({"custom__number": "-1.125"}, {"custom": {"number": -1.125}}),
        ({"custom__number": "1250"}, {"custom": {"number": 1250}}),
        ({"custom__boolean": "Ja"}, {"custom": {"boolean": True}}),
        ({"custom__date": "31.12.2026"}, {"custom": {"date": "2026-12-31"}}),
        ({"custom__choice": "gold"}, {"custom": {"choice": "Gold"}}),
    ],
)
def test_a_cell_says_what_the_api_would_take(cells: dict[str, str], fields: dict[str, Any]) -> None:
    assert said(**cells) == Said(2, {"email": "a@x.example", **fields})


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"email": "nobody"}, "email: "),
        ({"phone": "call me"}, "phone: "),
        ({"email": "", "phone": "030 901820"}, "needs an email address, or a phone number with its country code"),
        ({"time_zone": "Berlin"}, "time_zone: "),
        ({"owner": "nobody@x.example"}, "owner: nobody who works here"),
        ({"team": "nobody"}, "team: there is no team nobody; there are sales"),
        ({"company": "x" * 201}, "company: is longer than 200"),
        ({"custom__number": "many"}, "custom.number: must be a number"),
        ({"custom__number": "1,250"}, "custom.number: 1,250 may mean two things"),
        ({"custom__number": "9" * 5_000}, "custom.number: must be a number"),
        ({"custom__number": "nan"}, "custom.number: must be a number"),
        ({"custom__date": "01/02/2026"}, "custom.date: must be a date"),
        ({"custom__boolean": "maybe"}, "custom.boolean: "),
    ],
)
def test_a_cell_that_says_nothing_fails_the_row_with_the_reason(cells: dict[str, str], reason: str) -> None:
    assert (said(**cells).problem or "").startswith(reason)


@pytest.mark.parametrize("field", ["id", "pipeline", "value"])
def test_a_number_without_an_end_fails_its_row_alone(field: str) -> None:
    deals = House(pipelines={"sales": 1}, object=RecordKind.DEAL)
    assert (said_by(Row(2, ("9" * 5_000,)), {field: 0}, deals).problem or "").startswith(f"{field}: ")


def test_a_row_that_cannot_be_taken_apart_says_so() -> None:
    assert said_by(Row(7, ("", ""), "has 3 cells"), {"email": 0}, HERE) == Said(7, problem="has 3 cells")
