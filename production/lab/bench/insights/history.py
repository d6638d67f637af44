"""Events of a help desk and its sales, as the outbox tells them. The same seed is the same history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from production.schemas.events import Event
from production.schemas.ids import Channel

_CHANNELS = (Channel.EMAIL, Channel.WHATSAPP, Channel.WEB_FORM)
_TEAMS = (None, "support", "billing", "sales")
_REASONS = ("not_documented", "screened", "needs_person", "with_person")
_DOCUMENTS = tuple(f"articles/{number}.md" for number in range(40))
_CURRENCIES = ("EUR", "JPY", "USD")
_STATUSES = ("lead", "qualified", "proposal", "negotiation", "won", "lost")


@dataclass
class History:
    """Between two moments."""

    since: datetime
    until: datetime
    seed: int
    people: int = 12
    customers: int = 40
    _random: Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311 - nobody is to be surprised
        self.staff = [self._id() for _ in range(self.people)]
        self.known = [self._id() for _ in range(self.customers)]

    def events(self, messages: int) -> Iterator[Event]:
        """With about so many messages of customers; in the order of their tickets, not of time."""
        told = 0
        while told < messages:
            for event in self._ticket():
                told += event.type == "message_received"
                yield event
            if self._random.random() < 0.05:
                yield from self._deal()

    def _id(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)

    def _ticket(self) -> Iterator[Event]:
        pick = self._random.choice
        ticket, conversation, channel, team = self._id(), self._id(), pick(_CHANNELS), pick(_TEAMS)
        person = pick(self.staff) if team and self._random.random() < 0.7 else None
        whose = {"ticket": str(ticket), "team": team, "customer": str(pick(self.known))}
        about = whose | ({"person": str(person)} if person else {})
        opened = now = self._moment()

        def tell(kind: str, **payload: Any) -> Event:
            return self._event(kind, now, about | payload, conversation, channel)

        yield tell("ticket_opened")
        for turn in range(self._random.randint(1, 4)):
            confirms = turn > 0 and self._random.random() < 0.3
            yield tell("message_received", sentiment=pick((None, 0.2, 0.55, 0.8)), confirms=confirms)
            now += timedelta(seconds=self._random.randint(1, 40))
            yield self._end(tell, confirms)
            now += self._pause(0.2)
            by, author = pick((("agent", None), ("human", str(pick(self.staff)))))
            yield tell("reply_sent", part=0, inbound="m", by=by, author=author)
            if turn == 0:
                waited = int((now - opened).total_seconds())
                yield tell("ticket_answered", by=by, author=author, seconds=waited)
            yield from self._judgements(tell)
            now += self._pause(60)
        if self._random.random() < 0.8:
            lasted = int((now - opened).total_seconds())
            yield tell("ticket_resolved", seconds=lasted, kept=pick((None, True, True, False)))
            if self._random.random() < 0.3:
                yield tell("ticket_rated", score=self._random.randint(1, 5))
            if self._random.random() < 0.1:
                now += self._pause(20)
                yield tell("ticket_reopened")

    def _end(self, tell: Any, confirms: bool) -> Event:  # noqa: FBT001 - of a closure
        pick = self._random.choice
        cost = round(self._random.random() / 50, 6)
        documents = sorted({pick(_DOCUMENTS), pick(_DOCUMENTS)})
        if confirms:
            return tell("replied", cost_usd=cost, closes=True, documents=[])  # type: ignore[no-any-return]
        kind = pick(("replied", "replied", "replied", "drafted", "escalated"))
        reason = pick(_REASONS) if kind == "escalated" else "answered"
        return tell(kind, cost_usd=cost, reason_code=reason, documents=documents)  # type: ignore[no-any-return]

    def _judgements(self, tell: Any) -> Iterator[Event]:
        pick = self._random.choice
        if self._random.random() < 0.2:
            outcome = pick(("unchanged", "edited", "rejected"))
            distance = round(self._random.random(), 3) if outcome == "edited" else None
            yield tell("suggestion_judged", outcome=outcome, edit_distance=distance, documents=[pick(_DOCUMENTS)])
        if self._random.random() < 0.03:
            yield tell("answer_called_wrong", reason=pick(("untrue", "outdated")), documents=[pick(_DOCUMENTS)])

    def _deal(self) -> Iterator[Event]:
        pick = self._random.choice
        deal, entered = self._random.randrange(10**6), self._moment()
        about = {"deal": deal, "team": "sales", "person": str(pick(self.staff))}
        before, now, added, currency = None, entered, True, pick(_CURRENCIES)
        for status in sorted(self._random.sample(_STATUSES, 3), key=_STATUSES.index):
            if self._random.random() < 0.1:
                currency = pick(_CURRENCIES)
            value = self._random.randint(1, 10**6) / 100
            worth = {"status": status, "value": value, "currency": currency, "pipeline": 1}
            seconds = int((now - entered).total_seconds())
            told = {
                "before": before,
                "after": worth,
                "added": added,
                "seconds": seconds,
                "source": pick((None, "email")),
            }
            yield self._event("worth_changed", now, about | told, None, None)
            before, now, added = worth, now + self._pause(200), False
            if status in {"won", "lost"}:
                return

    def _event(
        self, kind: str, at: datetime, payload: dict[str, Any], conversation: UUID | None, channel: Channel | None
    ) -> Event:
        where = str(conversation or payload["deal"])
        return Event.model_construct(
            event_id=self._id(),
            type=kind,
            subject=where,
            key=where,
            conversation_id=conversation,
            channel=channel,
            payload=payload,
            occurred_at=at,
        )

    def _moment(self) -> datetime:
        return self.since + (self.until - self.since) * self._random.random()

    def _pause(self, hours: float) -> timedelta:
        """To the microsecond: two things hardly ever happen at once."""
        return timedelta(seconds=self._random.expovariate(1 / (hours * 3600)) + 0.001)
