"""Who takes over from the AI, and which reason the customer is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from production.schemas.turns import Trigger
from production.schemas.wording import Reason


@dataclass(frozen=True, slots=True)
class Handover:
    """One row of the table."""

    team: str
    reason: Reason


_UNKNOWN = Handover("support", Reason.UNKNOWN)
_FOREIGN = Handover("support", Reason.LANGUAGE)

# First match wins: what is dangerous comes before what is merely commercial.
_BY_TRIGGER = {
    Trigger.DANGER: Handover("safety", Reason.DANGER),
    Trigger.SECURITY: Handover("security", Reason.SECURITY),
    Trigger.LEGAL: Handover("legal", Reason.LEGAL),
    Trigger.INJECTION: Handover("security", Reason.INJECTION),
    Trigger.ABUSE: Handover("support_lead", Reason.ABUSE),
    Trigger.REFUND: Handover("billing", Reason.REFUND),
    Trigger.PRICING: Handover("sales", Reason.PRICING),
    Trigger.COMPLAINT: Handover("support_lead", Reason.COMPLAINT),
    Trigger.HUMAN: Handover("support", Reason.HUMAN),
}


def handover_for(triggers: Sequence[Trigger], *, foreign: bool = False) -> Handover:
    """Team and reason for what screening found; no trigger means that nothing answers it.

    `foreign`: nothing was even looked for, because of the language.
    """
    found = (handover for trigger, handover in _BY_TRIGGER.items() if trigger in triggers)
    return next(found, _FOREIGN if foreign else _UNKNOWN)
