"""What goes wrong on the day, and when: a kill every two hours, four outages of providers, two deploys."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass

from production.tests.load.fleet import Fleet


@dataclass(frozen=True, slots=True)
class Strike:
    """One thing that happens; `hour` of the compressed day."""

    hour: float
    sort: str
    """`kill`, `outage`, `deploy`, or `end` of an outage."""
    what: str
    act: Callable[[Fleet], None]


def _kill(hour: float, name: str) -> Strike:
    return Strike(hour, "kill", f"{name} killed", lambda fleet: fleet.kill(name))


def _outage(hour: float, what: str, act: Callable[[Fleet], None]) -> tuple[Strike, Strike]:
    """Of six minutes."""
    return Strike(hour, "outage", what, act), Strike(hour + 0.1, "end", f"{what}: over", lambda fleet: fleet.heal())


def _deploy(hour: float) -> Strike:
    return Strike(hour, "deploy", "every process replaced, one after the other", lambda fleet: fleet.deploy())


def _twilio_is_away(fleet: Fleet) -> None:
    fleet.break_provider("twilio", ("send", "list"), mode="status", status=503)


def _twilio_limits(fleet: Fleet) -> None:
    fleet.break_provider("twilio", ("send",), mode="status", status=429, code=20429, retry_after=2)


def _gmail_limits(fleet: Fleet) -> None:
    fleet.break_provider("gmail", ("send", "history"), mode="status", status=429, retry_after=2)


def _gmail_is_away(fleet: Fleet) -> None:
    fleet.break_provider("gmail", ("send", "history", "get", "list"), mode="status", status=503)


DAY: tuple[Strike, ...] = (
    _kill(1, "worker"),
    _kill(3, "api"),
    _kill(5, "scheduler"),
    _deploy(6),
    _kill(7, "worker"),
    *_outage(8, "Twilio answers 503", _twilio_is_away),
    _kill(9, "api"),
    *_outage(10, "Gmail answers 429", _gmail_limits),
    _kill(11, "kafka"),
    _kill(13, "worker"),
    *_outage(14, "Gmail answers 503", _gmail_is_away),
    Strike(15, "kill", "postgres restarted", lambda fleet: fleet.kill("postgres", signal.SIGINT)),
    _kill(17, "api"),
    _deploy(18),
    _kill(19, "postgres"),
    *_outage(20, "Twilio answers 429", _twilio_limits),
    _kill(21, "scheduler"),
    _kill(23, "worker"),
)
