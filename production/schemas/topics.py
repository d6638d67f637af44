"""Names of the Kafka topics; settings may prefix them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topics:
    """What each carries is described in `specs/plan.md`."""

    incoming: str = "fte.tickets.incoming"
    gmail: str = "fte.gmail.notifications"
    events: str = "fte.events"
    dead_letters: str = "fte.tickets.dlq"
    catalog: str = "fte.catalog.events"
    leads: str = "fte.leads"

    def all(self) -> tuple[str, ...]:
        return (self.incoming, self.gmail, self.events, self.dead_letters, self.catalog, self.leads)
