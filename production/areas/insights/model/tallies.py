"""Facts, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from production.areas.insights.model.buckets import duration_of
from production.crm.sales.stages import DealStatus, Stage


class Fact(NamedTuple):
    """One thing that happened, as `insight_facts` has it; what has one `event_id`, `kind` and `label` is the same."""

    event_id: UUID
    kind: str
    at: datetime
    label: str = ""
    channel: str | None = None
    team: str | None = None
    person: UUID | None = None
    value: int | None = None
    bucket: int = 0
    ticket_id: UUID | None = None
    deal_id: int | None = None
    who: UUID | None = None


def currency_of(label: str) -> str:
    """Facts in money are labelled by it, and by what tells them apart further."""
    return label[:3]


@dataclass(slots=True)
class Tally:
    """Facts of one kind and label, added up."""

    n: int = 0
    valued: int = 0
    """So many had a value."""
    total: int = 0
    buckets: dict[int, int] = field(default_factory=dict)
    """Of durations: how many fell into which."""

    def add(self, n: int, valued: int, total: int, buckets: Iterable[tuple[int, int]], sign: int = 1) -> None:
        """More facts, with how many of them fell into which bucket; by a sign of -1, fewer."""
        self.n += sign * n
        self.valued += sign * valued
        self.total += sign * total
        for bucket, count in buckets:
            self.buckets[bucket] = self.buckets.get(bucket, 0) + sign * count

    def quantile(self, share: float) -> int | None:
        """Seconds within which this share of them was: the lower end of the bucket of the nearest rank."""
        rank = -(-sum(self.buckets.values()) * share // 1)
        for bucket, count in sorted(self.buckets.items()):
            rank -= count
            if rank <= 0 < count:
                return duration_of(bucket)
        return None


class Tallies(dict[tuple[str, str], Tally]):
    """By kind and label."""

    stages: Mapping[str, Mapping[DealStatus, Stage]] = {}
    """The columns of pipelines, as they are now."""

    def of(self, kind: str, *labels: str) -> Tally:
        """All of a kind, or those with one of these labels."""
        whole = Tally()
        for (of, label), tally in self.items():
            if of == kind and (not labels or label in labels):
                whole.add(tally.n, tally.valued, tally.total, tally.buckets.items())
        return whole

    def currencies(self, kinds: Sequence[str]) -> set[str]:
        """Of kinds that are told in money."""
        return {currency_of(label) for kind, label in self if kind in kinds}

    def of_currency(self, currency: str) -> Tallies:
        """Only what is told in this one."""
        found = Tallies({key: tally for key, tally in self.items() if currency_of(key[1]) == currency})
        found.stages = self.stages
        return found

    def at(self, kind: str, label: str) -> Tally:
        """The one of this kind and label, to add to."""
        return self.setdefault((kind, label), Tally())

    def merge(self, other: Tallies) -> None:
        """What was added up of another time as well."""
        for (kind, label), tally in other.items():
            self.at(kind, label).add(tally.n, tally.valued, tally.total, tally.buckets.items())

    def drop_empty(self) -> None:
        """Those of which all was taken out again are none."""
        for key in [key for key, tally in self.items() if not tally.n]:
            del self[key]
