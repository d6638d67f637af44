"""What an event says that is counted. Pure: the same event always says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from production.areas.insights.model.buckets import bucket_of
from production.areas.insights.model.tallies import Fact
from production.crm.sales.stages import DealStatus
from production.schemas.events import Event, EventType
from production.schemas.outcomes import WITH_PEOPLE

SHARES = 10_000
"""Of moods and edit distances."""
MICROS = 1_000_000
_Payload = Mapping[str, Any]


def facts_of(event: Event) -> list[Fact]:
    """None of most kinds of events.

    Raises:
        KeyError, TypeError, ValueError: it does not say what an event of its type does.
    """
    tell = _TELLS.get(event.type)
    return [] if tell is None else list(tell(_base(event), event.payload))


def _base(event: Event) -> Fact:
    told = event.payload
    ticket, deal, customer, person = (told.get(name) for name in ("ticket", "deal", "customer", "person"))
    return Fact(
        event_id=event.event_id,
        kind=event.type,
        at=event.occurred_at,
        channel=event.channel,
        team=told.get("team"),
        person=UUID(person) if person else None,
        ticket_id=UUID(ticket) if ticket else None,
        deal_id=deal,
        who=UUID(customer) if customer else event.conversation_id,
    )


def _received(base: Fact, told: _Payload) -> Iterator[Fact]:
    label = "confirms" if told.get("confirms") else ""
    yield base._replace(kind="received", label=label, value=_scaled(told.get("sentiment"), SHARES))


def _ended(base: Fact, told: _Payload) -> Iterator[Fact]:
    if told.get("reason_code") in WITH_PEOPLE:
        return  # a person had it already
    label = "closing" if told.get("closes") else ""
    if base.kind == EventType.ESCALATED:
        label = told.get("reason_code") or "by_hand"
    yield base._replace(label=label, value=_scaled(told.get("cost_usd"), MICROS))
    if base.kind == EventType.REPLIED:
        yield from _documents(base, told, "article_answered")


def _sent(base: Fact, told: _Payload) -> Iterator[Fact]:
    if told.get("part", 0) == 0 and not str(told.get("inbound", "")).startswith("csat:"):
        yield _by_author(base, told)._replace(kind="answered")


def _first_answer(base: Fact, told: _Payload) -> Iterator[Fact]:
    if told.get("seconds") is not None:
        yield _lasted(_by_author(base, told), told)._replace(kind="first_response")


def _opened(base: Fact, told: _Payload) -> Iterator[Fact]:
    del told
    yield base._replace(kind=base.kind.removeprefix("ticket_"))


def _resolved(base: Fact, told: _Payload) -> Iterator[Fact]:
    yield _lasted(base, told)._replace(kind="resolved")
    if told.get("kept") is not None:
        yield base._replace(kind="promised", value=int(told["kept"]))


def _rated(base: Fact, told: _Payload) -> Iterator[Fact]:
    yield base._replace(kind="rated", label=str(told["score"]), value=told["score"])


def _judged(base: Fact, told: _Payload) -> Iterator[Fact]:
    distance = _scaled(told.get("edit_distance"), SHARES)
    yield base._replace(kind="judged", label=told["outcome"], value=distance)
    if told["outcome"] != "unchanged":
        yield from _documents(base, told, "article_corrected")


def _called_wrong(base: Fact, told: _Payload) -> Iterator[Fact]:
    yield base._replace(kind="called_wrong", label=told["reason"])
    yield from _documents(base, told, "article_corrected")


def _deal(base: Fact, told: _Payload) -> Iterator[Fact]:
    """What is open is worth so much more or less, by currency, column and pipeline; and what was won or lost."""
    was, now = told.get("before"), told.get("after")
    changed = {_place(worth): 0 for worth in (was, now) if _open(worth)}
    for worth, sign in ((was, -1), (now, 1)):
        if worth and _open(worth):
            changed[_place(worth)] += sign * _cents(worth)
    yield from (base._replace(kind="open_value", label=place, value=value) for place, value in changed.items() if value)
    if told["added"]:
        yield base._replace(kind="deal_added", label=told.get("source") or "by_hand")
    if now and now["status"] in {DealStatus.WON, DealStatus.LOST} and (was is None or was["status"] != now["status"]):
        yield base._replace(kind=f"deal_{now['status']}", label=now["currency"], value=_cents(now))
        if now["status"] == DealStatus.WON and "seconds" in told:
            yield _lasted(base, told)._replace(kind="deal_cycle")


def _documents(base: Fact, told: _Payload, kind: str) -> Iterator[Fact]:
    return (base._replace(kind=kind, label=document, value=None) for document in told.get("documents", ()))


def _by_author(base: Fact, told: _Payload) -> Fact:
    """Whose the ticket is says little about who wrote."""
    by = "ai" if told.get("by", "agent") == "agent" else "person"
    author = told.get("author")
    return base._replace(label=by, person=UUID(author) if author else base.person if by == "person" else None)


def _lasted(base: Fact, told: _Payload) -> Fact:
    seconds = max(int(told["seconds"]), 0)
    return base._replace(value=seconds, bucket=bucket_of(seconds))


def _open(worth: _Payload | None) -> bool:
    return worth is not None and DealStatus(worth["status"]).is_open


def _place(worth: _Payload | None) -> str:
    return f"{worth['currency']} {worth['status']} {worth['pipeline']}" if worth else ""


def _cents(worth: _Payload) -> int:
    return int(Decimal(str(worth["value"])) * 100)


def _scaled(value: float | None, scale: int) -> int | None:
    return None if value is None else round(value * scale)


_TELLS: Mapping[str, Callable[[Fact, _Payload], Iterator[Fact]]] = {
    EventType.MESSAGE_RECEIVED: _received,
    EventType.REPLIED: _ended,
    EventType.DRAFTED: _ended,
    EventType.ESCALATED: _ended,
    EventType.REPLY_SENT: _sent,
    "ticket_answered": _first_answer,
    "ticket_opened": _opened,
    "ticket_reopened": _opened,
    "ticket_resolved": _resolved,
    "ticket_rated": _rated,
    "suggestion_judged": _judged,
    "answer_called_wrong": _called_wrong,
    "worth_changed": _deal,
}
