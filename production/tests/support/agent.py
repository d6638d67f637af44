"""A turn of the agent with a scripted model and a single passage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from agents import Model
from agents.testing import function_call

from production.agent.limits import Limits
from production.agent.support_agent import SupportAgent
from production.crm.knowledge.model import Passage
from production.crm.support.model import PastTicket
from production.schemas.ids import Category, Channel, Priority
from production.schemas.turns import ScreenAction, Turn, TurnResult, Verdict

CONTEXT = Path(__file__).parents[3] / "context"
CALM = Verdict(ScreenAction.ANSWER, (), 0.5, Category.HOW_TO, Priority.MEDIUM)
MakeTurn = Callable[..., Turn]


class OneOldTicket:
    """Every customer has the same single old ticket; remembers who was asked about."""

    def __init__(self, subject: str = "Import of boards", last_reply: str = "The import is finished.") -> None:
        self.asked: list[UUID] = []
        self.subject = subject
        self.last_reply = last_reply

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]:
        self.asked.append(customer_id)
        return [
            PastTicket(
                ticket_number="TKT-0012",
                channel=Channel.EMAIL,
                subject=self.subject,
                status="resolved",
                created_at=datetime(2026, 3, 4, tzinfo=UTC),
                last_reply=self.last_reply,
            )
        ][:limit]


EXPORT = Passage("export.md", "Import and export > Export", 0, 'To export a project, select "Export".', 0.8, 0.7)
ANSWER = {"reply": 'To export a project, select "Export".', "confidence": 0.95, "kind": "answer"}
BYE = {"reply": "You are welcome.", "confidence": 1, "kind": "closing"}
SEARCH = {"query": "export a project"}
TURN = Turn(uuid4(), uuid4(), Channel.EMAIL, "TKT-0001", "How do I export a project?", identity_proven=True)


class OnePassage:
    """Knows a single passage, or is away."""

    def __init__(self, error: Exception | None = None, passage: Passage = EXPORT) -> None:
        self.error = error
        self.passage = passage
        self.queries: list[str] = []

    async def search(self, query: str, *, limit: int = 5, language: str | None = None) -> list[Passage]:
        self.queries.append(query)
        if self.error:
            raise self.error
        return [self.passage]


def calls(*steps: tuple[str, Any]) -> list[Any]:
    """One model request for each tool call, then an escalation if the run goes on."""
    return [[function_call(name, arguments, call_id=f"call-{at}")] for at, (name, arguments) in enumerate(steps)]


async def run(
    model: Model,
    *,
    turn: Turn = TURN,
    verdict: Verdict = CALM,
    knowledge: OnePassage | None = None,
    history: OneOldTicket | None = None,
    limits: Limits | None = None,
) -> TurnResult:
    agent = SupportAgent(model, knowledge or OnePassage(), history or OneOldTicket(), limits or Limits(), "TechCorp")
    return await agent.answer(turn, verdict)
