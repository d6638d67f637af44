"""From cells to the fields of a record: each as the api would take it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from pydantic import TypeAdapter, ValidationError

from production.areas.imports.model import Said
from production.areas.imports.rules.amounts import LONGEST_NUMBER, money, number
from production.areas.imports.rules.days import day, day_or_time
from production.crm.customers.contacts import parts_of_name, written_phone
from production.crm.customers.identity import normalise
from production.crm.records.companies import domain_in
from production.crm.records.custom import CustomField, FieldKind, RecordKind, checked_custom
from production.crm.tables.model import Row
from production.crm.tables.neutral import plain
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind
from production.schemas.time_zones import TimeZone
from production.text.storable import says_nothing, storable

_LONGEST = {
    **dict.fromkeys(("first_name", "last_name", "name", "company", "position", "title"), 200),
    "contact": 320,
    "notes": 20_000,
    "description": 10_000,
    "lost_reason": 500,
    "ticket": 40,
}
_HANDS = ("owner", "team")
FIELDS: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.CONTACT: (
        "first_name", "last_name", "name", "company", "position", "notes", "email", "phone", "tags", "time_zone",
        *_HANDS,
    ),
    RecordKind.COMPANY: ("id", "name", "domain", "phone", "notes", "tags", *_HANDS),
    RecordKind.DEAL: (
        "id", "title", "contact", "pipeline", "value", "currency", "status", "expected_close", "description",
        "lost_reason", "tags", *_HANDS,
    ),
    RecordKind.TASK: (
        "id", "title", "contact", "deal", "ticket", "due_date", "remind_at", "time_zone", "repeats", "priority",
        "status", "description", "tags", *_HANDS,
    ),
}  # fmt: skip
"""What a column may hold, beside the company's own fields: `custom.<name>`."""
_TELLING = {
    RecordKind.CONTACT: ("email", "phone"),
    RecordKind.COMPANY: ("name", "id"),
    RecordKind.DEAL: ("title", "id"),
    RecordKind.TASK: ("title", "id"),
}
"""Of these one is needed, else nobody knows what a row is about."""
CUSTOM = "custom."

_ADDRESS = re.compile(r"\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*")
_NUMBER = re.compile(r"\s*(?:\+|00|0|\()[\d\s()./-]{5,25}\s*")
_BETWEEN_TAGS = re.compile(r"[,;|\n]")
_MOST_TAGS, _LONGEST_TAG = 50, 40
_SAME: Mapping[str, Mapping[str, str]] = {
    "status": {
        **dict.fromkeys(("open", "to_do", "not_started"), "todo"),
        **dict.fromkeys(("done", "complete", "finished", "closed"), "completed"),
        "canceled": "cancelled",
    },
    "priority": {"normal": "medium"},
}
"""What other programs call it; a deal is neither."""
_YES, _NO = {"true", "yes", "y", "1", "x", "ja", "sí", "si", "oui"}, {"false", "no", "n", "0", "nein", "non"}
_ZONE: TypeAdapter[str] = TypeAdapter(TimeZone)
_NO_KEY = "needs an email address, or a phone number with its country code, as in +49 30 901820"


@dataclass(frozen=True, slots=True)
class House:
    """What cells may name."""

    owners: Mapping[str, str] = field(default_factory=dict)
    """The ids of who works here, by address."""
    teams: frozenset[str] = frozenset()
    custom: Mapping[str, CustomField] = field(default_factory=dict)
    """The company's own fields, by name."""
    pipelines: Mapping[str, int] = field(default_factory=dict)
    """Their ids, by name in lower case."""
    object: RecordKind = RecordKind.CONTACT


def is_address(cell: str) -> bool:
    """Whether it looks like an email address."""
    return _ADDRESS.fullmatch(cell) is not None


def is_number(cell: str) -> bool:
    """Whether it looks like a phone number: one of digits alone may be anything."""
    return _NUMBER.fullmatch(cell) is not None


def checked_mapping(mapping: Mapping[str, str | None], columns: Sequence[str], house: House) -> dict[str, str]:
    """The columns that mean something, with their fields.

    Raises:
        InvalidInput: no such column or field, a field twice, or none that tells whom a row is about.
    """
    known = {*FIELDS[house.object], *(f"{CUSTOM}{name}" for name in house.custom)}
    found: dict[str, str] = {}
    for column, name in mapping.items():
        if column not in columns:
            raise InvalidInput(f"mapping.{column}"[:200], f"the file has no such column; it has {', '.join(columns)}")
        if name is not None and name not in known:
            raise InvalidInput(f"mapping.{column}", f"there is no field {name}; there are {', '.join(sorted(known))}")
        if name is not None and name in found.values():
            raise InvalidInput(f"mapping.{column}", f"{name} is taken from another column already")
        if name is not None:
            found[column] = name
    telling = _TELLING[house.object]
    if not {*telling} & {*found.values()}:
        raise InvalidInput("mapping", f"one column has to be {' or '.join(telling)}: they tell what a row is about")
    return found


def said_by(row: Row, places: Mapping[str, int], house: House) -> Said:
    """What a row says; `places` has the cell of each field."""
    if row.problem:
        return Said(row.number, problem=row.problem)
    cells = {name: storable(plain(row.cells[place])).strip() for name, place in places.items()}
    try:
        fields = _fields({name: cell for name, cell in cells.items() if not says_nothing(cell)}, house)
    except InvalidInput as error:
        return Said(row.number, problem=str(error))
    said = Said(row.number, fields)
    return said if said.keys or house.object is not RecordKind.CONTACT else Said(row.number, problem=_NO_KEY)


def _fields(cells: Mapping[str, str], house: House) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, cell in cells.items():
        if name.startswith(CUSTOM):
            own = name.removeprefix(CUSTOM)
            fields.setdefault("custom", {})[own] = _own(house.custom[own], cell)
        elif name == "name" and house.object is RecordKind.CONTACT:
            fields = _parts_of_name(_one_line(name, cell)) | fields
        elif name == "owner":
            fields["owner_id"] = _owner(cell, house)
        elif name == "pipeline":
            fields["pipeline_id"] = _pipeline(cell, house)
        elif name == "value":
            fields |= money(cell, cells["currency"].upper() if "currency" in cells else None)
        else:
            fields[name] = _VALUES[name](name, cell, house)
    return fields


def _parts_of_name(name: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in name.partition(","))
    parts = {"first_name": given, "last_name": family} if comma else parts_of_name(name)
    return {part: text for part, text in parts.items() if text}


def _one_line(name: str, cell: str, _: House | None = None) -> str:
    return _bounded(name, " ".join(cell.split()))


def _bounded(name: str, cell: str, _: House | None = None) -> str:
    if len(cell) > _LONGEST[name]:
        raise InvalidInput(name, f"is longer than {_LONGEST[name]} characters")
    return cell


def _identifier(name: str, cell: str, _: House) -> str:
    try:
        return normalise(IdentifierKind.EMAIL, cell) if name == "email" else written_phone(cell)
    except InvalidInput as error:
        raise InvalidInput(name, error.reason) from error


def _tags(name: str, cell: str, _: House) -> list[str]:
    tags = list(dict.fromkeys(" ".join(tag.split()) for tag in _BETWEEN_TAGS.split(cell) if tag.strip()))
    if len(tags) > _MOST_TAGS or any(len(tag) > _LONGEST_TAG for tag in tags):
        raise InvalidInput(name, f"at most {_MOST_TAGS} of {_LONGEST_TAG} characters, with commas between them")
    return tags


def _zone(name: str, cell: str, _: House) -> str:
    try:
        return _ZONE.validate_python(cell)
    except ValidationError as error:
        raise InvalidInput(name, error.errors()[0]["msg"]) from error


def _owner(cell: str, house: House) -> str:
    owner = house.owners.get(cell.lower())
    if owner is None:
        raise InvalidInput("owner", "nobody who works here has this address")
    return owner


def _team(name: str, cell: str, house: House) -> str:
    if cell not in house.teams:
        raise InvalidInput(name, f"there is no team {cell[:40]}; there are {', '.join(sorted(house.teams))}")
    return cell


def _pipeline(cell: str, house: House) -> int:
    found = house.pipelines.get(cell.lower())
    if found is None and _is_id(cell) and int(cell) in house.pipelines.values():
        found = int(cell)
    if found is None:
        raise InvalidInput("pipeline", f"there is no pipeline {cell[:40]}; there are {', '.join(house.pipelines)}")
    return found


def _domain(name: str, cell: str, _: House) -> str:
    if (domain := domain_in(cell)) is None:
        raise InvalidInput(name, "must be a domain, for example acme.com")
    return domain


def _whole(name: str, cell: str, _: House) -> int:
    if not _is_id(cell):
        raise InvalidInput(name, "must be the number of a record, as in an export")
    return int(cell)


def _is_id(cell: str) -> bool:
    return cell.isdecimal() and len(cell) <= LONGEST_NUMBER


def _word(name: str, cell: str, _: House) -> str:
    word = "_".join(cell.lower().replace("-", " ").split())
    return _SAME.get(name, {}).get(word, word)


_VALUES: Mapping[str, Callable[[str, str, House], Any]] = {
    **dict.fromkeys(("first_name", "last_name", "name", "company", "position", "title"), _one_line),
    **dict.fromkeys(("contact", "ticket"), _one_line),
    **dict.fromkeys(("notes", "description", "lost_reason"), _bounded),
    **dict.fromkeys(("id", "deal"), _whole),
    "domain": _domain,
    "currency": lambda _, cell, __: cell.upper(),
    **dict.fromkeys(("status", "priority", "repeats"), _word),
    "expected_close": lambda _, cell, __: day(cell),
    **dict.fromkeys(("due_date", "remind_at"), lambda name, cell, _: day_or_time(name, cell)),
    **dict.fromkeys(("email", "phone"), _identifier),
    "tags": _tags,
    "time_zone": _zone,
    "team": _team,
}


def _own(own: CustomField, cell: str) -> Any:
    """As JSON would bring it; what is none, `checked_custom` refuses with what would be right."""
    value: Any = cell
    match own.kind:
        case FieldKind.TEXT:
            pass
        case FieldKind.NUMBER:
            value = number(f"{CUSTOM}{own.name}", cell)
        case FieldKind.DATE:
            value = day(cell)
        case FieldKind.BOOLEAN:
            value = cell.lower() in _YES if cell.lower() in _YES | _NO else cell
        case FieldKind.CHOICE:
            value = next((choice for choice in own.choices if choice.casefold() == cell.casefold()), cell)
        case other:
            assert_never(other)
    return checked_custom({own.name: own}, {own.name: value})[own.name]
