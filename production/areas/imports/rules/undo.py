"""Whether what an import did to a record can be taken back: only as long as nobody has worked with it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from production.areas.imports.model import Outcome, Undone
from production.areas.imports.rules.plan import WAS_DELETED

_NOTHING: tuple[Any, ...] = (None, "", [], {})
OF_CONTACTS = ("first_name", "last_name", "email", "phone", "company", "position", "notes", "tags", "time_zone",
               "owner_id", "team", "custom")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """What a row did."""

    outcome: Outcome
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Now:
    """A record as it is."""

    record: Any
    """The customer of a contact, the number of another."""
    values: Mapping[str, Any]
    gone: bool
    """Deleted, or part of another record."""
    in_use: bool
    """Something hangs on it: a conversation, a deal, a task, an activity, another record."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done about a record."""

    now: Now
    undone: Undone
    reason: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """What it is given back."""
    written: Mapping[str, Any] = field(default_factory=dict)
    """What stands there until then."""
    was_deleted: bool = False


def step_back(done: Sequence[Done], now: Now, kept: Sequence[str]) -> Step:
    """`done` are all rows of the import about this record, in order; `kept` is what people write of one."""
    written = {name: value for one in done for name, value in one.after.items()}
    before = {name: value for one in reversed(done) for name, value in one.before.items()}
    created = done[0].outcome is Outcome.CREATED
    if reason := _in_the_way(now, written, kept if created else tuple(written), created=created):
        return Step(now, Undone.REFUSED, reason)
    if created:
        return Step(now, Undone.REMOVED, was_deleted=WAS_DELETED in before)
    return Step(now, Undone.RESTORED, values=before, written=written)


def _in_the_way(now: Now, written: Mapping[str, Any], looked_at: Sequence[str], *, created: bool) -> str | None:
    if now.gone:
        return "was deleted or merged since"
    if created and now.in_use:
        return "is in use: a conversation, contact, deal, task, activity or merge belongs to it"
    changed = [name for name in looked_at if not _same(now.values.get(name), written.get(name))]
    return f"was edited since: {', '.join(changed)}" if changed else None


def _same(value: Any, other: Any) -> bool:
    return value == other or (value in _NOTHING and other in _NOTHING)
