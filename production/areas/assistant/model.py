"""What was understood, what waits, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Ask(StrEnum):
    """What somebody wants, beside the verbs of records."""

    CREATE = "create"
    FIND = "find"
    CHANGE = "change"
    DELETE = "delete"
    SEARCH = "search"
    SUMMARISE = "summarise"
    DRAFT = "draft"
    REPORT = "report"
    UNDO = "undo"
    CANCEL = "cancel"
    HELP = "help"
    REFUSE = "refuse"
    """A command with a `not` in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a message. Names of records are still words."""

    ask: Ask
    language: str = "en"
    kind: str = ""
    """Empty: nothing tells."""
    named: bool = False
    """Whether the kind was said, not only guessed."""
    target: str = ""
    """What the record is called, or what is searched for."""
    whole: str = ""
    """The same with what might be conditions: a title may hold any word."""
    many: bool = False
    every: bool = False
    it: bool = False
    """The record that was spoken of last."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """To be written; of a LINK, what the other record is called."""
    equal: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    at_least: Mapping[str, Any] = field(default_factory=dict)
    at_most: Mapping[str, Any] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    """That somebody asks for."""
    loose: tuple[str, ...] = ()
    """Words with no place yet."""
    topic: str = ""
    score: int = 0

    @property
    def narrows(self) -> bool:
        """Whether it says which records, in any way."""
        return bool(self.target or self.every or self.it or self.equal or self.at_least or self.at_most)

    def scored(self, by: int) -> Reading:
        return replace(self, score=self.score + by)
