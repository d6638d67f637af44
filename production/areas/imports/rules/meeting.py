"""What a row makes different of a record that is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


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
