"""What the words of a request mean: status groups, channels by what they are, ready-made views, topic alerts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from production.areas.inbox.model import Filter, View
from production.channels.registry import channels
from production.crm.permissions.hands import NOBODY
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel
from production.schemas.outcomes import TicketStatus

_OPEN = (TicketStatus.OPEN, TicketStatus.IN_PROGRESS, TicketStatus.ESCALATED)
_PENDING = (TicketStatus.WAITING_CUSTOMER,)
_CLOSED = (TicketStatus.RESOLVED, TicketStatus.CLOSED)
_GROUPS = {"open": _OPEN, "pending": _PENDING, "closed": _CLOSED, "all": None}

_VIEWS = {
    View.MINE: Filter(statuses=_OPEN, snoozed=False),
    View.TO_APPROVE: Filter(statuses=_OPEN, snoozed=False, draft_waits=True),
    View.NEEDS_PERSON: Filter(statuses=_OPEN, snoozed=False, needs_person=True),
    View.WAITING_CUSTOMER: Filter(statuses=_PENDING, snoozed=False),
    View.SNOOZED: Filter(statuses=_OPEN + _PENDING, snoozed=True),
    View.ALL: Filter(statuses=_OPEN),
}

_CHAT, _APART = "chat", ("sms", "phone")
"""Channels of the documented interface: all chats, and what is asked for by itself, even if nothing carries it."""

_AGED = 23.9
"""Hours, a little less than a day: clocks of two statements are not the same."""

MAX_PHRASES = 20
_MAX_PHRASE = 100


def view_of(view: View, me: UUID | None) -> Filter:
    """`me` is who asks; None, a program, has no tickets."""
    return replace(_VIEWS[view], assigned_to=me or NOBODY) if view is View.MINE else _VIEWS[view]


def statuses_of(word: str) -> tuple[TicketStatus, ...] | None:
    """A group, else one of our own statuses; None: all of them.

    Raises:
        InvalidInput: it is neither.
    """
    if word in _GROUPS:
        return _GROUPS[word]
    if word in set(TicketStatus):
        return (TicketStatus(word),)
    raise InvalidInput("status", f"must be one of {', '.join([*_GROUPS, *TicketStatus])}")


def groups_of(wanted: Filter) -> list[str]:
    """The groups whose tickets may be wanted, as the function `status_group` in Postgres calls them."""
    return [name for name in ("open", "pending", "closed") if _overlap(_GROUPS[name], wanted.statuses)]


def _overlap(group: tuple[TicketStatus, ...] | None, wanted: tuple[TicketStatus, ...] | None) -> bool:
    return group is None or wanted is None or bool(set(group) & set(wanted))


def most_for_age(passed: timedelta) -> float:
    """At most what waiting adds to a ticket that has waited for more than a day by now, at a moment that has passed."""
    return 1 / (_AGED - passed / timedelta(hours=1))


def channels_of(word: str) -> tuple[Channel, ...]:
    """One of ours, or all that are chats.

    Raises:
        InvalidInput: there is none of that name.
    """
    ours = channels()
    if word == _CHAT:
        return tuple(name for name, spec in ours.items() if spec.chat and name not in _APART)
    if word in ours:
        return (Channel(word),)
    if word in _APART:
        return ()
    raise InvalidInput("channel", f"must be one of {', '.join(dict.fromkeys([*ours, _CHAT, *_APART]))}")


def checked_phrases(field: str, phrases: Sequence[str]) -> tuple[str, ...]:
    """Without the empty ones and repetitions, in their order.

    Raises:
        InvalidInput: they are too many, or one is too long or has no letter or digit.
    """
    kept = tuple(dict.fromkeys(filter(None, (phrase.strip() for phrase in phrases))))
    if len(kept) > MAX_PHRASES:
        raise InvalidInput(field, f"has {len(kept)} phrases; watch for up to {MAX_PHRASES} at once")
    for phrase in kept:
        if len(phrase) > _MAX_PHRASE or not any(char.isalnum() for char in phrase):
            raise InvalidInput(field, f"each phrase needs a letter or digit, and has up to {_MAX_PHRASE} characters")
    return kept
