"""Classifies a message by meaning where the rules know only wording.

It adds what is said in words that no rule knows, and doubts what a rule took from a short and plainly harmless message.
It looks cheaply first: where no rule found anything and the spelling of each passage is plainly harmless, none is
embedded. A life in danger is looked for in each sentence, because it stands in ordinary requests.
`detected`, `suppressed`, `merge` and `alarmed` are pure; `SemanticClassifier` fetches the vectors that they need. The
weights belong to the built-in embedder, so the classifier uses that one whatever the knowledge base is embedded with;
without it the rules decide alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from production.agent.guardrails.screening import action_for
from production.agent.guardrails.semantic.apart import LongTextReader
from production.agent.guardrails.semantic.features import Floats, spelling, with_meaning
from production.agent.guardrails.semantic.model import MARGIN, NEAR, SURE, LinearModel, bundled_model, spelling_model
from production.agent.guardrails.semantic.words import read_words
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.schemas.turns import Trigger, Verdict

Seen = Sequence[tuple[str, Floats]]
"""Passages with their features."""

_NEVER_SUPPRESSED = frozenset({Trigger.DANGER, Trigger.INJECTION, Trigger.SECURITY, Trigger.ABUSE})
_DOUBTED = frozenset({Trigger.REFUND, Trigger.PRICING, Trigger.HUMAN, Trigger.COMPLAINT})
"""Wishes that cost a person's time, and nothing else, if they are taken for a question."""


class Embedder(Protocol):
    """Turns texts into vectors."""

    async def embed(self, texts: Sequence[str]) -> Sequence[Floats]:
        """Raises Unavailable when it is away."""
        ...


def detected(seen: Seen) -> frozenset[Trigger]:
    """Every trigger that the meaning of a passage sets off."""
    found = {trigger for _, features in seen for trigger in bundled_model().found(features)}
    sure = any(means_danger(features) for _, features in seen)
    return frozenset(found if sure else found - {Trigger.DANGER})


def means_danger(features: Floats) -> bool:
    """Whether these words surely tell of a life in danger, whatever else they say."""
    return bundled_model().beyond(Trigger.DANGER, features) > SURE


def suppressed(seen: Seen) -> frozenset[Trigger]:
    """Triggers that rules may have taken from harmless words ("can I use the coupon").

    Only a message that was read whole is doubted, never what protects people, data and the assistant.
    """
    return bundled_model().ruled_out(seen[0][1]) - _NEVER_SUPPRESSED if len(seen) == 1 else frozenset()


def merge(verdict: Verdict, seen: Seen) -> Verdict:
    """`verdict` of the rules without the `suppressed`, with what else was `detected`; the sentiment of both."""
    if not seen:
        return verdict
    kept = set(verdict.triggers) - suppressed(seen) | verdict.undoubted | detected(seen)
    triggers = tuple(trigger for trigger in Trigger if trigger in kept)
    mood = _mood(bundled_model(), [found for _, found in seen], verdict)
    action, doubtful = action_for(triggers, verdict.unscreened), _is_doubtful(verdict, kept)
    return replace(verdict, action=action, triggers=triggers, sentiment=mood, doubtful=doubtful)


def near_danger(sentences: Sequence[str]) -> Seen:
    """Those whose spelling may mean that a life is in danger."""
    spelled = ((sentence, spelling(sentence)) for sentence in sentences)
    return [each for each in spelled if spelling_model().beyond(Trigger.DANGER, each[1]) > -NEAR]


def alarmed(verdict: Verdict) -> Verdict:
    """`verdict` of a message that tells of a life in danger."""
    triggers = tuple(trigger for trigger in Trigger if trigger in {*verdict.triggers, Trigger.DANGER})
    return replace(verdict, action=action_for(triggers, verdict.unscreened), triggers=triggers, doubtful=False)


def is_plain(verdict: Verdict, spelled: Sequence[Floats]) -> bool:
    """Whether nothing speaks for a trigger: no rule, and the spelling of no passage."""
    return not verdict.triggers and all(spelling_model().distance(each) > MARGIN for each in spelled)


def _plain(verdict: Verdict, spelled: Sequence[Floats]) -> Verdict:
    return replace(verdict, sentiment=_mood(spelling_model(), spelled, verdict))


def _mood(model: LinearModel, found: Sequence[Floats], verdict: Verdict) -> float:
    return model.sentiment(np.mean(found, axis=0), verdict.sentiment)


def _is_doubtful(verdict: Verdict, kept: set[Trigger]) -> bool:
    """Whether nothing that was kept is said in words that a rule knows, and none of it is dangerous."""
    return bool(kept) and kept <= _DOUBTED and not kept & set(verdict.triggers) and verdict.unscreened is None


class SemanticClassifier:
    """Screening by rules and meaning."""

    def __init__(self, embedder: Embedder | None, company: str, long_texts: LongTextReader | None = None) -> None:
        """`embedder` is the built-in one, or None where it is not installed; `company` is whom messages are for.

        Long texts are read here where nobody else does it.
        """
        self._embedder = embedder
        self._company = company
        self._long_texts = long_texts

    async def screen(self, text: str, channel: Channel | None = None) -> Verdict:
        """The verdict of rules and meaning; of the rules alone while the embedder is away."""
        if self._long_texts is None:
            words = read_words(text, channel, self._company)
        else:
            words = await self._long_texts.read(text, channel, self._company)
        if self._embedder is None or not words.passages:
            return words.verdict
        spelled, near = [spelling(passage) for passage in words.passages], near_danger(words.sentences)
        plain = is_plain(words.verdict, spelled)
        if plain and not near:
            return _plain(words.verdict, spelled)
        passages = () if plain else words.passages
        try:
            vectors = await self._embedder.embed([*passages, *(sentence for sentence, _ in near)])
        except Unavailable:
            return words.verdict
        seen = list(zip(passages, map(with_meaning, spelled, vectors), strict=False))
        verdict = _plain(words.verdict, spelled) if plain else merge(words.verdict, seen)
        found = map(with_meaning, (letters for _, letters in near), vectors[len(passages) :])
        return alarmed(verdict) if any(map(means_danger, found)) else verdict
