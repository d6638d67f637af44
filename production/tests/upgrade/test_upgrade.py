"""What an upgrade is judged by: each promise is broken by its own failure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.load.journal import Delivery
from production.tests.load.judge import Fate, Reply, accepted, judge
from production.tests.load.report import Observed
from production.tests.upgrade.fleet import Answer
from production.tests.upgrade.pages import read_everything
from production.tests.upgrade.report import report

CHAT = Delivery(Channel.WHATSAPP, "chat", 1, "m1", 1000.0, 1000.0, 20.0, status=200, attempt=1, wanted=2)
REFUSED = Delivery(Channel.WHATSAPP, "chat", 1, "m1", 999.0, 999.0, 20.0, status=503, attempt=1, wanted=2)
GOOD = Answer("old", "/api/v1/contacts", 200)
WORK = {"answers_lost": 0, "server_errors": 0}
ROUTES: dict[str, object] = {
    "/contacts": {"get": {}},
    "/contacts/{contact_id}": {"get": {}},
    "/contacts/{a}/x/{b}": {"get": {}},
}
FAILED = '{"event": "chore_failed", "chore": "import", "level": "error", "exception": [{"type": "KeyError"}]}\n'


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    for name in ("api", "worker", "scheduler"):
        (tmp_path / f"{name}.log").write_text('{"event": "started", "level": "info"}\n')
    return tmp_path


def broken(
    logs: Path, *deliveries: Delivery, answers: tuple[Answer, ...] = (GOOD,), work: dict[str, int] | None = None
) -> list[str]:
    messages = accepted([*deliveries, CHAT])
    fates = {one.event_id: Fate(LedgerState.REPLIED, "c/1", "ada", DeliveryStatus.SENT) for one in messages}
    verdict = judge(messages, fates, [Reply(one.event_id, one.accepted_at + 0.5) for one in messages])
    day = Observed(1000.0, 120.0, [*deliveries, CHAT], messages, fates, verdict, [], 0, WORK | (work or {}))
    return [promise for promise, kept in report(day, answers, logs)["promises"].items() if not kept]


def test_a_good_upgrade_keeps_every_promise(logs: Path) -> None:
    assert broken(logs) == []


def test_a_page_that_fails_in_one_version_is_named(logs: Path) -> None:
    assert broken(logs, answers=(GOOD, Answer("new", "/api/v1/imports", 500))) == ["every page is answered"]


def test_a_message_that_was_refused_and_sent_again_is_an_error_still(logs: Path) -> None:
    assert broken(logs, REFUSED) == ["no request is answered with 5xx"]


def test_what_people_were_refused_is_one_too(logs: Path) -> None:
    assert broken(logs, work={"server_errors": 1}) == ["no request is answered with 5xx"]


def test_a_process_that_fails_in_the_background_is_heard(logs: Path) -> None:
    (logs / "scheduler.log").write_text(FAILED)
    assert broken(logs) == ["no process logs an error"]


def test_what_a_library_says_while_workers_come_and_go_is_not_ours(logs: Path) -> None:
    (logs / "worker.log").write_text('{"event": "Heartbeat failed", "logger": "aiokafka", "level": "error"}\n')
    assert broken(logs) == []


class _Api(BaseHTTPRequestHandler):
    """Describes itself, and knows one contact."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        known = {
            "/openapi.json": {"paths": ROUTES},
            "/contacts": {"total": 1, "contacts": [{"id": 7}]},
            "/contacts/7": {},
        }
        self.send_response(200 if path in known else 500)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(known.get(path, {})).encode())

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""


@pytest.fixture
def api() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Api) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_record_is_read_where_its_list_has_one(api: str) -> None:
    assert dict(read_everything(api, "token")) == {"/contacts": 200, "/contacts/{contact_id}": 200}
