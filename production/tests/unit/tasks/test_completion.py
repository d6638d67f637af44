"""Status, `is_completed` and `completed_at` are three words for one thing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.tasks.model import TaskStatus
from production.areas.tasks.rules import settled_status
from production.schemas.errors import InvalidInput

NOW, THEN = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
OPEN = {"status": "in_progress", "completed_at": None}
DONE = {"status": "completed", "completed_at": THEN}
changes = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(TaskStatus),
        "is_completed": st.booleans(),
        "completed_at": st.sampled_from([None, THEN]),
    },
)


@given(st.sampled_from([OPEN, DONE]), changes)
def test_they_agree_after_any_change_or_it_is_refused(before: dict[str, Any], change: dict[str, Any]) -> None:
    try:
        status, completed_at = settled_status(before, change, NOW)
    except InvalidInput:
        return
    assert (status is TaskStatus.COMPLETED) == (completed_at is not None)
    assert change.get("status", status) is status
    assert change.get("is_completed", completed_at is not None) == (completed_at is not None)
    assert change.get("completed_at", completed_at) == completed_at


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (OPEN, {"is_completed": True}, (TaskStatus.COMPLETED, NOW)),
        (OPEN, {"is_completed": False}, (TaskStatus.IN_PROGRESS, None)),
        (OPEN, {"completed_at": THEN}, (TaskStatus.COMPLETED, THEN)),
        (OPEN, {"status": TaskStatus.CANCELLED}, (TaskStatus.CANCELLED, None)),
        (DONE, {}, (TaskStatus.COMPLETED, THEN)),
        (DONE, {"is_completed": False}, (TaskStatus.TODO, None)),
        (DONE, {"completed_at": None}, (TaskStatus.TODO, None)),
        (DONE, {"status": TaskStatus.IN_PROGRESS}, (TaskStatus.IN_PROGRESS, None)),
    ],
)
def test_each_word_moves_the_others(before: dict[str, Any], change: dict[str, Any], after: tuple[Any, Any]) -> None:
    assert settled_status(before, change, NOW) == after


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"status": TaskStatus.TODO, "is_completed": True}, "is_completed"),
        ({"status": TaskStatus.COMPLETED, "is_completed": False}, "is_completed"),
        ({"status": TaskStatus.COMPLETED, "completed_at": None}, "completed_at"),
        ({"is_completed": False, "completed_at": THEN}, "completed_at"),
    ],
)
def test_a_contradiction_is_refused_by_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        settled_status(OPEN, change, NOW)
    assert refused.value.field == field
