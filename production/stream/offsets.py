"""Which offsets of a partition are finished, when they finish out of order. Pure, no I/O.

The broker keeps one number a partition: everything below it is done. What finished above it goes into the commit's
metadata as a run-length list relative to that number, so that a restart does not repeat it. The map only saves work:
losing it repeats finished messages, which the ledger absorbs.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable

from production.schemas.records import Committable

MAX_METADATA_BYTES = 3_072
"""Brokers refuse more than 4,096 bytes by default; some room is left for the framing."""

CROWDED_BYTES = MAX_METADATA_BYTES * 3 // 4
"""From here on it is better to read no more until the oldest is finished."""


class OffsetTracker:
    """Finished and unfinished offsets of one partition."""

    def __init__(self, start: int, finished: Iterable[int] = ()) -> None:
        self._next = start
        self._finished = set(finished)
        self._seen = start
        self._advance()

    def already_finished(self, offset: int) -> bool:
        """True for what an earlier run finished."""
        return offset < self._next or offset in self._finished

    def started(self, offset: int) -> None:
        """A record was read; gaps (compacted or transactional records) count as finished."""
        self._finished.update(range(self._seen, offset))
        self._seen = max(self._seen, offset + 1)
        self._advance()

    def finished(self, offset: int) -> None:
        self._finished.add(offset)
        self._advance()

    def committable(self) -> Committable:
        """What to tell the broker now."""
        return Committable(self._next, encode_finished(self._next, self._finished))

    @property
    def unfinished(self) -> int:
        """How many read records are not finished."""
        return self._seen - self._next - len(self._finished)

    def _advance(self) -> None:
        while self._next in self._finished:
            self._finished.remove(self._next)
            self._next += 1
        self._seen = max(self._seen, self._next)


def encode_finished(base: int, finished: Iterable[int]) -> str:
    """Finished offsets above `base` as alternating run lengths (open, done, open, ...), varint, deflated, base64.

    What does not fit into `MAX_METADATA_BYTES` is left out from the far end.
    """
    runs = _runs(base, sorted(finished))
    while runs:
        packed = zlib.compress(b"".join(_varint(length) for length in runs), 9)
        text = base64.b85encode(packed).decode()
        if len(text) <= MAX_METADATA_BYTES:
            return text
        runs = runs[: len(runs) // 4 * 2]
    return ""


def decode_finished(base: int, metadata: str) -> set[int]:
    """The opposite of `encode_finished`; empty for foreign or damaged metadata."""
    try:
        packed = zlib.decompress(base64.b85decode(metadata)) if metadata else b""
    except (ValueError, zlib.error):
        return set()
    finished: set[int] = set()
    position, done = base, False
    for length in _varints(packed):
        if done:
            finished.update(range(position, position + length))
        position, done = position + length, not done
    return finished


def _runs(base: int, finished: list[int]) -> list[int]:
    runs: list[int] = []
    position = base
    for offset in finished:
        if runs and offset == position:
            runs[-1] += 1
        else:
            runs += [offset - position, 1]
        position = offset + 1
    return runs


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def _varints(data: bytes) -> Iterable[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number = shift = 0
