"""The same figures, counted slowly from the events themselves: nothing here is shared with what it checks."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from production.schemas.events import Event

_Value = float | int | None
_DAY, _WEEK, _HOUR = timedelta(days=1), timedelta(days=7), timedelta(hours=1)


class Reference:
    """Over events in any order, of which some may come twice."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._contacts: dict[str, list[datetime]] = defaultdict(list)
        self._thanks: dict[str, list[datetime]] = defaultdict(list)
        kept: dict[UUID, Event] = {}
        for event in events:
            kept[event.event_id] = event
            customer = event.payload.get("customer", "")
            if event.type == "message_received":
                (self._thanks if event.payload["confirms"] else self._contacts)[customer].append(event.occurred_at)
            if event.type == "reply_sent" and event.payload["by"] == "human":
                self._contacts[customer].append(event.occurred_at)
        self._events = sorted(kept.values(), key=lambda each: each.occurred_at)
        for times in (*self._contacts.values(), *self._thanks.values()):
            times.sort()

    def figures(self, since: datetime, until: datetime, as_of: datetime) -> dict[str, _Value]:
        """What happened from the one moment up to the other, without it, as known at a third. Money by its currency."""
        found = [event for event in self._events if since <= event.occurred_at < until]
        by = _by_type(found)
        turns = [each for kind in ("replied", "drafted", "escalated") for each in by[kind] if not _had(each)]
        answers = [each for each in by["replied"] if not each.payload.get("closes")]
        held = self._held(answers, _WEEK, as_of)
        gone = [each for each in by["escalated"] if not _had(each)]
        people = [each for each in by["ticket_answered"] if each.payload["by"] == "human"]
        cost = sum(round(each.payload["cost_usd"] * 10**6) for each in turns)
        return {
            "volume": len(by["message_received"]),
            "sentiment": _mean([round(value * 10**4) for value in _values(by["message_received"], "sentiment")], 10**4),
            "opened": len(by["ticket_opened"]),
            "resolved": len(by["ticket_resolved"]),
            "reopened": len(by["ticket_reopened"]),
            "first_response_median": _nearest(_values(by["ticket_answered"], "seconds"), 0.5),
            "first_response_people": _nearest(_values(people, "seconds"), 0.5),
            "first_response_people_p90": _nearest(_values(people, "seconds"), 0.9),
            "resolution_median": _nearest(_values(by["ticket_resolved"], "seconds"), 0.5),
            "sla": _mean([int(kept) for kept in _values(by["ticket_resolved"], "kept")]),
            "csat": _mean(_values(by["ticket_rated"], "score")),
            "replies": sum(each.payload["by"] == "human" for each in by["reply_sent"]),
            "automatic": len(by["replied"]) / len(turns) if turns else None,
            "answers": len(answers),
            "quiet": _mean(self._held(answers, _DAY, as_of)),
            "durable": _mean(held),
            "resolutions": sum(held) if held else None,
            "confirmed": _mean(self._confirmed(answers, as_of)),
            "cost_per_resolution": cost / 10**6 / sum(held) if sum(held) else None,
            "escalations": len(gone),
            "gaps": sum(each.payload["reason_code"] == "not_documented" for each in gone),
            "called_wrong": len(by["answer_called_wrong"]),
            "articles": sum(len(each.payload["documents"]) for each in by["replied"]),
            **_judged(by),
            **_sales([event for event in self._events if event.type == "worth_changed"], since, until),
        }

    def _held(self, answers: list[Event], wait: timedelta, as_of: datetime) -> list[int]:
        """1 where nobody wrote for so long, 0 where somebody did; of those of which it is known."""
        return [
            int(_next(self._contacts, each) is None or _next(self._contacts, each) > each.occurred_at + wait)  # type: ignore[operator]
            for each in answers
            if _hour(each) + _HOUR + wait <= as_of
        ]

    def _confirmed(self, answers: list[Event], as_of: datetime) -> list[int]:
        return [
            int(_before(_next(self._thanks, each), _next(self._contacts, each), each.occurred_at + _WEEK))
            for each in answers
            if _hour(each) + _HOUR + _WEEK <= as_of
        ]


def _judged(by: dict[str, list[Event]]) -> dict[str, _Value]:
    judged, wrong = by["suggestion_judged"], by["answer_called_wrong"]
    changed = [each for each in judged if each.payload["outcome"] != "unchanged"]
    distances = [round(value * 10**4) for value in _values(judged, "edit_distance")]
    return {
        "precision": (len(judged) - len(changed)) / len(judged) if judged else None,
        "edit_distance": _mean(distances, 10**4),
        "corrections": sum(len(each.payload["documents"]) for each in (*changed, *wrong)),
    }


def _sales(deals: list[Event], since: datetime, until: datetime) -> dict[str, _Value]:
    open_cents: dict[str, int] = defaultdict(int)
    ends: dict[str, list[Event]] = {"won": [], "lost": []}
    added = 0
    for each in deals:
        was, now = each.payload["before"], each.payload["after"]
        if each.occurred_at < until:
            for worth, sign in ((was, -1), (now, 1)):
                if _open(worth):
                    open_cents[worth["currency"]] += sign * _open(worth)
        if since <= each.occurred_at < until:
            added += each.payload["added"]
            if now["status"] in ends:
                ends[now["status"]].append(each)
    won, decided = ends["won"], len(ends["won"]) + len(ends["lost"])
    won_cents: dict[str, int] = defaultdict(int)
    for each in won:
        won_cents[each.payload["after"]["currency"]] += _cents(each.payload["after"])
    return {
        **_money("pipeline", open_cents),
        **_money("won", won_cents),
        "conversion": len(won) / decided if decided else None,
        "velocity": _nearest(_values(won, "seconds"), 0.5),
        "sources": added,
    }


def _money(figure: str, cents: dict[str, int]) -> dict[str, _Value]:
    return {f"{figure} {currency}": amount / 100 for currency, amount in cents.items()} or {figure: None}


def _by_type(events: list[Event]) -> dict[str, list[Event]]:
    by: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by[event.type].append(event)
    return by


def _had(event: Event) -> bool:
    return event.payload.get("reason_code") in {"with_person", "taken_over"}


def _values(events: list[Event], name: str) -> list[Any]:
    return [each.payload[name] for each in events if each.payload[name] is not None]


def _mean(values: list[int], scale: int = 1) -> _Value:
    return sum(values) / len(values) / scale if values else None


def _nearest(values: list[int], share: float) -> _Value:
    """The value of the nearest rank, cut to its six leading binary digits."""
    if not values:
        return None
    value = sorted(values)[math.ceil(share * len(values)) - 1]
    unit = 1 << max(value.bit_length() - 6, 0)
    return value // unit * unit


def _next(times: dict[str, list[datetime]], event: Event) -> datetime | None:
    of = times[event.payload.get("customer", "")]
    place = bisect_right(of, event.occurred_at)
    return of[place] if place < len(of) else None


def _before(moment: datetime | None, other: datetime | None, limit: datetime) -> bool:
    return moment is not None and moment <= limit and (other is None or moment <= other)


def _hour(event: Event) -> datetime:
    return event.occurred_at.replace(minute=0, second=0, microsecond=0)


def _open(worth: Any) -> int:
    return _cents(worth) if worth and worth["status"] not in {"won", "lost"} else 0


def _cents(worth: Any) -> int:
    return round(float(worth["value"]) * 100)
