"""A worker that writes suggested replies, with an agent that says what it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from production.areas import Desk
from production.areas.assist.work import SuggestionWriter
from production.channels.compose import Composer
from production.database.pool import Database
from production.schemas.ids import Channel
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import Source, Turn, TurnAction, TurnResult, Verdict
from production.tests.support.agent import CALM
from production.tests.support.passages import EXPORT

SAYS = 'To export the tasks of one project, select the three dots and choose "Export".'
_SOURCE = Source(EXPORT.document, EXPORT.title, EXPORT.chunk, 0.8)
FOUND = TurnResult(SAYS, TurnAction.REPLY, 0.95, sources=(_SOURCE,), carried=((SAYS, _SOURCE),))
NOT_FOUND = TurnResult(
    "", TurnAction.ESCALATE, 0.0, reason=EndReason(EndCode.NOT_DOCUMENTED, "not in the knowledge base")
)

_PASSAGE = """
insert into knowledge_base (document, position, title, content, category, content_hash, model, embedding)
values ($1, $2, $3, $4, 'how_to', 'x', 'm', (select array_agg(0.1) from generate_series(1, 1536))::vector)
on conflict do nothing"""


@dataclass
class Says:
    """Satisfies `agent.ports.Agent`."""

    result: TurnResult | Exception = FOUND
    asked: list[Turn] = field(default_factory=list)

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        self.asked.append(turn)
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


async def calm(text: str, channel: Channel) -> Verdict:
    return CALM


def writer(database: Database, agent: Says, verdict: Verdict = CALM) -> SuggestionWriter:
    async def screen(text: str, channel: Channel) -> Verdict:
        return verdict

    return SuggestionWriter(Desk(database, agent, screen, Composer("TechCorp", "techcorp.example")))


async def documented(database: Database) -> None:
    """The knowledge base holds the passage EXPORT."""
    await database.execute(_PASSAGE, EXPORT.document, EXPORT.chunk, EXPORT.title, EXPORT.content)
