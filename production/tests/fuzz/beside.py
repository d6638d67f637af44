"""How long customers wait while a stranger sends 10 MB of the worst mails, against a calm minute before.

One line of JSON. Both on one full local stack, in turns, so that what slows the machine slows both. The local Gmail
stands for somebody else's machine: it runs behind everybody.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import sys
import tempfile
from pathlib import Path

import httpx

from production.commands.common import print_json
from production.database.pool import Database
from production.lab.bench.figures import Json, at_most, pairwise_ratio, percentile
from production.lab.bench.pipeline import Load, fresh_stack, publish_and_wait, questions_of
from production.lab.local.stack import MAILBOX, Stack
from production.tests.fuzz.bombs import ten_megabytes
from production.tests.load.stack import RunningStack

_SAMPLES = Path("context/sample-tickets.json")
_PATIENCE_S = 300
_ENDED = "select count(*) from inbound_messages where channel = 'email' and state not in ('received', 'processing')"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-s", type=float, default=8.0, help="messages of customers")
    parser.add_argument("--seconds", type=float, default=60.0, help="of each part")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="fte-beside-") as folder,
        fresh_stack(Path(folder), _SAMPLES.parent) as stack,
    ):
        _behind_everybody(next(child.pid for child in stack.apps if child.name == "providers"))
        load = Load(questions_of(_SAMPLES), round(given.per_s * given.seconds), given.per_s)
        figures = asyncio.run(_measure(stack, load, given.runs))
    print_json(figures)
    return 0 if figures["ratio"]["reached"] else 1


def _behind_everybody(pid: int | None) -> None:
    if pid is not None:
        os.setpriority(os.PRIO_PROCESS, pid, 19)
        Path(f"/proc/{pid}/autogroup").write_text("19")


async def _measure(stack: Stack, load: Load, runs: int) -> Json:
    bombs = ten_megabytes()
    await publish_and_wait(stack, Load(load.questions, 100, load.per_s))  # warm
    calm, beside = [], []
    for run in range(1, runs + 1):
        calm.append(await _p99(stack, load))
        _, p99 = await asyncio.gather(_send(stack, bombs), _p99(stack, load))
        beside.append(p99)
        await _until_ended(stack, len(bombs) * run)
    return {
        "bad_mails": len(bombs),
        "bytes": sum(map(len, bombs)),
        "calm_p99_ms": [round(each) for each in calm],
        "beside_p99_ms": [round(each) for each in beside],
        "ratio": at_most(1.2).judge(pairwise_ratio(beside, calm)),
    }


async def _p99(stack: Stack, load: Load) -> float:
    _, timings = await publish_and_wait(stack, load)
    return percentile([timing.total for timing in timings], 99)


async def _send(stack: Stack, mails: list[bytes]) -> None:
    running = RunningStack.in_folder(stack.state.path)
    access = {"Authorization": f"Bearer {running.access_token}"}
    async with httpx.AsyncClient(base_url=running.gmail_url, headers=access, timeout=60) as gmail:
        for mail in mails:
            raw = base64.urlsafe_b64encode(mail).decode()
            sent = await gmail.post(
                f"/gmail/v1/users/{MAILBOX}/messages", json={"raw": raw, "labelIds": ["INBOX", "UNREAD"]}
            )
            sent.raise_for_status()


async def _until_ended(stack: Stack, mails: int) -> None:
    """So that the next part begins on a quiet system."""
    database = Database(stack.env["DATABASE_URL"])
    try:
        async with asyncio.timeout(_PATIENCE_S):
            while await database.fetchval(_ENDED) < mails:
                await asyncio.sleep(0.5)
    finally:
        await database.close()


if __name__ == "__main__":
    sys.exit(main())
