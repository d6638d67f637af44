"""Ten megabytes of the worst that strangers can send, between mails, forms and chats of people who want an answer."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import pytest

from production.tests.fuzz.bombs import ten_megabytes
from production.tests.fuzz.grammar.forms import form
from production.tests.fuzz.grammar.sample import Form, Webhook
from production.tests.fuzz.house import ENDS, House
from production.tests.fuzz.reading import MAILBOX

_LATER = 12
"""Bad mails that came after a good one and may have ended before it: they need no answer, so that they are quicker."""


@dataclass
class Day:
    """How long people waited, and how long the event loop was busy with one thing."""

    arrivals: list[tuple[str, bool]]
    """(event id of a mail, whether it is a person's) in the order of arrival."""
    good: list[str] = field(default_factory=list)
    """Forms and chats of people."""
    delays: list[float] = field(default_factory=list)
    """Of forms and chats."""
    waited: list[float] = field(default_factory=list)
    """Of the good mails."""
    ends: dict[str, str] = field(default_factory=dict)
    worst_stall_s: float = 0.0

    async def look(self) -> None:
        while True:
            before = time.process_time()
            await asyncio.sleep(0)
            self.worst_stall_s = max(self.worst_stall_s, time.process_time() - before)
            await asyncio.sleep(0.01)


async def test_good_ones_are_answered_and_bad_ones_end(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    calm = Day([_deliver_good(house, f"calm{number}") for number in range(15)])
    await _pass(house, calm, first=0)
    day = Day(_deliver(house))
    await _pass(house, day, first=1_000)
    _tell(capsys, calm, day)
    good = [*day.good, *(each for each, is_good in day.arrivals if is_good)]
    assert {each: day.ends.get(each) for each in good if day.ends.get(each) != "replied"} == {}
    assert {each: day.ends.get(each) for each, _ in day.arrivals if day.ends.get(each) not in ENDS} == {}
    assert {each: late for each, late in _overtaken(day.arrivals, list(day.ends)).items() if late > _LATER} == {}


async def _pass(house: House, day: Day, *, first: int) -> None:
    """The mails are read while people write forms and chats; `first` is the number of the first of them."""
    looking = asyncio.create_task(day.look())
    arrived = datetime.now(UTC)
    syncing = asyncio.create_task(house.sync.sync(MAILBOX))
    number = first
    while not syncing.done() or number < first + 15:
        day.good += await _somebody_writes(house, day, number)
        number += 1
    assert await syncing == len(day.arrivals)
    day.ends = await house.until_ended([*(each for each, _ in day.arrivals), *day.good])
    looking.cancel()
    settled = await house.settled()
    waiting = [each for each, is_good in day.arrivals if is_good and each in settled]
    day.waited = [(settled[each] - arrived).total_seconds() for each in waiting]


def _deliver(house: House) -> list[tuple[str, bool]]:
    """Every fifth mail is a good one."""
    bad = ten_megabytes()
    assert sum(map(len, bad)) > 10_000_000
    arrivals = []
    for number, raw in enumerate(bad):
        if number % 5 == 0:
            arrivals.append(_deliver_good(house, f"good{number}"))
        arrivals.append((house.account.deliver(raw, name=f"bad{number}"), False))
    return [*arrivals, _deliver_good(house, "good-last")]


def _deliver_good(house: House, name: str) -> tuple[str, bool]:
    return house.account.deliver(_good_mail(name), name=name), True


def _good_mail(name: str) -> bytes:
    domain = "customer.example"
    return (
        f"Authentication-Results: mx.google.com; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from={domain}\r\n"
        f"From: Ada <ada-{name}@{domain}>\r\nTo: {MAILBOX}\r\nSubject: Export\r\nMessage-ID: <{name}@{domain}>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nWhere is the export button number {name}?\r\n"
    ).encode()


async def _somebody_writes(house: House, day: Day, number: int) -> list[str]:
    """A good form and a good chat after hostile ones, one of them under the name of the same person."""
    address = f"grace{number}@customer.example"
    hostile = [_form(f"a\x00b {number} and so on", address), _form("x" * 15_000, address), form(Random(number))]
    for each in hostile:
        assert await house.submit(each) < 500
    before = set(house.accepted())
    assert await house.submit(_form(f"Where is the export button for forms {number}?", address)) == 201
    assert await house.bring(_chat(number)) == 200
    came, fresh = time.monotonic(), [each for each in house.accepted() if each not in before and "email:" not in each]
    ends = await house.until_ended(fresh)
    day.delays += [time.monotonic() - came for each in fresh if ends.get(each) in ENDS]
    return fresh


def _form(message: str, address: str) -> Form:
    fields = {"name": "Grace", "email": address, "subject": "Export", "category": "how_to", "message": message}
    return Form(json.dumps(fields).encode(), "application/json")


def _chat(number: int) -> Webhook:
    sid = f"SM{number:032x}"
    words = {"Body": f"Where is the export button for chats {number}?", "NumMedia": "0"}
    return Webhook({"MessageSid": sid, "From": f"whatsapp:+1202555{1000 + number}", "To": "whatsapp:+1", **words})


def _overtaken(arrivals: list[tuple[str, bool]], order: list[str]) -> dict[str, int]:
    """How many bad mails that came after a good one ended before it."""
    place = {event_id: at for at, event_id in enumerate(order)}
    overtaken = {}
    for at, (event_id, is_good) in enumerate(arrivals):
        if is_good and event_id in place:
            later = [each for each, good in arrivals[at:] if not good and each in place]
            overtaken[event_id] = sum(place[each] < place[event_id] for each in later)
    return overtaken


def _tell(capsys: pytest.CaptureFixture[str], calm: Day, day: Day) -> None:
    """Figures for whoever runs it: seconds depend on the machine, so that none of them is asserted."""
    with capsys.disabled():
        print("\nwithout bad ones:", json.dumps(_figures(calm)))  # noqa: T201
        print("worst between good:", json.dumps(_figures(day)))  # noqa: T201


def _figures(day: Day) -> dict[str, float]:
    delays, waited = sorted(day.delays) or [0.0], sorted(day.waited) or [0.0]
    return {
        "chats_and_forms": len(delays),
        "their_delay_p50_s": round(delays[len(delays) // 2], 2),
        "their_delay_worst_s": round(delays[-1], 2),
        "good_mails": len(waited),
        "mail_p50_s": round(waited[len(waited) // 2], 1),
        "mail_worst_s": round(waited[-1], 1),
        "worst_stall_cpu_s": round(day.worst_stall_s, 3),
    }
