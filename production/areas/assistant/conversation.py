"""One message and its answer: by the language model where there is one that calls tools, by rules elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from production.areas import Offer
from production.areas.assistant.clerk import Clerk
from production.areas.assistant.executor import Executor
from production.areas.assistant.model import Answer, Pending, Ref
from production.areas.assistant.overview import Overview
from production.areas.assistant.rules.answers import is_no, is_yes
from production.areas.assistant.rules.language import LANGUAGES
from production.areas.assistant.rules.lexicon import Lexicon
from production.areas.assistant.rules.says import Speaker
from production.areas.assistant.store import Session, SessionLog
from production.areas.assistant.thinking import INSTRUCTIONS, Desk
from production.crm.permissions.model import Caller
from production.database.pool import Database
from production.schemas.errors import Forbidden, NotFound, Unavailable

if TYPE_CHECKING:
    from production.agent.assistant import Brief, Thinker, Thought

REMEMBERED = 12
"""Messages that the model hears again."""


class Assistant:
    """What all conversations of a process share."""

    def __init__(self, database: Database, offers: Sequence[Offer], thinker: Thinker | None) -> None:
        self.database = database
        self.thinker = thinker
        self.offers: Mapping[str, Offer] = {offer.kind.name: offer for offer in offers}

    @cached_property
    def lexicons(self) -> dict[str, Lexicon]:
        """By language. A tenth of a second's work, which the start of an api does not wait for."""
        kinds = [offer.kind for offer in self.offers.values()]
        return {tag: Lexicon(tag, kinds) for tag in LANGUAGES}

    def with_caller(self, caller: Caller, session: Session, log: SessionLog, now: datetime) -> Conversation:
        """`now` is in the zone of the caller."""
        return Conversation(self, self.executor(caller, str(now.tzinfo)), session, log, now, caller.name)

    def executor(self, caller: Caller, zone: str = "UTC") -> Executor:
        return Executor(self.offers, self.database, caller, zone)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Of one caller, while one message is worked on."""

    shared: Assistant
    executor: Executor
    session: Session
    log: SessionLog
    now: datetime
    name: str
    tell: Callable[[str], None] = field(default=lambda _: None)
    """Gets the words of a model as they come; the answer as a whole may be another one."""

    async def hear(self, message: str, confirm: bool | UUID | None = None) -> Answer:  # noqa: FBT001 - as it is sent
        """What comes of a message. Whatever waits is decided by it: what nobody agrees to lapses.

        Raises:
            NotFound: nothing waits under the id of `confirm`.
            Unavailable: a part is away.
        """
        waiting = await self.log.taken()
        if isinstance(confirm, UUID) and confirm not in {each.id for each in waiting}:
            raise NotFound(f"Nothing waits under {confirm}.")
        agreed = _agreed(message, confirm)
        if agreed is not None and waiting:
            return await self._decide(
                waiting, {each.id for each in waiting if confirm in {each.id, True, None} and agreed}
            )
        if confirm is not None:
            return Answer(self._speaker.say("nothing_pending"))
        return await self._answer(message)

    async def _decide(self, waiting: Sequence[Pending], agreed: set[UUID]) -> Answer:
        run = waiting[0].run
        if run is None or self.shared.thinker is None:
            return await self._clerk.decide(waiting[0], agreed=bool(agreed))
        desk = self._desk()
        confirmed = [str(each.call_id) for each in waiting if each.id in agreed]
        try:
            thought = await self.shared.thinker.resume(self._brief(desk), run, confirmed, self.tell)
        except Unavailable as away:
            if not desk.actions:
                raise
            return self._done(desk, str(away))
        return await self._thought(desk, thought)

    async def _answer(self, message: str) -> Answer:
        if self.shared.thinker is None:
            return await self._clerk.hear(message)
        desk = self._desk()
        try:
            said = await self.log.said(REMEMBERED)
            thought = await self.shared.thinker.answer(self._brief(desk), said, message, self.tell)
        except Unavailable as away:
            if desk.actions:  # done is done: the rules must not do it once more
                return self._done(desk, str(away))
            return await self._without_model(message, away)
        return await self._thought(desk, thought)

    async def _without_model(self, message: str, away: Unavailable) -> Answer:
        """The rules answer, and say why it is they."""
        answer = await self._clerk.hear(message)
        no_tools = getattr(away, "reason", None) == "no_tools"
        note = self._speaker.say("no_tools") if no_tools else self._speaker.say("no_model")
        answer.response = f"{answer.response}\n\n{note}"
        return answer

    async def _thought(self, desk: Desk, thought: Thought) -> Answer:
        answer = self._done(desk, thought.text)
        for each in thought.proposed:
            call = desk.call(each.tool, each.arguments)
            try:
                rows = [await self.executor.get(call.kind, number) for number in call.ids]
                held = self._clerk.held(call, rows)
            except (Forbidden, NotFound) as refused:
                return replace(answer, response=str(refused), tool="refused", pending=[])
            answer.pending.append(Pending(uuid4(), call, len(rows), held.response, thought.state, each.call_id))
        if answer.pending:
            answer.response = "\n".join(each.text for each in answer.pending)
            answer.tool = answer.pending[-1].call.tool
        return answer

    def _done(self, desk: Desk, text: str) -> Answer:
        touched: list[Ref] = [each.record for each in desk.actions]
        if touched:
            self.session.state.last = touched[-1]
        records = list(dict.fromkeys([*touched, *desk.shown]))
        return Answer(text, desk.tool, actions=desk.actions, records=records)

    def _desk(self) -> Desk:
        overview = Overview(self.executor, self.session.state, self._speaker)
        return Desk(self.executor, overview, self.log)

    def _brief(self, desk: Desk) -> Brief:
        from production.agent.assistant import Brief, Tool  # noqa: PLC0415 - only who has a model waits for its SDK

        told = INSTRUCTIONS.format(name=self.name, now=self.now.strftime("%A, %d %B %Y, %H:%M %Z"))
        return Brief(told, desk.tools(Tool))

    @property
    def _clerk(self) -> Clerk:
        return Clerk(self.executor, self.log, self.shared.lexicons, self.session.state, self.now)

    @property
    def _speaker(self) -> Speaker:
        return Speaker(self.session.state.language, self.executor.kinds)


def _agreed(message: str, confirm: bool | UUID | None) -> bool | None:  # noqa: FBT001 - as it is sent
    """None: the message is neither yes nor no."""
    if confirm is not None:
        return confirm is not False
    if is_no(message):
        return False
    return True if is_yes(message) else None
