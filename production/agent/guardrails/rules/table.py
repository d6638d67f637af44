"""What a rule is, and how a table of rules becomes something that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from production.agent.guardrails.rules.openings import Openings, needed_openings
from production.schemas.turns import Trigger


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regular expression, and the word beginnings without which it cannot match."""

    search: re.Pattern[str]
    needs: tuple[Openings, ...]

    def find(self, text: str, openings: Openings) -> re.Match[str] | None:
        """The first match in `text`, whose words begin with `openings`."""
        for need in self.needs:
            if need.isdisjoint(openings):
                return None
        return self.search.search(text)


@dataclass(frozen=True)
class Rule:
    """One way of saying it that sets a trigger off."""

    name: str
    wordings: tuple[str, ...]
    """Regular expressions over the normalised text, matched at word boundaries; one suffices."""
    example: str
    """A message that this rule finds; the tests hold it to that."""
    patterns: tuple[Pattern, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        compiled = (Pattern(whole_words(wording), needed_openings(wording)) for wording in self.wordings)
        object.__setattr__(self, "patterns", tuple(compiled))


@dataclass(frozen=True)
class RuleTable:
    """All rules of one trigger, and the harmless phrases that do not count."""

    trigger: Trigger
    rules: tuple[Rule, ...]
    harmless: tuple[str, ...] = ()
    blot: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "blot", whole_words(any_of(*self.harmless)))

    def matches(self, text: str, openings: Openings) -> Iterator[tuple[Rule, re.Match[str]]]:
        """For each rule the first match in `text` that remains when harmless phrases are blotted out."""
        blotted = None
        for rule in self.rules:
            if any(pattern.find(text, openings) for pattern in rule.patterns):
                blotted = blotted or (self.blot.sub("·", text) if self.harmless else text)
                if found := next(filter(None, (pattern.find(blotted, openings) for pattern in rule.patterns)), None):
                    yield rule, found


def any_of(*alternatives: str) -> str:
    """A pattern that matches any of the given ones."""
    return f"(?:{'|'.join(alternatives)})"


def up_to(words: int) -> str:
    """A pattern for at most so many words of the same sentence, each with the space behind it."""
    return rf"(?:[^\s.!?;]+ ){{0,{words}}}"


def whole_words(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled so that it neither begins nor ends inside a word."""
    return re.compile(rf"(?!(?<=\w)\w)(?:{pattern})(?!(?<=\w)\w)")
