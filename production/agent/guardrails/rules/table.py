"""What a rule is, and how a table of rules becomes something that runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from production.agent.guardrails.rules.required_prefixes import Prefixes, required_prefixes
from production.schemas.turns import Trigger


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regular expression, and the word beginnings without which it cannot match."""

    search: re.Pattern[str]
    needs: tuple[Prefixes, ...]


@dataclass(frozen=True)
class Rule:
    """One way of saying it that sets a trigger off."""

    name: str
    wordings: tuple[str, ...]
    """Regular expressions over one sentence of the normalised text, matched at word boundaries; one suffices."""
    example: str
    """A message that this rule finds; the tests hold it to that."""
    counter_example: str
    """A message close to it that must pass; the tests hold that too."""
    foreign: bool = False
    """Worded in other languages than English: what is written in one of them is judged by such rules alone."""
    patterns: tuple[Pattern, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        compiled = (Pattern(whole_words(wording), required_prefixes(wording)) for wording in self.wordings)
        object.__setattr__(self, "patterns", tuple(compiled))


@dataclass(frozen=True, eq=False)
class RuleTable:
    """All rules of one trigger, and the harmless phrases that do not count."""

    trigger: Trigger
    rules: tuple[Rule, ...]
    harmless: tuple[str, ...] = ()
    undoubted: bool = False
    """Its wordings are whole statements, which meaning cannot rule out."""

    @cached_property  # large, and needed only once a rule has matched
    def _mask(self) -> re.Pattern[str]:
        return whole_words(any_of(*self.harmless))

    def masked(self, sentence: str) -> str:
        """`sentence` with the harmless phrases made unreadable."""
        return self._mask.sub("·", sentence) if self.harmless else sentence


@dataclass(frozen=True, slots=True)
class Match:
    """One rule that a text set off."""

    trigger: Trigger
    rule: str
    undoubted: bool = False


def any_of(*alternatives: str) -> str:
    """A pattern that matches any of the given ones."""
    return f"(?:{'|'.join(alternatives)})"


def whole_words(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled so that it neither begins nor ends inside a word; a space in it is also a line break."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!(?<=\w)\w)".replace(" ", r"\s"))
