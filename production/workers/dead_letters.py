"""What could not be processed: looked at and replayed by an operator."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from production.database.ledger import LedgerStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.records import Record
from production.stream.codec import decode
from production.workers.ports import Publisher


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One record of the dead-letter topic."""

    id: str
    """Partition and offset in the dead-letter topic: `3-17`."""
    origin: str
    """Topic, partition and offset where it came from."""
    reason: str
    at: datetime
    key: str
    value: bytes
    event_id: str | None
    """None: not an envelope that this release can read."""

    def payload(self) -> object:
        """The envelope as JSON, or as text where it is none."""
        try:
            return json.loads(self.value)
        except ValueError:
            return self.value.decode("utf-8", "replace")


class DeadLetters:
    """The dead-letter topic as it was when it was opened."""

    def __init__(
        self, records: Iterable[tuple[Record, dict[str, str]]], ledger: LedgerStore, publisher: Publisher, topic: str
    ) -> None:
        """`topic` is where a replayed message goes."""
        self._letters = [_letter(record, headers) for record, headers in records]
        self._ledger = ledger
        self._publisher = publisher
        self._topic = topic

    async def waiting(self) -> list[DeadLetter]:
        """Those that nobody has replayed with success, newest of each message only, oldest first."""
        newest = {letter.event_id or letter.id: letter for letter in self._letters}
        dead = await self._ledger.dead_letters_among([letter.event_id for letter in newest.values() if letter.event_id])
        return [letter for letter in newest.values() if letter.event_id is None or letter.event_id in dead]

    def get(self, letter_id: str) -> DeadLetter:
        """
        Raises:
            NotFound: there is none with this id.
        """
        for letter in self._letters:
            if letter.id == letter_id:
                return letter
        raise NotFound(f"There is no dead letter {letter_id}: `fte dlq list` shows the ids.")

    async def replay(self, letter: DeadLetter) -> bool:
        """Give it to the workers again; False if it is not dead any more.

        Raises:
            InvalidInput: no worker of this release can read it.
            Unavailable: Postgres or Kafka is away; replaying again is safe.
        """
        if letter.event_id is None:
            raise InvalidInput(letter.id, f"cannot be replayed, it is not an envelope: {letter.reason}")
        if not await self._ledger.requeue(letter.event_id):
            return False
        await self._publisher.publish(self._topic, letter.key, letter.value, {"event_id": letter.event_id})
        return True


def _letter(record: Record, headers: dict[str, str]) -> DeadLetter:
    try:
        envelope = decode(record.value)
    except InvalidInput:
        event_id = None
    else:
        event_id = envelope.event_id if isinstance(envelope, InboundMessage) else None
    return DeadLetter(
        id=f"{record.partition.number}-{record.offset}",
        origin=headers.get("origin", ""),
        reason=headers.get("reason", ""),
        at=record.written_at,
        key=record.key,
        value=record.value,
        event_id=event_id,
    )
