"""What people make of suggestions changes what leaves without them."""

from __future__ import annotations

import pytest

from production.areas.assist.jobs import calibrate
from production.areas.assist.store.calibrations import CalibrationStore
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState
from production.schemas.turns import TurnAction, TurnResult
from production.tests.builders import mail
from production.tests.support.agent import CALM
from production.tests.support.claims import compose
from production.tests.support.outcomes import decided
from production.tests.support.turns import claimed
from production.workers.steps.decide import decide

SURE = TurnResult("Press E.", TurnAction.REPLY, 0.92)


@pytest.fixture
def calibrations(database: Database) -> CalibrationStore:
    return CalibrationStore(database, EVERYTHING)


async def next_claim(database: Database) -> Claim:
    return await claimed(TurnStore(database), mail(address="next@example.com"))


async def test_what_people_reject_waits_for_them_from_the_next_message_on(
    database: Database, calibrations: CalibrationStore
) -> None:
    before = decide(await next_claim(database), CALM, SURE, compose)
    await decided(database, "edited", 0.15)
    await calibrate(calibrations)
    after = decide(await next_claim(database), CALM, SURE, compose)
    assert (before.state, after.state) == (LedgerState.REPLIED, LedgerState.DRAFTED)


async def test_both_figures_are_kept_with_the_suggestion(database: Database, calibrations: CalibrationStore) -> None:
    await decided(database, "edited", 0.15)
    await calibrate(calibrations)
    decision = decide(await next_claim(database), CALM, SURE, compose)
    await TurnStore(database).settle(claim := await next_claim(database), decision)
    row = await database.fetchrow(
        "select confidence, calibrated from reply_suggestions where ticket_id = $1", claim.ticket_id
    )
    assert row is not None
    assert list(row.values()) == pytest.approx([0.92, decision.calibrated], abs=1e-3)


async def test_thanks_and_questions_back_are_not_calibrated(database: Database, calibrations: CalibrationStore) -> None:
    await decided(database, "rejected")
    await calibrate(calibrations)
    asks = TurnResult("Which board?", TurnAction.CLARIFY, 0.92)
    assert decide(await next_claim(database), CALM, asks, compose).state is LedgerState.REPLIED


@pytest.mark.parametrize(("distance", "right"), [(0.1, 0.8), (0.5, 0.0)])
async def test_a_changed_suggestion_is_right_as_far_as_it_was_kept(
    database: Database, calibrations: CalibrationStore, distance: float, right: float
) -> None:
    await decided(database, "edited", distance, number=1)
    [observed] = await calibrations.observed(await database.fetchval("select now() - interval '1 day'"))
    assert [observed.judged, observed.right] == pytest.approx([1, right])


async def test_what_nobody_decided_about_teaches_nothing(database: Database, calibrations: CalibrationStore) -> None:
    await decided(database, "void")
    await calibrate(calibrations)
    assert await calibrations.curves() == []


async def test_an_automatic_answer_counts_little_until_somebody_calls_it_wrong(
    database: Database, calibrations: CalibrationStore
) -> None:
    claim = await next_claim(database)
    await TurnStore(database).settle(claim, decide(claim, CALM, SURE, compose))
    long_ago = await database.fetchval("select now() - interval '1 day'")
    [silent] = await calibrations.observed(long_ago)
    await database.execute(
        "insert into wrong_answers (customer_id, ticket_id, event_id, reason, user_name) values ($1, $2, $3, $4, $5)",
        claim.customer_id,
        claim.ticket_id,
        claim.last.event_id,
        "untrue",
        "Mia",
    )
    [wrong] = await calibrations.observed(long_ago)
    assert [silent.judged, silent.weight, silent.right] == pytest.approx([0, 0.1, 0.1])
    assert (wrong.judged, wrong.weight, wrong.right) == (1, 1.0, 0.0)
