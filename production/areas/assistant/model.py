"""What was understood, what waits, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from production.crm.assistant.kinds import Verb


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
    mine: bool = False
    """Those of the caller."""
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
        return bool(self.target or self.every or self.it or self.mine or self.equal or self.at_least or self.at_most)

    def linked(self, field: str, number: int) -> Reading:
        """With the record that was meant, wherever the reading named it."""
        if field in self.equal:
            return replace(self, equal={**self.equal, field: (number,)})
        return replace(self, values={**self.values, field: number})

    def scored(self, by: int) -> Reading:
        return replace(self, score=self.score + by)


@dataclass(frozen=True, slots=True)
class Ref:
    """A record, as people see it."""

    kind: str
    id: int
    title: str
    path: str
    customer: int | None = None
    """The number of the customer whom it is about."""


@dataclass(frozen=True, slots=True)
class Call:
    """A tool with its arguments: what is done once nobody has to be asked any more."""

    tool: str
    kind: str
    verb: Verb
    ids: tuple[int, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def must_be_confirmed(self) -> bool:
        """What deletes, and what touches more than one record."""
        return self.verb is Verb.DELETE or len(self.ids) > 1


@dataclass(frozen=True, slots=True)
class Action:
    """One record that was written, and how it was before."""

    id: UUID
    tool: str
    record: Ref
    before: Mapping[str, Any] | None
    """Of what was changed; None: there was no such record."""
    after: Mapping[str, Any] | None
    """None: it was deleted."""
    created_at: datetime
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A call that waits for a yes."""

    id: UUID
    call: Call
    records: int
    """How many it would touch."""
    text: str
    run: Mapping[str, Any] | None = None
    """The run of a model that waits with it."""
    call_id: str | None = None
    """Of the call in that run."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A command that lacks something."""

    reading: Reading
    asks: str
    """A field; empty: which of the options is meant."""
    options: tuple[Ref, ...] = ()
    link: str = ""
    """The field that the options are for; empty: the record itself."""


@dataclass(slots=True)
class State:
    """What a session remembers between two messages."""

    language: str = "en"
    last: Ref | None = None
    """What was spoken of last."""
    draft: Draft | None = None


@dataclass(slots=True)
class Answer:
    """To one message."""

    response: str
    tool: str = "help"
    actions: list[Action] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)
    records: list[Ref] = field(default_factory=list)
    """That the answer shows, or asks about."""
    total: int | None = None
    """How many were found, of which `records` are the first."""
    asks: str | None = None
    """A field, or a kind of which one record has to be named."""
