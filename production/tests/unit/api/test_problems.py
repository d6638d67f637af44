"""Every error of ours has its answer, also one that is only derived from another."""

from __future__ import annotations

import json

import pytest

from production.agent.failures import FailureReason, ModelUnavailable
from production.api.problems import problem
from production.channels.email.gmail.model import HistoryExpired
from production.crm.support.lifecycle import ForbiddenTransition
from production.schemas.errors import FteError, StaleEpoch, TooManyRequests, Unavailable
from production.schemas.outcomes import TicketStatus


@pytest.mark.parametrize(
    ("error", "status", "code", "retry_after"),
    [
        (Unavailable(), 503, "unavailable", "2"),
        (ModelUnavailable(FailureReason.SLOW, "away"), 503, "unavailable", "2"),
        (HistoryExpired(), 404, "not_found", None),
        (ForbiddenTransition(TicketStatus.CLOSED, TicketStatus.OPEN), 409, "conflict", None),
        (TooManyRequests(7), 429, "too_many_requests", "7"),
        (StaleEpoch(), 500, "internal_error", None),
    ],
)
def test_each_has_its_answer(error: FteError, status: int, code: str, retry_after: str | None) -> None:
    answer = problem(error)
    assert (answer.status_code, json.loads(bytes(answer.body))["error"]) == (status, code)
    assert answer.headers.get("Retry-After") == retry_after
