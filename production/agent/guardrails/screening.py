"""Decides from the words alone, before any model call, whether the assistant may answer a message.

Pure and deterministic; `explain` says which rules led to a verdict. Only the first 4,000 and the last 2,000 characters
count (`normalise.truncate`): hand a model nothing that lies between them, and send nothing by yourself that it says
about a longer text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from production.agent.guardrails import engine
from production.agent.guardrails.deobfuscate import deobfuscate
from production.agent.guardrails.languages import unsupported_language
from production.agent.guardrails.normalise import head_and_tail, normalise, truncate, visible_text
from production.agent.guardrails.rules.table import Match
from production.agent.guardrails.sentiment.score import sentiment
from production.agent.guardrails.triage import category, priority
from production.channels.registry import channels
from production.schemas.ids import Channel, Priority
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
_CIVIL = re.compile(
    r"\b(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|thanks|thank you|cheers)"
    r"(?: (?:there|all|team|everyone|so much|a lot|again|in advance))?!",
    re.IGNORECASE,
)
"""An exclamation mark that greets or thanks shows no anger."""
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)


def screen(text: str, channel: Channel | None = None, company: str = "") -> Verdict:
    """The verdict on one message; triggers are in the order of `Trigger`. Never fails.

    In email, quoted lines are not the writer's wish, but orders to the assistant count wherever they stand.
    `company` is the name under which the writer may address us.
    """
    own = without_quotes(text, channel)
    words, feeling = normalise(own, company), sentiment(head_and_tail(own))
    found = {match.trigger for match in _matches(text, own, words, feeling, company)}
    language = unsupported_language(truncate(text))
    return Verdict(
        action=action_for(found, language),
        triggers=tuple(trigger for trigger in Trigger if trigger in found),
        sentiment=feeling,
        category=category(head_and_tail(words)),
        priority=priority(head_and_tail(words), feeling),
        language=language,
    )


def action_for(triggers: Iterable[Trigger], language: str | None) -> ScreenAction:
    """The most severe action that the triggers ask for; a person, if `language` is one that cannot be screened."""
    asked = [ACTIONS[trigger] for trigger in triggers]
    if language is not None:
        asked.append(ScreenAction.ESCALATE)
    return min(asked, key=SEVERITY.index, default=ScreenAction.ANSWER)


def merge_verdicts(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict on a whole, which comes first, and on its parts: everything that any of them found."""
    found = {trigger for verdict in verdicts for trigger in verdict.triggers}
    language = next((verdict.language for verdict in verdicts if verdict.language), None)
    return replace(
        verdicts[0],
        language=language,
        action=action_for(found, language),
        triggers=tuple(trigger for trigger in Trigger if trigger in found),
        priority=max((verdict.priority for verdict in verdicts), key=list(Priority).index),
    )


def with_injection(verdict: Verdict) -> Verdict:
    """`verdict` with an attempt to steer the assistant that it could not see by itself."""
    injection = replace(verdict, triggers=(Trigger.INJECTION,))
    return merge_verdicts([verdict, injection])


@lru_cache(maxsize=2048)  # what was said before is read again in every turn
def is_injection(text: str) -> bool:
    """Whether `text` tries to steer the assistant, by its words alone."""
    return bool(engine.match_injections(deobfuscate(text)))


def explain(text: str, channel: Channel | None = None, company: str = "") -> list[Match]:
    """Every rule that `text` sets off; empty for a message that may be answered."""
    own = without_quotes(text, channel)
    return _matches(text, own, normalise(own, company), sentiment(head_and_tail(own)), company)


def _matches(text: str, own: str, words: str, feeling: float, company: str) -> list[Match]:
    read = deobfuscate(text)
    behind = (read if own == text else deobfuscate(own)).others
    found = [
        *engine.match_intents(words),
        *(engine.match_intents(normalise(behind, company)) if behind else ()),
        *engine.match_injections(read),
    ]
    anger = feeling < FURIOUS and _ANGER.search(_CIVIL.sub("", visible_text(own)))
    return [*found, Match(Trigger.COMPLAINT, "furious tone")] if anger else found


def without_quotes(text: str, channel: Channel | None) -> str:
    """What the writer wrote; everything, if nothing but quoted lines is there."""
    if channel is None or not channels()[channel].quotes:
        return text
    unquoted = _QUOTED.sub("", text)
    return unquoted if unquoted.strip() else text
