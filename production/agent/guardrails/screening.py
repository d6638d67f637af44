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
from production.agent.guardrails.normalise import as_written, head_and_tail, normalise
from production.agent.guardrails.rules.table import Match
from production.agent.guardrails.sentiment.score import sentiment
from production.agent.guardrails.tagging import tags
from production.agent.guardrails.triage import category, priority
from production.channels.registry import channels
from production.schemas.ids import Channel, Priority
from production.schemas.turns import ScreenAction, Trigger, Verdict
from production.text.language import english_sentences, is_foreign, language_of
from production.text.visible import truncate, visible_text

ACTIONS = {
    Trigger.DANGER: ScreenAction.ESCALATE,
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
_GRIEVANCES = frozenset({Trigger.COMPLAINT, Trigger.ABUSE})
_AGGRIEVED = 0.25
"""Sentiment of a grievance in another language, whose words of feeling are not known."""
_ANGER = re.compile(r"!|\b(?:you|your|you're|ur)\b|f+u+c?k|\bsh[i*]t", re.IGNORECASE)
_AT_A_LOSS = re.compile(
    r"\b(?:panic\w*|scared|afraid|worried|terrified|(?:what|how|where) (?:can|could|do|should) (?:i|we)\b[^.!?]*\?)",
    re.IGNORECASE,
)
"""Who is frightened, or asks what to do, cries out as well."""
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
    words, language, feeling = normalise(own, company), language_of(own), _feeling(own)
    matches = _matches(text, own, words, feeling, company)
    found = {match.trigger for match in matches}
    if is_foreign(language) and found & _GRIEVANCES:
        feeling = min(feeling, _AGGRIEVED)
    unscreened = unsupported_language(truncate(text))
    return Verdict(
        action=action_for(found, unscreened),
        triggers=tuple(trigger for trigger in Trigger if trigger in found),
        sentiment=feeling,
        category=category(head_and_tail(words)),
        priority=priority(head_and_tail(words), feeling),
        language=language,
        unscreened=unscreened,
        tags=tags(head_and_tail(words)),
        undoubted=frozenset(match.trigger for match in matches if match.undoubted),
    )


def action_for(triggers: Iterable[Trigger], unscreened: str | None) -> ScreenAction:
    """The most severe action that the triggers ask for; a person, if a language is `unscreened`."""
    asked = [ACTIONS[trigger] for trigger in triggers]
    if unscreened is not None:
        asked.append(ScreenAction.ESCALATE)
    return min(asked, key=SEVERITY.index, default=ScreenAction.ANSWER)


def merge_verdicts(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict on a whole, which comes first, and on its parts: everything that any of them found."""
    found = {trigger for verdict in verdicts for trigger in verdict.triggers}
    unscreened = next((verdict.unscreened for verdict in verdicts if verdict.unscreened), None)
    return replace(
        verdicts[0],
        unscreened=unscreened,
        action=action_for(found, unscreened),
        triggers=tuple(trigger for trigger in Trigger if trigger in found),
        priority=max((verdict.priority for verdict in verdicts), key=list(Priority).index),
        tags=tuple(dict.fromkeys(tag for verdict in verdicts for tag in verdict.tags)),
        doubtful=bool(found) and not unscreened and all(verdict.doubtful for verdict in verdicts if verdict.triggers),
    )


def with_injection(verdict: Verdict) -> Verdict:
    """`verdict` with an attempt to steer the assistant that it could not see by itself."""
    injection = replace(verdict, triggers=(Trigger.INJECTION,), doubtful=False)
    return merge_verdicts([verdict, injection])


@lru_cache(maxsize=2048)  # what was said before is read again in every turn
def is_injection(text: str) -> bool:
    """Whether `text` tries to steer the assistant, by its words alone."""
    return bool(engine.match_injections(deobfuscate(text)))


def explain(text: str, channel: Channel | None = None, company: str = "") -> list[Match]:
    """Every rule that `text` sets off; empty for a message that may be answered."""
    own = without_quotes(text, channel)
    return _matches(text, own, normalise(own, company), _feeling(own), company)


def _feeling(own: str) -> float:
    """From English words, where some are: those of other languages that look like them mean nothing."""
    return sentiment(head_and_tail(english_sentences(own) if is_foreign(language_of(own)) else own))


def _matches(text: str, own: str, words: str, feeling: float, company: str) -> list[Match]:
    read = deobfuscate(text)
    behind = (read if own == text else deobfuscate(own)).others
    found = [
        *_wishes(own, words, company),
        *(engine.match_intents(normalise(behind, company)) if behind else ()),
        *engine.match_injections(read),
    ]
    shown = _CIVIL.sub("", visible_text(own))
    anger = feeling < FURIOUS and _ANGER.search(shown.replace("!", ".") if _AT_A_LOSS.search(shown) else shown)
    return [*found, Match(Trigger.COMPLAINT, "furious tone")] if anger else found


def _wishes(own: str, words: str, company: str) -> list[Match]:
    """By the rules of the writer's language, and English ones for what is said in English beside it."""
    if not is_foreign(language_of(own)):
        return engine.match_intents(words)
    english = normalise(english_sentences(own), company)
    return [*engine.match_intents(as_written(own, company), foreign=True), *engine.match_intents(english)]


def without_quotes(text: str, channel: Channel | None) -> str:
    """What the writer wrote; everything, if nothing but quoted lines is there."""
    if channel is None or not channels()[channel].quotes:
        return text
    unquoted = _QUOTED.sub("", text)
    return unquoted if unquoted.strip() else text
