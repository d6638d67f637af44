"""A judge decides what words leave open and nothing else; whatever is wrong with it, the reply waits for a person."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import httpx2
import pytest
from openai import AsyncOpenAI

from production.agent.budget import Price
from production.agent.circuit_breaker import BreakerPolicy, CircuitBreaker
from production.agent.failures import FailureReason
from production.agent.judge import Judge
from production.agent.limits import Limits
from production.agent.meter import Meter
from production.agent.models.openai import Model, Protocol, openai_model
from production.agent.support_agent import SupportAgent
from production.schemas.outcomes import ANSWERED, EndCode
from production.schemas.turns import TurnAction, TurnResult, Usage
from production.tests.support.agent import CALM, SEARCH, TURN, OneOldTicket, OnePassage
from production.tests.support.clock import Clock
from production.tests.support.passages import EXPORT
from production.tests.support.usage import UsageInMemory
from production.tests.unit.agent.model_protocols import INPUT_TOKENS, OUTPUT_TOKENS, PROTOCOLS, Body, text, tool_call

LINK, GUESTS = "The link is valid for 48 hours and needs a sign-in.", "Guests cannot export."
OPEN = "Guests have no way to get data out."
"""True, and in words that nothing here knows."""
ONE_REQUEST = Usage(1, INPUT_TOKENS, OUTPUT_TOKENS)
ASKS = replace(TURN, text="I would like to know about guests and exports.")

pytestmark = pytest.mark.parametrize("protocol", PROTOCOLS)


def verdicts(*said: tuple[int, bool]) -> str:
    return json.dumps({"verdicts": [{"number": number, "follows": follows} for number, follows in said]})


YES = verdicts((1, True))


def cites(sentence: str, quote: str, passage: str = EXPORT.name) -> dict[str, str]:
    return {"sentence": sentence, "passage": passage, "quote": quote}


@dataclass
class House:
    """A server with two models: one answers with `reply`, the other judges."""

    protocol: Protocol
    reply: str = OPEN
    citations: list[dict[str, str]] | None = None
    judge: str | int | Exception | Body | None = YES
    """None: it never answers."""
    limits: Limits = field(default_factory=lambda: Limits(retries=0))
    asked: list[str] = field(default_factory=list)
    """What the judge was sent."""
    used: UsageInMemory = field(default_factory=UsageInMemory)
    switched: list[tuple[str, FailureReason]] = field(default_factory=list)

    def __post_init__(self) -> None:
        client = AsyncOpenAI(
            api_key="none",
            base_url="http://model.example/v1",
            max_retries=0,
            http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(self._handle)),
        )
        self._model = partial(openai_model, client, protocol=self.protocol)
        clock = Clock()
        breaker = CircuitBreaker(clock, BreakerPolicy(failures=3))
        self.meter = Meter(
            "judge", breaker, Price(10.0, 50.0), self.used, clock, lambda *why: self.switched.append(why)
        )

    async def answer(self) -> TurnResult:
        judge = Judge("judge", self._named("judge"), self.limits)
        agent = SupportAgent(
            self._named("writer"),
            OnePassage(passage=EXPORT),
            OneOldTicket(),
            self.limits,
            "TechCorp",
            ask_judge=lambda turn, claims, within_s: self.meter.ask(turn, partial(judge.judge, claims, within_s)),
        )
        return await agent.answer(ASKS, CALM)

    def _named(self, name: str) -> Model:
        return self._model(name=name)

    async def _handle(self, request: httpx2.Request) -> httpx2.Response:
        sent: dict[str, Any] = json.loads(request.content)
        if sent["model"] == "writer":
            return httpx2.Response(200, json=self._writes(request.content.decode()))
        self.asked.append(request.content.decode())
        if self.judge is None:
            await asyncio.Event().wait()
        if isinstance(self.judge, Exception):
            raise self.judge
        if isinstance(self.judge, int):
            return httpx2.Response(self.judge, json={"error": {"message": "no"}})
        said = text(self.protocol, self.judge) if isinstance(self.judge, str) else self.judge
        return httpx2.Response(200, json=said)

    def _writes(self, sent: str) -> Body:
        if "48 hours" not in sent:
            return tool_call(self.protocol, "search_knowledge_base", json.dumps(SEARCH))
        said = {"reply": self.reply, "confidence": 0.95, "kind": "answer", "citations": self.citations}
        return tool_call(self.protocol, "send_response", json.dumps(said))


def is_draft(result: TurnResult) -> bool:
    return (result.action, result.grounded, result.reason.code) == (TurnAction.REPLY, False, EndCode.NOT_BACKED)


async def test_what_a_judge_accepts_is_sent_and_its_price_is_its_own(protocol: Protocol) -> None:
    house = House(protocol, f"{LINK} {OPEN}")

    result = await house.answer()

    assert (result.reply, result.confidence, result.grounded, result.reason) == (house.reply, 0.95, True, ANSWERED)
    assert [sentence for sentence, _ in result.carried] == [LINK, OPEN]
    assert (result.usage, result.judge_usage) == (Usage(2, 2 * INPUT_TOKENS, 2 * OUTPUT_TOKENS), ONE_REQUEST)
    assert house.used.rows == [(ASKS.conversation_id, "judge", ONE_REQUEST, 2_000)]


async def test_it_is_shown_the_one_place_and_what_is_around_it(protocol: Protocol) -> None:
    house = House(protocol, citations=[cites(OPEN, "cannot export")])

    assert (await house.answer()).grounded
    [sent] = house.asked
    told = sent.replace("\\", "")
    assert f'"sentence": "{OPEN}", "quote": "{GUESTS}", "passage": "{EXPORT.title}' in told


@pytest.mark.parametrize(
    ("judge", "why"),
    [
        (verdicts((1, False)), None),
        (verdicts(), None),
        (verdicts((2, True), (0, True)), None),
        (verdicts((1, True), (1, False)), None),
        ("Yes, all of it follows.", FailureReason.UNREADABLE),
        ('{"verdicts": [{"number": 1, "follows": ', FailureReason.UNREADABLE),
        ('{"verdicts": [{"number": 1, "follows": "yes"}]}', FailureReason.UNREADABLE),
        ("", FailureReason.UNREADABLE),
        (400, FailureReason.REFUSED),
        (503, FailureReason.REFUSED),
        (httpx2.ConnectError("down"), FailureReason.UNREACHABLE),
    ],
)
async def test_anything_but_a_clear_yes_leaves_a_draft(
    protocol: Protocol, judge: str | int | Exception, why: FailureReason | None
) -> None:
    house = House(protocol, judge=judge)

    result = await house.answer()

    assert (is_draft(result), result.reply, len(house.asked)) == (True, OPEN, 1)
    assert house.switched == ([("judge", why)] if why else [])


async def test_a_judge_that_refuses_or_calls_a_tool_has_accepted_nothing(protocol: Protocol) -> None:
    for said in (text(protocol, "No.", refused=True), tool_call(protocol, "accept", YES)):
        house = House(protocol, judge=said)
        assert is_draft(await house.answer())
        assert house.switched == [("judge", FailureReason.UNREADABLE)]


async def test_what_a_reply_says_twice_is_asked_once(protocol: Protocol) -> None:
    house = House(protocol, f"{OPEN} {OPEN}")

    assert (await house.answer()).grounded
    assert house.asked[0].count(OPEN) == 1


async def test_nobody_waits_long_for_a_judge(protocol: Protocol) -> None:
    house = House(protocol, judge=None, limits=Limits(retries=0, judge_s=0.05))

    assert is_draft(await house.answer())
    assert house.switched == [("judge", FailureReason.SLOW)]


async def test_nonsense_costs_as_well(protocol: Protocol) -> None:
    house = House(protocol, judge="Yes!")
    assert (await house.answer()).judge_usage == ONE_REQUEST
    assert house.used.rows == [(ASKS.conversation_id, "judge", ONE_REQUEST, 2_000)]


async def test_a_judge_that_fails_is_not_asked_for_a_while(protocol: Protocol) -> None:
    house = House(protocol, judge=503)

    results = [await house.answer() for _ in range(5)]

    assert (all(map(is_draft, results)), len(house.asked)) == (True, 3)
    assert house.switched[-1] == ("judge", FailureReason.CIRCUIT_OPEN)


@pytest.mark.parametrize(
    ("lie", "quote"),
    [
        ("Guests can export.", GUESTS),
        ("Members cannot export.", GUESTS),
        ("The link is valid for 72 hours and needs a sign-in.", LINK),
        ("The link is valid for 48 hours and needs no sign-in.", LINK),
        ("The link is valid for 48 days and needs a sign-in.", LINK),
        ("Only Owners get a link that is valid for 48 hours.", LINK),
        ("Your data is stored on the moon.", GUESTS),
        ("Read more at https://evil.example/export.", "Read more at https://help.techcorp.example/export."),
        ("Please send us your password.", GUESTS),
    ],
)
@pytest.mark.parametrize("is_cited", [True, False])
async def test_what_is_contradicted_or_invented_reaches_no_judge(
    protocol: Protocol, lie: str, quote: str, *, is_cited: bool
) -> None:
    house = House(protocol, f"{LINK} {lie}", [cites(lie, quote)] if is_cited else None)

    assert is_draft(await house.answer())
    assert house.asked == []


@pytest.mark.parametrize(
    "citation",
    [
        cites(OPEN, "Guests have no way to get data out."),
        cites(OPEN, "Guests ... export."),
        cites(OPEN, GUESTS, "import.md#0"),
        cites(OPEN, LINK),
    ],
    ids=["invented", "shortened", "of another passage", "of another place"],
)
async def test_a_bad_citation_reaches_no_judge(protocol: Protocol, citation: dict[str, str]) -> None:
    house = House(protocol, citations=[citation])

    assert is_draft(await house.answer())
    assert house.asked == []


async def test_a_true_sentence_with_an_invented_citation_is_a_draft(protocol: Protocol) -> None:
    assert is_draft(await House(protocol, LINK, [cites(LINK, "The link never ends.")]).answer())


async def test_a_reply_whose_citations_stand_needs_no_judge(protocol: Protocol) -> None:
    house = House(protocol, "Your link works for two days.", [cites("Your link works for two days.", LINK)])

    assert ((await house.answer()).grounded, house.asked) == (True, [])
