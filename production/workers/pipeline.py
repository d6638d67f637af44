"""What happens to a message, from the stream to its named end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter

import structlog

from production.agent.ports import Agent
from production.channels.email.senders import NOBODY
from production.crm.support.model import Compose
from production.schemas.envelope import Authentication, InboundMessage, Machine, MessageKind
from production.schemas.errors import FteError, StaleEpoch
from production.schemas.ids import Channel
from production.schemas.outcomes import EndCode, EndReason, LedgerState
from production.schemas.tracing import span
from production.workers.ports import Turns
from production.workers.steps.build_turn import Screen
from production.workers.steps.decide import decide
from production.workers.steps.think import think

_log = structlog.get_logger()

CHATTY = timedelta(seconds=20)
"""A reply is held back for somebody who goes on writing, but not for longer than this."""

_ASKS_NOTHING = {
    MessageKind.REACTION: "a reaction asks nothing",
    MessageKind.STOP: "asked for no more messages",
    MessageKind.START: "asked for messages again",
    MessageKind.ECHO: "written to the customer from elsewhere",
    MessageKind.STANDBY: "another program of ours owns the thread",
    MessageKind.HELP: "the provider has said who we are and how to end it",
    MessageKind.COPY: "another of our mailboxes has the same mail",
}


async def _asks_all(_: InboundMessage) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The story of a message: claim, screen, think, decide, settle."""

    turns: Turns
    screen: Screen
    agent: Agent
    thinking: asyncio.Semaphore
    """How many turns may be under way at once: none waits for the model after it was claimed."""
    compose: Compose
    wake_sender: Callable[[Channel], None]
    """There may be something to send on this channel."""
    crisis_help: str = ""
    """As `decide` adds it."""
    takes: Callable[[InboundMessage], Awaitable[str | None]] = _asks_all
    """Whether a message answers a question of ours and asks nothing: what it does instead, or None."""

    async def handle(self, messages: Sequence[InboundMessage], newer: Callable[[], bool]) -> None:
        """Bring messages of one sender to their ends, in order; a burst in one thread is one turn.

        Raises:
            Unavailable: something we need is away; nothing is lost by calling again.
        """
        failure: Exception | None = None
        for _, burst in groupby(messages, key=attrgetter("thread_key")):
            try:
                await self._turn(list(burst), newer)
            except FteError:
                raise
            except Exception as error:  # noqa: BLE001 - one thread must not hold up the others of its sender; raised below
                failure = error
        if failure is not None:
            raise failure

    async def _turn(self, messages: list[InboundMessage], newer: Callable[[], bool]) -> None:
        people = []
        for message in messages:
            if end := _end_without_answer(message):
                state, reason = end
                await self.turns.park(message, state=state, reason=reason)
            elif said := await self.takes(message):
                reason = EndReason(EndCode.ASKS_NOTHING, said)
                await self.turns.park(message, state=LedgerState.IGNORED, reason=reason)
            else:
                people.append(message)
        if people:
            async with self.thinking:
                await self._answer(people, newer)

    async def _answer(self, messages: list[InboundMessage], newer: Callable[[], bool]) -> None:
        with span("claim"):
            claim = await self.turns.claim(messages)
        if claim is None:
            return
        thought = await think(claim, self.screen, self.agent)
        if newer() and datetime.now(UTC) - claim.messages[0].received_at < CHATTY:
            _log.info("turn_goes_on", conversation=str(claim.conversation_id))
            return  # still open in the ledger: the next batch of this sender answers all of it at once
        decision = decide(claim, thought.verdict, thought.result, self.compose, self.crisis_help)
        try:
            with span("settle", state=decision.state):
                await self.turns.settle(claim, decision)
        except StaleEpoch:
            _log.info("turn_overtaken", conversation=str(claim.conversation_id), epoch=claim.epoch)
            return
        settled = {"state": decision.state, "model_ms": thought.model_ms}
        _log.info("turn_settled", conversation=str(claim.conversation_id), **settled)
        self.wake_sender(claim.channel)


def _end_without_answer(message: InboundMessage) -> tuple[LedgerState, EndReason] | None:
    """How a message ends that nobody may or need answer, and why; it is kept for a person to look at, never deleted."""
    if message.kind in _ASKS_NOTHING:
        return LedgerState.IGNORED, EndReason(EndCode.ASKS_NOTHING, _ASKS_NOTHING[message.kind])
    if message.problem is not None:
        return LedgerState.PARKED, EndReason(EndCode.UNREADABLE, f"could not be read: {message.problem}")
    if message.email and message.email.authentication is Authentication.FAIL:
        return LedgerState.PARKED, EndReason(
            EndCode.FORGED, "forged: our provider says that it is not from its sender's domain"
        )
    if message.machine is not Machine.NONE:
        return LedgerState.PARKED, EndReason(EndCode.MACHINE, f"machine mail: {message.machine}")
    if message.sender.value == NOBODY:
        return LedgerState.PARKED, EndReason(EndCode.NO_SENDER, "the mail names no sender")
    return None
