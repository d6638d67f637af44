"""Many readers of live streams in one process, as bare as a reader can be: what is measured is the server."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_NUMBER = re.compile(rb'"ticket":"(TKT-\d+)"')


class Readers:
    """Notes when each reader heard of which ticket."""

    def __init__(self, host: str, port: int) -> None:
        self._address = host, port
        self.heard: list[tuple[str, float]] = []
        """(ticket number, seconds of the monotonic clock), of all readers together."""
        self.resets = 0
        self._open: list[asyncio.StreamWriter] = []
        self._reading: list[asyncio.Task[None]] = []

    async def open(self, tokens: Sequence[str]) -> None:
        """One stream for each token; returns when all have begun."""
        begun = [asyncio.Event() for _ in tokens]
        for token, event in zip(tokens, begun, strict=True):
            reader = await self._connect(token)
            self._reading.append(asyncio.create_task(self._read(reader, event)))
        await asyncio.gather(*(event.wait() for event in begun))

    async def open_without_reading(self, token: str) -> None:
        """Takes what fits into the buffers of two sockets, and no more."""
        await self._connect(token)

    async def close(self) -> None:
        for writer in self._open:
            writer.close()
        with suppress(OSError):
            await asyncio.gather(*self._reading)

    async def _connect(self, token: str) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection(*self._address, limit=4096)
        writer.write(f"GET /api/v1/live HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
        self._open.append(writer)
        return reader

    async def _read(self, reader: asyncio.StreamReader, begun: asyncio.Event) -> None:
        while piece := await reader.read(65_536):
            now = time.monotonic()
            if b'"reset"' in piece:
                self.resets += 1
                begun.set()
            self.heard += [(number.decode(), now) for number in _NUMBER.findall(piece)]


def memory_mb(pid: int) -> float:
    """Resident, of a process of this machine."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def processor_s(pid: int) -> float:
    """What a process of this machine has used so far, in seconds of one core."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told_ms(heard: Sequence[tuple[str, float]], committed: dict[str, float]) -> list[float]:
    """From the commit of each event until each reader had it."""
    return [(at - committed[number]) * 1000 for number, at in heard if number in committed]
