"""A turn without consequences: the pipeline is given a claim, and what it would write is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from production.crm.support.model import Claim, Decision
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import EndReason, LedgerState


class Rehearsal:
    """Satisfies `workers.ports.Turns` for one turn: gives out its claim once, and keeps how it ends."""

    def __init__(self, claim: Claim) -> None:
        self._claim: Claim | None = claim
        self.decision: Decision | None = None
        self.parked: tuple[LedgerState, EndReason] | None = None
        """Where nobody answers it, as when we recognise a mail as a machine's."""

    async def admit(self, messages: Sequence[InboundMessage]) -> list[InboundMessage]:
        return list(messages)

    async def claim(self, messages: Sequence[InboundMessage]) -> Claim | None:
        claim, self._claim = self._claim, None
        return claim if messages else None

    async def settle(self, claim: Claim, decision: Decision) -> None:  # noqa: ARG002 - a port
        self.decision = decision

    async def park(self, message: InboundMessage, *, state: LedgerState, reason: EndReason) -> bool:  # noqa: ARG002 - a port
        self.parked = state, reason
        return True

    async def write_off(self, event_id: str, key: str, received_at: datetime, reason: str) -> None:
        """Nothing is written."""

    async def defer_key(self, key: str, reason: str) -> None:
        """Nothing waits."""
