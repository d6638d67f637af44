"""Decides from the words alone, before any model call, whether the assistant may answer a message.

Pure and deterministic; `explain` says which rules led to a verdict. Only the first 4,000 and the last 2,000 characters
count (`normalise.examined`): hand a model nothing that lies between them.
"""

from __future__ import annotations

import re

from production.agent.guardrails import engine
from production.agent.guardrails.classify import category, priority
from production.agent.guardrails.normalise import plain, visible
from production.agent.guardrails.rules.table import Match
from production.agent.guardrails.sentiment import sentiment
from production.agent.guardrails.unveil import unveiled
from production.schemas.ids import Channel
from production.schemas.turns import ScreenAction, Trigger, Verdict

ACTIONS = {
    Trigger.PRICING: ScreenAction.ESCALATE,
    Trigger.LEGAL: ScreenAction.ESCALATE,
    Trigger.SECURITY: ScreenAction.ESCALATE,
    Trigger.ABUSE: ScreenAction.ESCALATE,
    Trigger.HUMAN: ScreenAction.ESCALATE,
    Trigger.COMPLAINT: ScreenAction.ESCALATE,
    Trigger.INJECTION: ScreenAction.ESCALATE,
    Trigger.REFUND: ScreenAction.BILLING,
    Trigger.FEATURE_PROMISE: ScreenAction.DECLINE,
}
SEVERITY = (ScreenAction.ESCALATE, ScreenAction.BILLING, ScreenAction.DECLINE, ScreenAction.ANSWER)
"""Of several actions the first in this order wins: a person outranks billing, billing outranks a refusal to promise."""

FURIOUS = 0.2
"""Sentiment below which an angry message is a complaint, even if no rule knows its wording."""
_ANGER = re.compile(r"!|\b(?:you|your|you're|ur)\b|f+u+c?k|\bsh[i*]t", re.IGNORECASE)
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)


def screen(text: str, channel: Channel | None = None) -> Verdict:
    """The verdict on one message; triggers are in the order of `Trigger`. Never fails.

    In email, quoted lines are not the writer's wish, but orders to the assistant count wherever they stand.
    """
    written = _written(text, channel)
    words, feeling = plain(written), sentiment(written)
    found = {match.trigger for match in _matches(text, written, words, feeling)}
    return Verdict(
        action=min((ACTIONS[trigger] for trigger in found), key=SEVERITY.index, default=ScreenAction.ANSWER),
        triggers=tuple(trigger for trigger in Trigger if trigger in found),
        sentiment=feeling,
        category=category(words),
        priority=priority(words, feeling),
    )


def explain(text: str, channel: Channel | None = None) -> list[Match]:
    """Every rule that `text` sets off, with the words that did it; empty for a message that may be answered."""
    written = _written(text, channel)
    return _matches(text, written, plain(written), sentiment(written))


def _matches(text: str, written: str, words: str, feeling: float) -> list[Match]:
    found = [*engine.wishes(words), *engine.orders(unveiled(text))]
    anger = feeling < FURIOUS and _ANGER.search(visible(written))
    return [*found, Match(Trigger.COMPLAINT, "furious tone", anger[0])] if anger else found


def _written(text: str, channel: Channel | None) -> str:
    """What the writer wrote; everything, if nothing but quoted lines is there."""
    if channel is not Channel.EMAIL:
        return text
    unquoted = _QUOTED.sub("", text)
    return unquoted if unquoted.strip() else text
