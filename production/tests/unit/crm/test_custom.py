"""What may stand in a field of a company's own."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.records.custom import CustomField, FieldKind, RecordKind, checked_custom
from production.schemas.errors import InvalidInput

FIELDS = {kind.value: CustomField(1, RecordKind.DEAL, kind.value, kind.value, kind, ("S", "L")) for kind in FieldKind}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", "any words"),
        ("text", ""),
        ("number", 0),
        ("number", -4.5),
        ("number", 10**15 - 1),
        ("date", "2028-02-29"),
        ("boolean", False),
        ("choice", "S"),
        ("choice", None),
    ],
)
def test_what_fits_stays_as_it_is(name: str, value: Any) -> None:
    assert checked_custom(FIELDS, {name: value}) == {name: value}


@pytest.mark.parametrize(
    ("name", "value", "tells"),
    [
        ("text", 7, "text"),
        ("text", "x" * 2_001, "2000"),
        ("number", "7", "number"),
        ("number", True, "number"),
        ("number", float("nan"), "number"),
        ("number", float("inf"), "number"),
        ("number", -(10**15), "15 digits"),
        ("number", 10**400, "15 digits"),
        ("number", 1e308, "15 digits"),
        ("date", "2026-02-29", "2026-03-31"),
        ("date", "20260301", "2026-03-31"),
        ("boolean", 1, "true or false"),
        ("choice", "M", "S, L"),
        ("choice", ["S"], "S, L"),
        ("colour", "red", "text, number, date, boolean, choice"),
    ],
)
def test_what_does_not_is_refused_with_what_would(name: str, value: Any, tells: str) -> None:
    with pytest.raises(InvalidInput, match=tells) as refused:
        checked_custom(FIELDS, {name: value})
    assert refused.value.field == f"custom.{name}"
