"""What a customer says, by rules as data: each sentence that one of them meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from production.agent.guardrails.normalise import as_written
from production.agent.guardrails.rules.table import Rule
from production.text.language import is_foreign, language_of
from production.text.sentences.spans import sentences

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence that met a rule."""

    rule: str
    sentence: str
    """As it was written, cut where it is very long."""
    value: str | None
    """What the wording calls `value`, in lower case without accents."""


def said(rules: Sequence[Rule], text: str) -> Iterator[Said]:
    """Each rule once, with its first sentence; a text in another language is read by the rules for those alone."""
    foreign, met = is_foreign(language_of(text)), set[str]()
    for sentence in sentences(text):
        words = as_written(sentence)
        for rule in rules:
            if rule.foreign >= foreign and rule.name not in met:
                found = next((m for each in rule.patterns if (m := each.search.search(words))), None)
                if found:
                    met.add(rule.name)
                    yield Said(rule.name, sentence.strip()[:_LONGEST], found.groupdict().get("value"))
