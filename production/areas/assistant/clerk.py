"""Understands and does what people type, by rules alone."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from production.areas.assistant.commands import Commands
from production.areas.assistant.executor import ActionLog, Executor, Stopped
from production.areas.assistant.model import Action, Answer, Ask, Call, Draft, Pending, Reading, State
from production.areas.assistant.naming import picked
from production.areas.assistant.overview import OVER_ALL, Overview
from production.areas.assistant.rules.answers import continued, is_no, small_words
from production.areas.assistant.rules.lexicon import Lexicon
from production.areas.assistant.rules.reading import readings
from production.areas.assistant.rules.says import Speaker
from production.crm.assistant.kinds import Row
from production.schemas.errors import Conflict, Forbidden, InvalidInput, NotFound

_QUIET = {Ask.CANCEL: "nothing_pending", Ask.REFUSE: "refused"}
_OWN = {*OVER_ALL, Ask.UNDO}
"""What is a command whatever was asked before."""


@dataclass(frozen=True, slots=True)
class Clerk:
    """For one session of one caller. `now` is in the caller's zone."""

    executor: Executor
    log: ActionLog
    lexicons: Mapping[str, Lexicon]
    state: State
    now: datetime

    async def hear(self, text: str) -> Answer:
        """What comes of a message: done at once, asked about, or held until it is confirmed."""
        draft, self.state.draft = self.state.draft, None
        read = readings(text, list(self.lexicons.values()), list(self.executor.kinds.values()), self.now)
        if draft and (is_no(text) or read[0].ask is Ask.CANCEL):
            return self._say("cancelled", "cancelled")
        if draft and not _is_command(read[0]):
            return await self._safely(self._continued(draft, text))
        if read[0].score:
            self.state.language = read[0].language
        return await self._safely(self._obey(read))

    def held(self, call: Call, rows: Sequence[Row]) -> Answer:
        """What is said of a call that waits."""
        return self._commands.held(self.executor.kinds[call.kind], call, rows)

    async def decide(self, held: Pending, *, agreed: bool) -> Answer:
        """Do what waited, or leave it."""
        if not agreed:
            return self._say("cancelled", "cancelled")
        return await self._safely(self._confirmed(held))

    async def undo(self) -> Answer:
        """Take the last call back."""
        actions = await self.log.last()
        if not actions:
            return self._say("nothing_to_undo", "undo")
        undone = [await self._taken_back(action) for action in actions]
        lines = [
            self._speaker.say(
                "undone", kind=self._speaker.one(self.executor.kinds[each.record.kind]), title=each.record.title
            )
            for each in undone
        ]
        return Answer("\n".join(lines), "undo", actions=undone, records=[each.record for each in undone])

    async def _taken_back(self, action: Action) -> Action:
        await self.executor.undo(action)
        return await self.log.undone(action.id)

    async def _confirmed(self, held: Pending) -> Answer:
        kind = self.executor.kinds[held.call.kind]
        try:
            return self._commands.done(kind, await self.executor.perform(held.call, self.log, confirmed=True))
        except Stopped as stopped:
            answer = self._commands.done(kind, stopped.actions)
            answer.response += f"\n{stopped}"
            return answer

    async def _obey(self, read: Sequence[Reading]) -> Answer:
        first = read[0]
        if first.ask in _QUIET:
            return self._say(_QUIET[first.ask], "help")
        if first.ask in OVER_ALL:
            return await self._overview.of(first) or self._help(first)
        if first.ask is Ask.UNDO:
            return await self.undo()
        for _, alike in groupby(read, key=lambda each: each.score):
            if answer := await self._first_that_fits(list(alike)):
                return answer
        return self._help(first)

    async def _first_that_fits(self, alike: Sequence[Reading]) -> Answer | None:
        """Of readings that are as good as each other, the one that names something; of two kinds none is guessed."""
        if alike[0].ask is Ask.HELP:
            return self._help(alike[0])
        if alike[0].ask is Ask.CREATE and len(alike) > 1:
            return self._help(alike[0])
        for reading in alike:
            if answer := await self._commands.of(reading):
                return answer
        return None

    async def _continued(self, draft: Draft, text: str) -> Answer:
        kind = self.executor.kinds[draft.reading.kind]
        if draft.options:
            return await self._chosen(draft, text)
        reading = continued(text, draft.reading, draft.asks, kind, (self.lexicons[self.state.language], self.now))
        return await self._commands.of(reading) or self._help(reading)

    async def _chosen(self, draft: Draft, text: str) -> Answer:
        """One of several was named, or they are shown again."""
        kind = self.executor.kinds[draft.options[0].kind]
        rows = [await self.executor.get(kind.name, each.id) for each in draft.options]
        row = picked(rows, text, small_words(self.state.language))
        if row is None:
            self.state.draft = draft
            return self._commands.which(kind, rows, draft.reading)
        if draft.reading.ask in OVER_ALL:
            return await self._overview.upon(kind, row, draft.reading)
        if not draft.link:
            return await self._commands.upon(kind, draft.reading, [row])
        reading = draft.reading.linked(draft.link, row["id"])
        return await self._commands.of(reading) or self._help(reading)

    async def _safely(self, doing: Awaitable[Answer]) -> Answer:
        """What cannot be is said, and changes nothing."""
        try:
            return await doing
        except (Forbidden, NotFound, Conflict, InvalidInput) as refused:
            return Answer(str(refused), "refused")

    def _help(self, reading: Reading) -> Answer:
        unclear = "" if reading.ask is Ask.HELP and reading.named else f"{self._speaker.say('unclear')} "
        return Answer(unclear + self._speaker.help(), "help")

    def _say(self, template: str, tool: str) -> Answer:
        return Answer(self._speaker.say(template), tool)

    @property
    def _speaker(self) -> Speaker:
        return Speaker(self.state.language, self.executor.kinds)

    @property
    def _commands(self) -> Commands:
        return Commands(self.executor, self.log, self.state, self._speaker)

    @property
    def _overview(self) -> Overview:
        return Overview(self.executor, self.state, self._speaker)


def _is_command(reading: Reading) -> bool:
    """Whether somebody says something new instead of answering."""
    return (reading.named and reading.ask is not Ask.HELP) or reading.ask in _OWN
