"""Callers and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody is here; stored."""

    ADMIN = "admin"
    MANAGER = "manager"
    REP = "rep"


class Reach(StrEnum):
    """Whose records; the values are those of the type `caller_scope` in Postgres."""

    ALL = "all"
    TEAM = "team"
    """Those of the caller's teams, and the caller's own."""
    OWN = "own"
    """The caller's own, and those of the caller's teams that nobody has."""


class Action(StrEnum):
    """What a route does, in words that every area shares. Stored with the tokens that may do it."""

    SELF = "self"
    """Look after one's own account, and find one's way."""
    READ = "read"
    WRITE = "write"
    """Work on a record without anything leaving the house."""
    SEND = "send"
    """Something reaches a customer."""
    MERGE = "merge"
    """Decide who is who."""
    DELETE = "delete"
    TRANSFER = "transfer"
    """Import and export."""
    TRIAGE = "triage"
    """Sort out what belongs to no ticket."""
    TEACH = "teach"
    """Decide what the assistant knows."""
    REPORT = "report"
    """Figures, without names or words of customers."""
    ADMINISTER = "administer"
    """People, teams, and what holds for the whole system."""
    AUDIT = "audit"
    """See who did what."""


class ActorKind(StrEnum):
    """Who acts; stored in the audit log."""

    PERSON = "person"
    TOKEN = "token"  # noqa: S105 - a kind of actor
    AI = "ai"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Whoever asks for something, as known at this moment: nothing of it is kept between two requests."""

    kind: ActorKind
    name: str
    role: Role
    user_id: UUID | None = None
    """None: no person stands behind it."""
    teams: frozenset[str] = frozenset()
    may_send: bool = False
    actions: frozenset[Action] | None = None
    """All that a token may be used for; None: whatever the role may do."""
    session_id: UUID | None = None
    token_id: UUID | None = None
    address: str | None = None
    """Where the request came from."""

    @property
    def credential_id(self) -> UUID | None:
        """The session, or the API token; None for what has neither."""
        return self.session_id or self.token_id


@dataclass(frozen=True, slots=True)
class Scope:
    """As whom, and how far: what a store works within."""

    caller: Caller
    reach: Reach

    @property
    def sql(self) -> tuple[str, UUID | None, list[str]]:
        """A `caller_scope`, as `in_scope` takes it."""
        return self.reach.value, self.caller.user_id, sorted(self.caller.teams)


SERVICE = Caller(kind=ActorKind.TOKEN, name="SERVICE_TOKEN", role=Role.ADMIN)
"""A program that shows the service token."""
EVERYTHING = Scope(Caller(kind=ActorKind.SYSTEM, name="system", role=Role.ADMIN), Reach.ALL)
"""What programs of our own and the operator's commands work within."""
