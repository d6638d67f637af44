"""Sends prepared requests to a server, in a process of its own: `python -m ...generator ORDER`, an `Order` as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict
from typing import Self
from uuid import uuid4

from production.lab.bench.orders import Order, Result
from production.lab.bench.webhooks import Customer, request

_PREPARED_PER_S = 4_000
"""Requests made before the clock starts; a faster server gets them again."""
_FRESH_S = 3.0
"""Servers close connections that were idle for five seconds: one that might just be closed is not used again."""


class Connection:
    """One kept-alive HTTP/1.1 connection, one request at a time. Answers must say their length."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._used = time.perf_counter()

    @classmethod
    async def open(cls, order: Order) -> Self:
        return cls(*await asyncio.open_connection(order.host, order.port))

    @property
    def fresh(self) -> bool:
        return time.perf_counter() - self._used < _FRESH_S

    def close(self) -> None:
        self._writer.close()

    async def status(self, raw: bytes) -> int:
        """Send one request; the status of its answer. Raises OSError or EOFError: no answer."""
        self._writer.write(raw)
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
        await self._reader.readexactly(int(length or 0))
        self._used = time.perf_counter()
        return int(head.split(b" ", 2)[1])


class Generator:
    """Takes prepared requests in turn and notes how they were answered."""

    def __init__(self, order: Order) -> None:
        self._order = order
        total = int((order.per_s or _PREPARED_PER_S) * order.seconds)
        customers = [Customer(number) for number in range(1_000)]
        target = order.host, order.port, order.path
        self._raw = [request(target, order.auth_token, customers[n % 1_000], uuid4().hex) for n in range(total)]
        self._next = 0
        self._idle: list[Connection] = []
        self.result = Result()

    async def open_loop(self) -> None:
        """One request at each tick, whether or not the earlier ones were answered."""
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for number in range(len(self._raw)):
                due = began + number / self._order.per_s
                await asyncio.sleep(due - time.perf_counter())
                group.create_task(self._send(due))
        self.result.seconds = time.perf_counter() - began

    async def closed_loop(self) -> None:
        """Every connection sends its next request as soon as it has the answer."""
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(self._order.connections):
                group.create_task(self._keep_busy(began + self._order.seconds))
        self.result.seconds = time.perf_counter() - began

    async def _connection(self) -> Connection:
        while self._idle:
            connection = self._idle.pop()
            if connection.fresh:
                return connection
            connection.close()
        return await Connection.open(self._order)

    async def _keep_busy(self, until: float) -> None:
        while (now := time.perf_counter()) < until:
            await self._send(now)

    async def _send(self, due: float) -> None:
        raw = self._raw[self._next % len(self._raw)]
        self._next += 1
        try:
            connection = await self._connection()
            answered = await connection.status(raw) == 200
            self._idle.append(connection)
        except (OSError, EOFError):
            answered = False
        self.result.answered += answered
        self.result.failed += not answered
        self.result.ack_ms.append((time.perf_counter() - due) * 1000)


def main() -> None:
    order = Order(**json.loads(sys.argv[1]))
    generator = Generator(order)
    asyncio.run(generator.open_loop() if order.per_s else generator.closed_loop())
    print(json.dumps(asdict(generator.result)), flush=True)


if __name__ == "__main__":
    main()
