"""What one run of the agent sees and proposes. Tools read through the ports and write only here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from production.agent.grounding import Citation
from production.agent.ports import CustomerHistory, KnowledgeSearch
from production.agent.ticket_facts import ticket_fact
from production.crm.knowledge.model import Passage
from production.crm.support.model import PastTicket, TicketRequest
from production.schemas.errors import InvalidInput
from production.schemas.outcomes import EndReason
from production.schemas.turns import NOTHING_USED, Effect, Turn, TurnAction, Usage
from production.text.language import ENGLISH

PASSAGES = 6
"""Of one search."""
PASSAGES_ABROAD = 20
"""Of one in another language, of which the embedder finds the place, and seldom as the first."""
REPLY_LIMIT = 6000
"""Characters of a reply."""


@dataclass(frozen=True, slots=True)
class ProposedReply:
    """What should be sent; `action` is never ESCALATE."""

    text: str
    """Empty where nothing answers, and the notice says so: a person sees it first."""
    confidence: float
    action: TurnAction
    known_questions: tuple[str, ...] = ()
    """Those of the knowledge base that the customer's were taken for."""
    passed_on: tuple[str, ...] = ()
    """Questions of the message that are left to a colleague, in the customer's words."""
    notice: str = ""
    """Tells the customer so, below the text."""
    citations: tuple[Citation, ...] = ()
    """What its sentences rest on, as far as the model says so."""
    surely_known: bool = False
    """Whether all that the message says is questions that people have answered before."""


@dataclass(slots=True)
class TurnContext:
    """Lives for one run. The model never sees it: identity and ports cannot be argued with."""

    turn: Turn
    knowledge: KnowledgeSearch
    history: CustomerHistory
    reads_left: int
    """How many more searches and look-ups this run may make."""
    passages: dict[tuple[str, int], Passage] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    """What other tools said and a reply may therefore repeat."""
    ticket: TicketRequest | None = None
    """How the ticket of this turn should be filed."""
    reply: ProposedReply | None = None
    escalation: EndReason | None = None
    """Why a person should take over."""
    effects: list[Effect] = field(default_factory=list)
    """What becomes true when the turn is settled, proposed by tools of areas."""
    used: Usage = NOTHING_USED
    """By the requests to the model that were answered, also in a run that fails later."""
    judge_used: Usage = NOTHING_USED
    """By those to the judge of the reply."""

    def spend_read(self) -> None:
        """Raises InvalidInput when no more look-ups are left in this run."""
        if self.reads_left <= 0:
            raise InvalidInput("budget", "no look-ups are left in this run: call send_response or escalate_to_human")
        self.reads_left -= 1

    async def search(self, question: str, language: str = ENGLISH) -> list[Passage]:
        """What the knowledge base says in a language, best first: only this may support the reply. Spends a read."""
        self.spend_read()
        limit = PASSAGES if language == ENGLISH else PASSAGES_ABROAD
        found = await self.knowledge.search(question, limit=limit, language=language)
        self.passages |= {(passage.document, passage.chunk): passage for passage in found}
        return found

    async def past_tickets(self) -> Sequence[PastTicket]:
        """Of the customer who is writing, newest first; none unless they have proven who they are. Spends a read.

        What is known of a ticket becomes a fact that a reply may repeat.
        """
        self.spend_read()
        if not self.turn.identity_proven:
            return []
        tickets = await self.history.past_tickets(self.turn.customer_id)
        self.facts += map(ticket_fact, tickets)
        return tickets

    @property
    def is_complete(self) -> bool:
        """Whether the run may end: a reply or a handover is proposed."""
        return self.reply is not None or self.escalation is not None
