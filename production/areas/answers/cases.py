"""Wrong answers as cases of the evaluation."""

from __future__ import annotations

from typing import Any

from production.areas.answers.model import Case, WrongReason
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.ids import Channel

_SQL = load_own("production.areas.answers")
_BEFORE = 6
"""Messages that are shown with a case, so that a follow-up is understood."""


async def wrong_cases(database: Database) -> list[Case]:
    """All that were called wrong, oldest first."""
    return [_case(row) for row in await database.fetch(_SQL["cases"], _BEFORE)]


def _case(row: Any) -> Case:
    return Case(
        id=row["id"],
        channel=Channel(row["channel"]),
        language=row["language"],
        subject=row["subject"],
        question=row["question"],
        history=tuple((role, words) for role, words in row["history"]),
        reason=WrongReason(row["reason"]),
        right_answer=row["right_answer"],
        known=tuple(filter(None, row["known"])),
    )
