"""Ten megabytes of the worst that strangers can send, between mails, forms and chats of people who want an answer."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import pytest

from production.tests.fuzz.bombs import BOMBS, LARGE
from production.tests.fuzz.grammar.forms import form
from production.tests.fuzz.grammar.sample import Form, Webhook
from production.tests.fuzz.house import ENDS, House
from production.tests.fuzz.reading import MAILBOX

_BOMB, _LARGE = 110_000, {"from": 300_000, "parts": 300_000, "a": 1_140_000}
_LATER = 12
"""Bad mails that came after a good one and may have ended before it: they need no answer, so that they are quicker."""
_STALL_S = 2.0
"""Processor time between two looks at the event loop; before, one mail took minutes."""


@dataclass
class Watch:
    """How long people waited, and how long the event loop was busy with one thing."""

    delays: dict[str, float] = field(default_factory=dict)
    worst_stall_s: float = 0.0

    async def look(self) -> None:
        while True:
            before = time.process_time()
            await asyncio.sleep(0)
            self.worst_stall_s = max(self.worst_stall_s, time.process_time() - before)
            await asyncio.sleep(0.01)


async def test_good_ones_are_answered_and_bad_ones_end(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    watch, arrivals = Watch(), _deliver(house)
    good = [each for each, is_good in arrivals if is_good]
    looking = asyncio.create_task(watch.look())
    began = time.monotonic()
    arrived = datetime.now(UTC)
    syncing = asyncio.create_task(house.sync.sync(MAILBOX))
    number = 0
    while not syncing.done() or number < 20:
        good += await _somebody_writes(house, watch, number)
        number += 1
    read_s = time.monotonic() - began
    ends = await house.until_ended([each for each, _ in arrivals] + good)
    looking.cancel()
    settled = await house.settled()
    waited = [(settled[each] - arrived).total_seconds() for each, is_good in arrivals if is_good and each in settled]
    _tell(capsys, watch, read_s, waited)
    assert await syncing == len(arrivals)
    assert {each: ends.get(each) for each in good if ends.get(each) != "replied"} == {}
    assert {each: ends.get(each) for each, _ in arrivals if ends.get(each) not in ENDS} == {}
    assert {each: late for each, late in _overtaken(arrivals, list(ends)).items() if late > _LATER} == {}
    assert watch.worst_stall_s < _STALL_S


def _deliver(house: House) -> list[tuple[str, bool]]:
    """(event id, whether it is a person's) in the order of arrival; every fifth mail is a good one."""
    bad = [make(_BOMB) for make in BOMBS.values()]
    bad += [make(_LARGE[name.split()[0].rstrip(":")]) for name, make in LARGE.items()]
    assert sum(map(len, bad)) > 10_000_000
    Random(3).shuffle(bad)
    arrivals = []
    for number, raw in enumerate(bad):
        if number % 5 == 0:
            arrivals.append((house.account.deliver(_good_mail(number), name=f"good{number}"), True))
        arrivals.append((house.account.deliver(raw, name=f"bad{number}"), False))
    arrivals.append((house.account.deliver(_good_mail(999), name="good-last"), True))
    return arrivals


def _good_mail(number: int) -> bytes:
    domain = "customer.example"
    return (
        f"Authentication-Results: mx.google.com; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from={domain}\r\n"
        f"From: Ada <ada{number}@{domain}>\r\nTo: {MAILBOX}\r\nSubject: Export\r\nMessage-ID: <{number}@{domain}>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nWhere is the export button number {number}?\r\n"
    ).encode()


async def _somebody_writes(house: House, watch: Watch, number: int) -> list[str]:
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
    watch.delays |= {each: time.monotonic() - came for each in fresh if ends.get(each) in ENDS}
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


def _tell(capsys: pytest.CaptureFixture[str], watch: Watch, read_s: float, waited: list[float]) -> None:
    """Figures for whoever runs it: seconds depend on the machine, so that none of them is asserted."""
    delays = sorted(watch.delays.values()) or [0.0]
    figures = {
        "bad_mails_read_s": round(read_s, 1),
        "chats_and_forms": len(delays),
        "their_delay_p50_s": round(delays[len(delays) // 2], 2),
        "their_delay_worst_s": round(delays[-1], 2),
        "last_good_mail_behind_all_of_them_s": round(max(waited, default=0.0), 1),
        "worst_stall_cpu_s": round(watch.worst_stall_s, 3),
    }
    with capsys.disabled():
        print("\nworst between good:", json.dumps(figures))  # noqa: T201
