"""Arguments of the tools, as JSON schemas and back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, Strict, TypeAdapter, ValidationError

from production.crm.assistant.kinds import Field, FieldType, Kind, Query
from production.schemas.errors import InvalidInput
from production.schemas.ids import RowId
from production.schemas.money import Amount

_TYPES: Mapping[FieldType, Mapping[str, Any]] = {
    FieldType.EMAIL: {"type": "string", "format": "email"},
    FieldType.MONEY: {"type": "number", "minimum": 0},
    FieldType.CURRENCY: {"type": "string", "description": "Three letters, as in EUR."},
    FieldType.DATE: {"type": "string", "format": "date"},
    FieldType.MOMENT: {"type": "string", "description": "A date, or a time with its offset, in ISO 8601."},
}
_TAKEN: Mapping[FieldType, TypeAdapter[Any]] = {
    FieldType.LINK: TypeAdapter(Annotated[RowId, Strict()]),
    FieldType.MONEY: TypeAdapter(Amount),
    FieldType.DATE: TypeAdapter(date),
    FieldType.MOMENT: TypeAdapter(date | AwareDatetime),
}
"""What a list may be narrowed by."""
_ORDERED = {FieldType.MONEY, FieldType.DATE, FieldType.MOMENT}
_IDS = {"type": "array", "items": {"type": "integer"}, "minItems": 1}
_LIMIT = {"type": "integer", "minimum": 1, "maximum": 50}
_DEFAULT_LIMIT = 10


def values_schema(kind: Kind, *, ids: bool) -> dict[str, Any]:
    """Of what is written; with the `ids` of records that are there already."""
    fields = {each.name: _schema(each) for each in kind.fields if each.type is not FieldType.ZONE}
    if ids:
        return _object({"ids": _IDS, **fields}, ["ids"])
    return _object(fields, [each.name for each in kind.fields if each.required])


def ids_schema(**fields: Mapping[str, Any]) -> dict[str, Any]:
    return _object({"ids": _IDS, **fields}, ["ids", *fields])


def choice_schema(kind: Kind, field: str) -> Mapping[str, Any]:
    return _schema(kind.field(field))


def query_schema(kind: Kind) -> dict[str, Any]:
    """Of what narrows a list."""
    fields: dict[str, Any] = {"q": {"type": "string", "description": "Words that the record holds."}, "limit": _LIMIT}
    for each in kind.fields:
        if each.type in _ORDERED:
            fields |= {f"{each.name}_from": _schema(each), f"{each.name}_until": _schema(each)}
        elif each.type in {FieldType.CHOICE, FieldType.LINK}:
            fields[each.name] = {"type": "array", "items": _schema(each)}
    return _object(fields, [])


def query(kind: Kind, arguments: Mapping[str, Any]) -> Query:
    """Raises InvalidInput: an argument is none of the schema."""
    _refuse_unknown(query_schema(kind), arguments)
    _refuse_unfit(kind, arguments)
    equal = {each.name: _list(arguments[each.name]) for each in kind.fields if each.name in arguments}
    since, until = (
        {each.name: arguments[f"{each.name}{end}"] for each in kind.fields if f"{each.name}{end}" in arguments}
        for end in ("_from", "_until")
    )
    limit = arguments.get("limit", _DEFAULT_LIMIT)
    if not isinstance(limit, int) or not 1 <= limit <= _LIMIT["maximum"]:  # type: ignore[operator]
        raise InvalidInput("limit", f"must be a number from 1 to {_LIMIT['maximum']}")
    return Query(equal, since, until, text=str(arguments.get("q", "")), limit=limit)


def written(schema: Mapping[str, Any], arguments: Mapping[str, Any]) -> tuple[tuple[int, ...], dict[str, Any]]:
    """(ids, values); raises InvalidInput: an argument is missing, or none of the schema."""
    _refuse_unknown(schema, arguments)
    for name in schema["required"]:
        if arguments.get(name) in (None, "", []):
            raise InvalidInput(name, "is missing")
    ids = _list(arguments.get("ids", []))
    if not all(isinstance(each, int) and not isinstance(each, bool) for each in ids):
        raise InvalidInput("ids", "must be numbers of records")
    return tuple(dict.fromkeys(ids)), {name: value for name, value in arguments.items() if name != "ids"}


def _refuse_unknown(schema: Mapping[str, Any], arguments: Mapping[str, Any]) -> None:
    if unknown := sorted(arguments.keys() - schema["properties"].keys()):
        raise InvalidInput(unknown[0], f"is no argument; there are {', '.join(schema['properties'])}")


def _refuse_unfit(kind: Kind, arguments: Mapping[str, Any]) -> None:
    for each in kind.fields:
        for name in {each.name, f"{each.name}_from", f"{each.name}_until"} & arguments.keys():
            try:
                for value in _list(arguments[name]) if each.type in _TAKEN else ():
                    _TAKEN[each.type].validate_python(value)
            except ValidationError as error:
                raise InvalidInput(name, error.errors()[0]["msg"]) from error


def _schema(field: Field) -> dict[str, Any]:
    if field.type is FieldType.CHOICE:
        return {"type": "string", "enum": list(field.choices)}
    if field.type is FieldType.LINK:
        return {"type": "integer", "description": f"Number of the {field.links}."}
    return dict(_TYPES.get(field.type, {"type": "string"}))


def _object(fields: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(fields), "required": required, "additionalProperties": False}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
