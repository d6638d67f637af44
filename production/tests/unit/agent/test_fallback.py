"""Whatever a model does, somebody answers; a dead model and an empty purse cost nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from production.agent.budget import Budget, Price
from production.agent.circuit_breaker import BreakerPolicy, CircuitBreaker, CircuitState
from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.fallback import FallbackAgent, ModelOption
from production.agent.meter import Meter
from production.schemas.errors import Unavailable
from production.schemas.turns import NOTHING_USED, Turn, TurnAction, TurnResult, Usage, Verdict
from production.tests.support.agent import CALM, TURN
from production.tests.support.clock import Clock
from production.tests.support.usage import UsageInMemory

USED = Usage(2, 1_000, 100)
DOWN = ModelUnavailable(FailureReason.REFUSED, "the model answered with HTTP 503", Usage(1, 500, 0))


@dataclass
class Model:
    """Answers with its name, or fails; takes its time."""

    name: str
    clock: Clock
    error: Exception | None = None
    takes_s: float = 1.0
    usage: Usage = USED
    judge_usage: Usage = NOTHING_USED
    asked: int = 0

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        del turn, verdict
        self.asked += 1
        self.clock.now += self.takes_s
        if self.error:
            raise self.error
        return TurnResult(self.name, TurnAction.REPLY, 0.95, usage=self.usage, judge_usage=self.judge_usage)


@dataclass
class Table:
    """A chain of two models and the offline one, with everything it touches."""

    clock: Clock = field(default_factory=Clock)
    ledger: UsageInMemory = field(default_factory=UsageInMemory)
    switches: list[tuple[str, FailureReason]] = field(default_factory=list)
    budget: Budget = field(default_factory=Budget)

    def __post_init__(self) -> None:
        self.first, self.second = Model("big", self.clock), Model("small", self.clock)
        self.offline = Model("offline", self.clock, takes_s=0.1, usage=NOTHING_USED)
        self.breakers = [CircuitBreaker(self.clock, BreakerPolicy(failures=3, slow_s=20, rest_s=30)) for _ in range(2)]

    def chain(self, last_resort: Model | None = None) -> FallbackAgent:
        shared = self.ledger, self.clock, self._switched
        options = [
            ModelOption(Meter("big", self.breakers[0], Price(2.5, 10.0), *shared), self.first),
            ModelOption(Meter("small", self.breakers[1], Price(0.15, 0.6), *shared), self.second),
        ]
        return FallbackAgent(options, last_resort, self.budget, self.ledger, self._switched)

    def _switched(self, model: str, why: FailureReason) -> None:
        self.switches.append((model, why))


@pytest.fixture
def table() -> Table:
    return Table()


async def answers(chain: FallbackAgent, turns: Sequence[Turn]) -> list[TurnResult]:
    return [await chain.answer(turn, CALM) for turn in turns]


async def test_a_healthy_primary_answers_alone(table: Table) -> None:
    result = await table.chain(table.offline).answer(TURN, CALM)

    assert (result.reply, result.reason.detail, result.usage) == ("big", "", USED)
    assert (table.second.asked, table.switches) == (0, [])


async def test_the_secondary_takes_over_and_says_why(table: Table) -> None:
    table.first.error = DOWN

    result = await table.chain().answer(TURN, CALM)

    assert (result.reply, result.reason.detail) == ("small", "big: the model answered with HTTP 503")
    assert table.switches == [("big", FailureReason.REFUSED)]


@pytest.mark.parametrize(
    "why", [FailureReason.SLOW, FailureReason.UNREACHABLE, FailureReason.REFUSED, FailureReason.UNREADABLE]
)
async def test_the_offline_agent_answers_when_both_are_away(table: Table, why: FailureReason) -> None:
    table.first.error = table.second.error = ModelUnavailable(why, "gone")

    result = await table.chain(table.offline).answer(TURN, CALM)

    assert (result.reply, result.reason.detail) == ("offline", "big: gone; small: gone")


async def test_a_person_takes_over_when_nothing_else_may(table: Table) -> None:
    table.first.error = table.second.error = DOWN

    result = await table.chain().answer(TURN, CALM)

    assert (result.action, result.reply) == (TurnAction.ESCALATE, "")
    assert result.reason.detail.endswith("; no model could answer")


async def test_a_dead_primary_costs_nothing_after_three_turns(table: Table) -> None:
    table.first.error, table.first.takes_s = DOWN, 5.0
    chain = table.chain()
    await answers(chain, [TURN] * 3)
    before = table.clock.now

    results = await answers(chain, [TURN] * 10)

    assert table.first.asked == 3
    assert table.clock.now - before == 10 * table.second.takes_s
    assert results[-1].reason.detail == "big: failed too often just now"
    assert table.switches[-1] == ("big", FailureReason.CIRCUIT_OPEN)


async def test_a_primary_that_is_back_is_used_again(table: Table) -> None:
    table.first.error = DOWN
    chain = table.chain()
    await answers(chain, [TURN] * 3)
    table.first.error = None
    table.clock.now += 30

    assert [result.reply for result in await answers(chain, [TURN] * 2)] == ["big", "big"]


async def test_answers_that_take_too_long_are_given_but_not_waited_for_again(table: Table) -> None:
    table.first.takes_s = 25.0

    results = await answers(table.chain(), [TURN] * 4)

    assert [result.reply for result in results] == ["big", "big", "big", "small"]


async def test_what_every_model_needs_is_no_models_fault(table: Table) -> None:
    table.first.error = Unavailable("the database")

    for _ in range(5):
        with pytest.raises(Unavailable, match="the database"):
            await table.chain(table.offline).answer(TURN, CALM)
    assert (table.breakers[0].state, table.second.asked) == (CircuitState.CLOSED, 0)


async def test_what_failed_attempts_used_is_recorded_and_part_of_the_turn(table: Table) -> None:
    table.first.error = DOWN

    result = await table.chain().answer(TURN, CALM)

    assert result.usage == Usage(3, 1_500, 100)
    assert table.ledger.rows == [
        (TURN.conversation_id, "big", Usage(1, 500, 0), 1_250),
        (TURN.conversation_id, "small", USED, 210),
    ]


async def test_what_a_judge_used_is_part_of_the_turn_and_not_of_the_models_bill(table: Table) -> None:
    table.first.judge_usage = Usage(1, 300, 10)

    result = await table.chain().answer(TURN, CALM)

    assert result.usage == Usage(3, 1_300, 110)
    assert [(model, usage) for _, model, usage, _ in table.ledger.rows] == [("big", USED)]


async def test_a_customer_over_budget_is_answered_offline_and_others_are_not(table: Table) -> None:
    table.budget = Budget(customer_tokens=2_000)
    chain = table.chain(table.offline)
    other = replace(TURN, customer_id=UUID(int=1))

    results = await answers(chain, [TURN, TURN, TURN, other])

    assert [result.reply for result in results] == ["big", "big", "offline", "big"]
    assert results[2].reason.detail == "the customer's budget of 2000 tokens a day is used up"
    assert table.switches == [("every", FailureReason.OVER_BUDGET)]


async def test_nobody_spends_more_than_the_money_of_the_day(table: Table) -> None:
    table.budget = Budget(dollars=0.01)

    results = await answers(table.chain(), [replace(TURN, customer_id=UUID(int=at)) for at in range(5)])

    assert [result.action for result in results] == [TurnAction.REPLY] * 3 + [TurnAction.ESCALATE] * 2
    assert table.ledger.micros == 3 * 3_500


async def test_being_over_budget_is_no_failure_of_the_model(table: Table) -> None:
    table.budget = Budget(dollars=0)

    await answers(table.chain(), [TURN] * 5)

    assert [breaker.state for breaker in table.breakers] == [CircuitState.CLOSED, CircuitState.CLOSED]
