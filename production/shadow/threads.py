"""Which mails of an export belong together, and in which order they were written. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from production.channels.email.subjects import is_reply_subject, without_reply_prefix

_SAME_SUBJECT = timedelta(days=30)
"""A reply without references belongs to the last mail of this subject and person, if that is not older."""


@dataclass(frozen=True, slots=True)
class MailHead:
    """What a thread is made of: a mail without its words."""

    key: int
    """Its place in the export."""
    mailbox: str
    """Which of our addresses it was sent to, or from."""
    sent_at: datetime
    message_id: str | None
    references: tuple[str, ...]
    """Ids of earlier mails, the one that it answers last."""
    subject: str
    counterpart: str
    """The customer: who wrote it, or to whom we wrote."""
    ours: bool
    """One of us wrote it, or a program of ours."""
    automatic: bool
    """A program wrote it, by its own account."""


_Moment = tuple[datetime, int]
"""When a mail stands in its thread, and how many mails it was moved behind."""


def threads(heads: Iterable[MailHead]) -> list[list[MailHead]]:
    """Mails that name each other, or both a third one that is not there, each thread in its order, the oldest first.

    The order is that of the dates, but nothing stands before what it answers: clocks of senders are wrong.
    """
    mails = _once(sorted(heads, key=lambda head: (head.sent_at, head.key)))
    groups: dict[str, list[MailHead]] = defaultdict(list)
    joined = _joined(mails)
    for head in mails:
        groups[joined.root(_own(head))].append(head)
    return [_in_order(group) for group in groups.values()]


def _in_order(group: Sequence[MailHead]) -> list[MailHead]:
    by_id = {head.message_id: head for head in group if head.message_id}
    moments: dict[int, _Moment] = {}
    for head in group:
        _place(head, by_id, moments)
    return sorted(group, key=lambda head: (moments[head.key], head.sent_at, head.key))


def _place(head: MailHead, by_id: Mapping[str, MailHead], moments: dict[int, _Moment]) -> None:
    """Walks up the chain, so that a thread of thousands needs no deep stack; a circle ends where it began."""
    chain = {head.key: head}
    while (parent := _parent(head, by_id)) and parent.key not in moments and parent.key not in chain:
        chain[parent.key] = head = parent
    for one in reversed(chain.values()):
        parent = _parent(one, by_id)
        own = one.sent_at, 0
        at, behind = moments.get(parent.key, own) if parent else own
        moments[one.key] = own if one.sent_at > at or parent is None else (at, behind + 1)


def _parent(head: MailHead, by_id: Mapping[str, MailHead]) -> MailHead | None:
    """The nearest mail above that the export holds."""
    found = (by_id.get(reference) for reference in reversed(head.references))
    return next((one for one in found if one and one.key != head.key), None)


def _once(mails: Iterable[MailHead]) -> list[MailHead]:
    """Without copies, as another of our mailboxes holds them."""
    first: dict[str, MailHead] = {}
    for head in mails:
        first.setdefault(_own(head), head)
    return list(first.values())


def _own(head: MailHead) -> str:
    return f"id:{head.message_id}" if head.message_id else f"key:{head.key}"


class _Sets:
    """Names that belong together."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        while (above := self._above.setdefault(name, name)) != name:
            self._above[name] = self._above[above]
            name = above
        return name

    def join(self, one: str, other: str) -> None:
        self._above[self.root(other)] = self.root(one)


def _joined(mails: Sequence[MailHead]) -> _Sets:
    sets = _Sets()
    latest: dict[tuple[str, str], MailHead] = {}
    for head in mails:
        for reference in head.references:
            sets.join(f"id:{reference}", _own(head))
        about = without_reply_prefix(head.subject).casefold(), head.counterpart
        before = latest.get(about)
        lost = before and not head.references and is_reply_subject(head.subject)
        if before and lost and head.sent_at - before.sent_at <= _SAME_SUBJECT:
            sets.join(_own(before), _own(head))
        latest[about] = head
    return sets
