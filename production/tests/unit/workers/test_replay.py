"""A turn made again on the worker's own pipeline, with its end looked at instead of written."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

from production.agent.guardrails.screening import screen
from production.crm.support.replay import PastTurn
from production.schemas.envelope import Machine
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.schemas.outcomes import LedgerState
from production.schemas.turns import Turn, TurnResult, Verdict
from production.tests.builders import mail
from production.tests.support.claims import CLAIM, compose
from production.tests.support.replays import THEN
from production.workers.replay import Replay, Replayed

NOW = datetime.now(UTC)
QUESTION = PastTurn(CLAIM, NOW, THEN)


class Away:
    """A model that cannot be reached."""

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        raise Unavailable("the model cannot be reached")


async def again(turn: PastTurn) -> list[Replayed]:
    class PastTurns:
        async def turns(self, since: datetime, limit: int | None) -> AsyncIterator[PastTurn]:
            yield turn

    async def look(text: str, channel: Channel) -> Verdict:
        return screen(text, channel)

    replay = Replay(PastTurns(), look, lambda _: Away(), compose)
    return [one async for one in replay.run(NOW, None)]


async def test_where_the_model_is_away_there_is_no_end_to_compare() -> None:
    assert await again(QUESTION) == [Replayed(QUESTION, None)]


async def test_a_mail_that_is_known_for_a_machines_by_now_is_put_aside() -> None:
    turn = replace(QUESTION, claim=replace(CLAIM, messages=(mail(machine=Machine.AUTO_REPLY),)))
    [one] = await again(turn)
    assert one.now is not None
    assert (one.now.state, one.now.action) == (LedgerState.PARKED, "ignore")
