"""Public libraries on the same workload. Runs in an environment of its own and imports nothing of ours.

`python peers.py WORKLOAD LIBRARY`, where LIBRARY is faststream-ordered, faststream-unordered or pyrallel.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from typing import Any


class Tally:
    """Waits as long as each value says, and counts."""

    def __init__(self, expected: int) -> None:
        self.finished = self.running = self.peak = 0
        self.began = self.ended = 0.0
        self.over = asyncio.Event()
        self._expected = expected

    async def do(self, value: bytes) -> None:
        self.began = self.began or time.perf_counter()
        self.running += 1
        self.peak = max(self.peak, self.running)
        await asyncio.sleep(float(value) / 1000)
        self.running -= 1
        self.finished += 1
        if self.finished == self._expected:
            self.ended = time.perf_counter()
            self.over.set()

    def report(self) -> str:
        seconds = self.ended - self.began
        return json.dumps({"finished": self.finished, "seconds": seconds, "peak_running": self.peak})


async def faststream(it: dict[str, Any], tally: Tally, *, ordered: bool) -> None:
    """`ordered`: its at-least-once mode, at most one message a partition; else at most once and in any order."""
    from faststream import AckPolicy  # type: ignore[import-not-found]  # noqa: PLC0415 - only its environment has it
    from faststream.kafka import KafkaBroker  # type: ignore[import-not-found]  # noqa: PLC0415 - as above

    broker = KafkaBroker(it["bootstrap"], logger=None, apply_types=False)
    how = {"ack_policy": AckPolicy.NACK_ON_ERROR, "max_workers": 12} if ordered else {"max_workers": it["running"]}

    async def handle(message: Any) -> None:
        await tally.do(message if isinstance(message, bytes) else str(message).encode())

    broker.subscriber(it["topic"], group_id=it["group"], auto_offset_reset="earliest", **how)(handle)
    await broker.start()
    await tally.over.wait()
    await broker.stop()


async def pyrallel(it: dict[str, Any], tally: Tally) -> None:
    """With its defaults: 1,000 messages at once."""
    from pyrallel_consumer.config import KafkaConfig  # type: ignore[import-not-found]  # noqa: PLC0415 - as above
    from pyrallel_consumer.consumer import (  # type: ignore[import-not-found]  # noqa: PLC0415 - as above
        PyrallelConsumer,
    )

    async def handle(item: Any) -> None:
        await tally.do(item.payload)

    config = KafkaConfig(BOOTSTRAP_SERVERS=[it["bootstrap"]], CONSUMER_GROUP=it["group"], dlq_enabled=False)
    consumer = PyrallelConsumer(config=config, worker=handle, topic=it["topic"])
    await consumer.start()
    await tally.over.wait()
    await consumer.stop()


async def main(it: dict[str, Any], library: str) -> None:
    tally = Tally(it["expected"])
    if library == "pyrallel":
        await pyrallel(it, tally)
    else:
        await faststream(it, tally, ordered=library == "faststream-ordered")
    print(tally.report(), flush=True)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    print(flush=True)
    asyncio.run(main(json.loads(sys.argv[1]), sys.argv[2]))
