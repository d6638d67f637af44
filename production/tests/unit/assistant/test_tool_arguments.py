"""What a model says that a list shall be narrowed by: refused by its name where no column holds it."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.assistant.schemas import query
from production.areas.deals.assistant import DEAL
from production.areas.tasks.assistant import TASK
from production.crm.assistant.kinds import Kind, Query
from production.schemas.errors import InvalidInput


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (DEAL, "contact_id", [10**30]),
        (DEAL, "contact_id", ["Tom"]),
        (DEAL, "contact_id", ["7"]),
        (DEAL, "value_from", 10**400),
        (DEAL, "value_until", "much"),
        (DEAL, "expected_close_from", "soon"),
        (TASK, "due_date_until", "tomorrow"),
    ],
)
def test_it_is_refused_by_its_name(kind: Kind, name: str, value: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        query(kind, {name: value})
    assert refused.value.field == name


@pytest.mark.parametrize(
    ("kind", "arguments", "wanted"),
    [
        (
            DEAL,
            {"contact_id": [7], "value_from": 12.5, "expected_close_until": "2027-03-31"},
            Query({"contact_id": [7]}, {"value": 12.5}, {"expected_close": "2027-03-31"}),
        ),
        (
            TASK,
            {"due_date_from": "2027-03-31", "due_date_until": "2027-03-31T09:30:00+02:00"},
            Query({}, {"due_date": "2027-03-31"}, {"due_date": "2027-03-31T09:30:00+02:00"}),
        ),
    ],
)
def test_what_fits_is_asked_for(kind: Kind, arguments: dict[str, Any], wanted: Query) -> None:
    assert query(kind, arguments) == wanted
