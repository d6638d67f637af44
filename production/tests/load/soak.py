"""`make soak`: a day of operation in twenty minutes, with kills, outages and deploys; exits 0 if every promise held."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from production.lab.local.children import Child
from production.lab.local.stack import StackOptions
from production.lab.local.state import StateDir
from production.schemas.errors import ConfigurationError
from production.tests.faults.settle import settle
from production.tests.load import observe
from production.tests.load.charts import draw
from production.tests.load.day import HOURS
from production.tests.load.fleet import Fleet
from production.tests.load.journal import Delivery, read_journal
from production.tests.load.judge import Fate, Reply, accepted, judge
from production.tests.load.people import People
from production.tests.load.programme import DAY, Strike
from production.tests.load.report import Observed, report
from production.tests.load.table import show
from production.tests.load.work import account, marks_in

_log = logging.getLogger("soak")
_LOCUSTFILE = "production/tests/load/locustfile.py"


@dataclass(frozen=True, slots=True)
class Plan:
    """How long the day takes, and how much happens on it."""

    minutes: float
    peak: int
    seed: int

    @property
    def seconds(self) -> float:
        return self.minutes * 60


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20, help="how long the 24 hours take")
    parser.add_argument("--peak", type=int, default=10, help="people who write at the same time at the busiest hour")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where logs and journal stay; else they are deleted")
    parser.add_argument("--json", type=Path, help="file for all figures")
    parser.add_argument("--charts", type=Path, help="folder for soak-*.svg")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    if given.folder and given.folder.exists():
        parser.error(f"--folder: {given.folder} exists; name one that does not")
    with tempfile.TemporaryDirectory(prefix="fte-soak-") as passing:
        folder = given.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)  # Postgres may run under another account than we
        plan = Plan(given.minutes, given.peak, given.seed)
        state = StateDir.open(folder)
        options = StackOptions(state.port("api"), Path("context"), workers=0)
        day = lived(Fleet(state, options, log_progress=_log.info, dice=random.Random(plan.seed)), DAY, plan)
        figures = report(day) | {"seed": plan.seed, "peak": plan.peak}
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")
    if given.charts:
        draw(figures, given.charts)
    show(figures)
    return 0 if all(figures["promises"].values()) else 1


def lived(fleet: Fleet, programme: Sequence[Strike], plan: Plan) -> Observed:
    """Start the system, live through the day, wait until nothing is open, judge, end it. From the main thread."""
    journal = fleet.state.path / "journal.jsonl"
    try:
        fleet.start()
        began_at, people = time.time(), _people(fleet, plan)
        with ThreadPoolExecutor() as threads:
            working = threads.submit(asyncio.run, people.run())
            strikes = _live(fleet, programme, _customers(fleet.state, journal, plan), plan.seconds)
            people.over.set()
            _log.info("The day is over; waiting until nothing is open")
            still_open = settle(fleet)
            working.result()
        deliveries = _written(journal, fleet.state.log("locust"))
        messages = accepted(deliveries)
        fates, replies = asyncio.run(_outcome(fleet, deliveries))
        found = asyncio.run(observe.read_work(fleet.env["DATABASE_URL"], fleet.providers_db, people.work, replies))
    finally:
        fleet.stop()
    verdict = judge(messages, fates, [reply for reply in replies if not marks_in(reply.text)])
    work = account(people.work, found)
    return Observed(began_at, plan.seconds, deliveries, messages, fates, verdict, strikes, still_open, work)


def _people(fleet: Fleet, plan: Plan) -> People:
    return People(fleet.env["PUBLIC_URL"], fleet.staff_tokens(), fleet.env["DATABASE_URL"], plan.seconds, plan.seed)


def _customers(state: StateDir, journal: Path, plan: Plan) -> Child:
    """Locust, in a process of its own: its patches of the standard library stay there."""
    options = {
        "--locustfile": _LOCUSTFILE,
        "--stop-timeout": 20,
        "--day-minutes": plan.minutes,
        "--peak": plan.peak,
        "--seed": plan.seed,
        "--journal": journal,
    }
    given = [str(word) for option in options.items() for word in option]
    command = [sys.executable, "-m", "locust", "--headless", "--only-summary", *given]
    return Child("locust", command, state.log("locust"), env={"FTE_STATE_DIR": str(state.path)})


def _live(fleet: Fleet, programme: Sequence[Strike], customers: Child, seconds: float) -> list[tuple[float, str, str]]:
    """Until the customers have gone: do what the programme says, and restart what dies."""
    customers.start()
    began, due, done = time.monotonic(), list(programme), []
    while customers.alive:
        hour = (time.monotonic() - began) / seconds * HOURS
        if due and hour >= due[0].hour:
            strike = due.pop(0)
            _log.info("%05.2f h: %s", hour, strike.what)
            strike.act(fleet)
            done.append((round(hour, 2), strike.sort, strike.what))
        fleet.mend()
        time.sleep(0.2)
    fleet.heal()
    return done


def _written(journal: Path, log: Path) -> list[Delivery]:
    """Raises ConfigurationError: the customers wrote nothing; with the end of their log."""
    deliveries = read_journal(journal.read_text().splitlines()) if journal.exists() else []
    if not deliveries:
        raise ConfigurationError(f"The customers wrote nothing. The end of {log}:\n{log.read_text()[-2_000:]}")
    return deliveries


async def _outcome(fleet: Fleet, deliveries: Sequence[Delivery]) -> tuple[Mapping[str, Fate], list[Reply]]:
    """What the ledger says of each message, and what the customers see."""
    fates, answered = await observe.read_ledger(fleet.env["DATABASE_URL"], deliveries)
    return fates, [
        *observe.read_chats(fleet.providers_db, answered),
        *observe.read_mails(fleet.providers_db, deliveries),
        *await observe.read_pages(fleet.env["PUBLIC_URL"], deliveries),
    ]


if __name__ == "__main__":
    sys.exit(main())
