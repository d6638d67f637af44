"""What a row makes different of a record that is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from production.crm.records.companies import match_name
from production.crm.records.custom import RecordKind
from production.schemas.errors import InvalidInput


def require_same(kind: RecordKind, record_id: int, fields: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """A number alone proves nothing: the file may be of another system, with numbers of its own.

    Raises:
        InvalidInput: what the row says beside the number is not that of the record.
    """
    if kind is RecordKind.COMPANY:
        same = match_name(fields.get("name", "")) == match_name(known["name"]) or (
            known["domain"] is not None and fields.get("domain") == known["domain"]
        )
        needed = "its name or its domain"
    else:
        same = fields.get("title", "").casefold() == known["title"].casefold() and (
            fields.get("contact_id") == known["contact_id"]
        )
        needed = "its title and its contact"
    if not same:
        raise InvalidInput("id", f"{kind} {record_id} is another one: the row must have {needed}, or no id")


def news_of(fields: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Fields whose value is another: tags are added, and so are values of the company's own fields."""
    whole = dict(fields)
    if "tags" in fields:
        whole["tags"] = list(dict.fromkeys([*known["tags"], *fields["tags"]]))
    if "custom" in fields:
        whole["custom"] = {**known["custom"], **fields["custom"]}
    return {name: value for name, value in whole.items() if value != known.get(name)}


def given_back(before: Mapping[str, Any], written: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they were before, also where one of the company's own fields was empty then."""
    if "custom" not in before:
        return dict(before)
    return {**before, "custom": {**dict.fromkeys(written["custom"]), **before["custom"]}}
