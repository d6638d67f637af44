"""How the report calls things. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from production.shadow.agreement import Agreement, Conflict

AGREEMENTS: Mapping[Agreement, str] = {
    Agreement.AGREES: "says what the person said",
    Agreement.PARTLY: "says part of it",
    Agreement.OTHER: "says something else",
    Agreement.CONTRADICTS: "contradicts",
    Agreement.OPEN: "cannot be compared",
}
CONFLICTS: Mapping[Conflict, str] = {
    Conflict.NUMBER: "Another number",
    Conflict.DIRECTION: "The opposite direction",
    Conflict.DENIAL: "One says so, the other not",
}
LEFT: Mapping[str, str] = {
    "below_threshold": "the AI had a reply, and was not sure enough",
    "screened": "screening: prices, refunds, threats, a wish for a person",
    "not_documented": "nothing in the knowledge base answers it",
    "not_backed": "the reply was not carried by the knowledge base",
    "foreign": "in a language that the AI does not answer by itself",
    "needs_person": "the AI asked for a person",
    "not_said": "nothing that a machine may say, such as about money",
    "beyond_words": "a voice note, a place, something that cannot be read",
    "over_limit": "the reply is longer than the channel allows",
    "too_long": "the message is longer than what is screened",
    "model_failed": "no model gave an answer that can be used",
}
"""Why a question was left to a person: codes of `schemas.outcomes.EndCode`, and the threshold."""


def percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"


def count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
