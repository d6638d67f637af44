"""What became of customers, people and pages while versions changed. Pure but for the logs that it reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from production.tests.load import report as days
from production.tests.load.report import Json, Observed
from production.tests.upgrade.fleet import SERVING, Answer


def report(day: Observed, answers: Iterable[Answer], logs: Path) -> Json:
    """The figures of a day, with promises of its own: nobody asks for speed while processes start all day."""
    figures = days.report(day)
    failed = Counter(f"{one.version} {one.path}: {one.status}" for one in answers if one.status >= 500)
    deliveries = sum(one.status >= 500 for one in day.deliveries)
    figures |= {
        "pages": Counter(one.version for one in answers),
        "pages_failed": failed,
        "server_errors": deliveries + figures["work"]["server_errors"],
        "logged": Counter(_errors(logs)),
    }
    promises = {
        **days.kept_of_work(figures),
        "every page is answered": not failed,
        "no request is answered with 5xx": not figures["server_errors"],
        "no process logs an error": not figures["logged"],
    }
    return figures | {"promises": promises}


def _errors(logs: Path) -> Iterator[str]:
    """Process, event and what it was about, of each error of ours; a library's own is of a broker that divides anew."""
    for name in SERVING:
        for line in (logs / f"{name}.log").read_text().splitlines():
            if '"level": "error"' in line and "logger" not in (told := json.loads(line)):
                what = told.get("chore") or told.get("error") or ""
                kinds = " from ".join(each["type"] for each in told.get("exception", ()))
                yield " ".join(filter(None, (f"{name}:", told["event"], what, kinds)))
