"""A worker whose model answers with the marks of the messages it was asked: everything else is the real thing.

`python -m production.tests.faults.worker LOG`: notes every model run in LOG, one line of marks each.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

from production import logs
from production.bootstrap.worker import run_worker
from production.schemas.turns import Turn, TurnAction, TurnResult, Verdict
from production.settings import load_settings
from production.tests.faults.marks import HANG, marks_in

_HANG_S = 25.0
_THINK_S = 0.02


class MarkingAgent:
    """Says which messages it was asked, so that a reply can be traced to them."""

    def __init__(self, log: Path) -> None:
        self._log = log

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        del verdict
        marks = " ".join(marks_in(turn.text))
        with self._log.open("a") as log:
            log.write(f"{marks}\n")
        await asyncio.sleep(_HANG_S if HANG in turn.text else _THINK_S)
        return TurnResult(f"This is the answer to {marks}.", TurnAction.REPLY, confidence=1.0)


async def main(log: Path) -> None:
    settings, stop = load_settings(), asyncio.Event()
    logs.configure(settings.log_level)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await run_worker(settings, stop, MarkingAgent(log))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
