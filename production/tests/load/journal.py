"""What was delivered, and how it was answered: one JSON line a request."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request to the api that brings a message."""

    channel: Channel
    kind: str
    """Of the visit."""
    person: int
    event_id: str
    """Of the message: deliveries of the same message have the same."""
    written_at: float
    """Seconds since 1970: a mail is in the mailbox before anybody is told of it, all else begins with the request."""
    began_at: float
    ms: float
    """Until the answer, with the time that it took to connect."""
    status: int
    """Of the answer; 0 is none."""
    attempt: int
    wanted: int
    """The class of the status that is right: 2, or 4 for what is to be refused."""
    details: dict[str, str] = field(default_factory=dict)
    """`ticket` and `token` of an accepted form, `message_id` of a mail."""

    @property
    def right(self) -> bool:
        return self.status // 100 == self.wanted

    @property
    def accepted(self) -> bool:
        return self.status // 100 == 2


class Journal:
    """Appends to a file; each line is whole, whatever happens to the writer."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("a", buffering=1)

    def note(self, delivery: Delivery) -> None:
        self._file.write(json.dumps(asdict(delivery)) + "\n")


def read_journal(lines: Iterable[str]) -> list[Delivery]:
    """Raises ValueError: a line is no delivery."""
    rows = (json.loads(line) for line in lines)
    return [Delivery(**row | {"channel": Channel(row["channel"])}) for row in rows]
