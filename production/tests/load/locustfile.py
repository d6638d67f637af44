"""A day of customers on three channels, with real signatures, against a running stack.

`locust -f production/tests/load/locustfile.py --headless --day-minutes 2` sends to the stack whose state folder is
FTE_STATE_DIR (`.local` if unset): start `fte dev` first. `make soak` runs it while processes die. How many write at
the same time follows the hour of the compressed day, so locust's own options for users and time do nothing here.
"""

from __future__ import annotations

import secrets
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import Any

import gevent
from locust import HttpUser, LoadTestShape, between, events, task
from locust.env import Environment

from production.schemas.ids import Channel
from production.tests.faults.processes import open_chats
from production.tests.load import channels
from production.tests.load.channels import Request
from production.tests.load.day import HOURS, share_at
from production.tests.load.journal import Delivery, Journal
from production.tests.load.stack import RunningStack
from production.tests.load.visits import MOST_PEOPLE, Dealer, Note, Person, Twist, Visit
from production.tests.load.words import read_words

ACK_LIMIT_MS = 500
ATTEMPTS = 8
"""Of one delivery: providers go on for longer, people in front of a form do not."""
TIMEOUT_S = 15.0
"""What Twilio gives a webhook."""
STACK = RunningStack.from_environment()


@events.init_command_line_parser.add_listener
def options(parser: ArgumentParser) -> None:
    parser.add_argument("--day-minutes", type=float, default=20, help="How long the 24 hours take")
    parser.add_argument("--peak", type=int, default=10, help="People who write at the same time at the busiest hour")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each-once", action="store_true", help="One visit of each kind instead of a day")
    parser.add_argument("--journal", type=Path, default=Path("/dev/null"), help="File for one line a request")


@events.init.add_listener
def prepare(environment: Environment, **_: Any) -> None:
    given, batch = _options(environment), secrets.token_hex(2)
    open_chats(STACK.providers_db, (f"whatsapp:{Person(n, batch).phone}" for n in range(1, MOST_PEOPLE + 1)))
    dealer = Dealer(read_words(Path("context/sample-tickets.json")), batch, given.seed)
    if given.each_once:
        each = dealer.one_of_each()
        Writer.coming, Writer.left = iter(each), len(each)
    else:
        Writer.coming = dealer.day()
    Writer.journal = Journal(given.journal)


def _options(environment: Environment) -> Namespace:
    given: Namespace | None = environment.parsed_options
    assert given is not None
    return given


class Day(LoadTestShape):
    """As many people as the hour of the day brings."""

    def tick(self) -> tuple[int, float] | None:
        assert self.runner is not None
        given = _options(self.runner.environment)
        hour = self.get_run_time() / (given.day_minutes * 60) * HOURS  # type: ignore[no-untyped-call] # locust's clock has no types
        if hour >= HOURS or Writer.left <= 0:
            return None
        share = 1.0 if given.each_once else share_at(hour)
        return max(1, round(given.peak * share)), given.peak


class Writer(HttpUser):
    """Takes the next visit as soon as the last one is over."""

    host = STACK.api_url
    wait_time = between(1.0, 2.0)
    coming: Iterator[Visit]
    left: float = inf
    """Visits until it is over."""
    journal: Journal

    @task
    def visit(self) -> None:
        if (visit := next(Writer.coming, None)) is not None:
            self._make(visit)
            Writer.left -= 1

    def _make(self, visit: Visit) -> None:
        thread_id = None
        for number, note in enumerate(visit.notes):
            if number:
                gevent.sleep(3)
            if note.channel == Channel.EMAIL:
                thread_id = self._mail(visit, note, thread_id)
            else:
                self._write(visit, note)

    def _write(self, visit: Visit, note: Note) -> None:
        chat = note.channel == Channel.WHATSAPP
        request = channels.whatsapp(STACK, visit.person, note) if chat else channels.form(visit.person, note)
        copies = 2 if note.twist is Twist.TWICE else 1
        gevent.joinall([gevent.spawn(self._deliver, visit, note, request) for _ in range(copies)], raise_error=True)

    def _mail(self, visit: Visit, note: Note, thread_id: str | None) -> str:
        """Put a mail into the company's mailbox, then tell of it as Pub/Sub does; the thread that it is in.

        The local Gmail tells by itself too: a second notice is what "at least once" means.
        """
        letter = {
            "from_name": visit.person.name,
            "from_email": visit.person.email,
            "subject": note.subject,
            "text": note.text,
            "headers": note.headers,
            "thread_id": thread_id,
        }
        written = self._provider("POST", "/sandbox/email", json=letter)
        written_at = time.time()
        profile = self._provider("GET", f"/gmail/v1/users/{STACK.mailbox}/profile")
        request = channels.push(STACK, written["id"], profile["historyId"])
        self._deliver(visit, note, request, written_at, {"message_id": written["message_id"]})
        return str(written["thread_id"])

    def _provider(self, method: str, path: str, **arguments: Any) -> Any:
        """Speak to the local provider: it is not what is measured."""
        headers = {"Authorization": f"Bearer {STACK.access_token}"}
        with self.client.request(
            method, STACK.gmail_url + path, headers=headers, name="local Gmail", catch_response=True, **arguments
        ) as answer:
            answer.raise_for_status()
            return answer.json()

    def _deliver(
        self,
        visit: Visit,
        note: Note,
        request: Request,
        written_at: float | None = None,
        details: dict[str, str] | None = None,
    ) -> None:
        """Until the answer is right, with growing pauses; every attempt is noted."""
        for attempt in range(1, ATTEMPTS + 1):
            began_at, started = time.time(), time.perf_counter()
            status, told = self._post(request, note.channel)
            delivery = Delivery(
                channel=note.channel,
                kind=visit.kind,
                person=visit.person.number,
                event_id=request.event_id,
                written_at=written_at or began_at,
                began_at=began_at,
                ms=(time.perf_counter() - started) * 1000,
                status=status,
                attempt=attempt,
                wanted=request.wanted,
                details=(details or {}) | told,
            )
            Writer.journal.note(delivery)
            if delivery.right:
                return
            gevent.sleep(0.5 * 2 ** (attempt - 1))

    def _post(self, request: Request, name: str) -> tuple[int, dict[str, str]]:
        """Status and what a form tells; each request opens a connection of its own, as those of many senders do."""
        arguments = request.arguments | {"headers": request.arguments["headers"] | {"Connection": "close"}}
        with self.client.post(request.path, name=name, timeout=TIMEOUT_S, catch_response=True, **arguments) as answer:
            if answer.status_code // 100 == request.wanted:
                answer.success()
            if request.path != channels.FORM or answer.status_code != 201:
                return answer.status_code, {}
            receipt = answer.json()
            return answer.status_code, {"ticket": receipt["ticket_id"], "token": receipt["access_token"]}


@events.quitting.add_listener
def judge(environment: Environment, **_: Any) -> None:
    """Exit 1 if a request failed or the slowest percent took longer than a provider waits."""
    total = environment.stats.total
    slowest = total.get_response_time_percentile(0.99) or 0
    environment.process_exit_code = 1 if total.num_failures or slowest > ACK_LIMIT_MS else 0
