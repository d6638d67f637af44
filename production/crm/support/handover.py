"""What the customer hears when a person takes over, and who that person is."""

from __future__ import annotations

from dataclasses import dataclass

from production.schemas.turns import Trigger


@dataclass(frozen=True, slots=True)
class Handover:
    """One row of the table: team, and the words for the customer."""

    team: str
    text: str


_UNKNOWN = Handover(
    "support",
    "I could not find a reliable answer to this in our documentation, so I have passed your question to a colleague. "
    "They will reply to you here.",
)

# First match wins: what is dangerous comes before what is merely commercial.
_BY_TRIGGER: tuple[tuple[Trigger, Handover], ...] = (
    (
        Trigger.SECURITY,
        Handover(
            "security",
            "I have passed this to our security team with urgent priority. "
            "They will contact you here. Please do not send any passwords in the meantime.",
        ),
    ),
    (
        Trigger.LEGAL,
        Handover(
            "legal",
            "I have passed your message to our legal team. They will reply to you here.",
        ),
    ),
    (
        Trigger.INJECTION,
        Handover("security", "I have passed your message to a colleague. They will reply to you here."),
    ),
    (
        Trigger.ABUSE,
        Handover("support_lead", "I have passed your message to a team lead. They will reply to you here."),
    ),
    (
        Trigger.REFUND,
        Handover(
            "billing",
            "Refunds are handled by our billing team. I have passed your request to them, "
            "and they will reply to you here.",
        ),
    ),
    (
        Trigger.PRICING,
        Handover(
            "sales",
            "Questions about prices are answered by our sales team. I have passed yours to them, "
            "and they will reply to you here.",
        ),
    ),
    (
        Trigger.COMPLAINT,
        Handover(
            "support_lead",
            "I am sorry about the trouble this has caused you. I have passed your message to a team lead, "
            "who will reply to you here.",
        ),
    ),
    (
        Trigger.HUMAN,
        Handover("support", "Of course. I have passed this conversation to a colleague, who will reply to you here."),
    ),
)

DECLINE_PROMISE = (
    "I cannot promise features or dates that are not in our documentation. "
    "I have noted your wish for the product team. If you tell me what you want to achieve, "
    "I will gladly look for a way to do it with what is there today."
)


def handover_for(triggers: tuple[Trigger, ...]) -> Handover:
    """Team and words for what screening found; no trigger means that the knowledge base had no answer."""
    for trigger, handover in _BY_TRIGGER:
        if trigger in triggers:
            return handover
    return _UNKNOWN
