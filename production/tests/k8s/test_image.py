"""What the Dockerfile promises, as far as it shows without an engine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from production.tests.k8s.toolbox import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
RUNTIME = DOCKERFILE[DOCKERFILE.index("AS runtime") :]


class _Alive(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/livez" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def alive() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Alive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def health_check(port: int) -> int:
    found = re.search(r"HEALTHCHECK[^[]*(\[.*\])", RUNTIME)
    assert found
    _, *arguments = json.loads(found[1])
    environment = {**os.environ, "WORKER_PORT": str(port)}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, check=False).returncode


def test_the_health_check_passes_while_the_process_answers(alive: int) -> None:
    assert health_check(alive) == 0


def test_the_health_check_fails_when_nobody_answers() -> None:
    assert health_check(9) != 0


def test_the_process_is_not_root() -> None:
    user = re.search(r"^USER (\d+):(\d+)$", RUNTIME, re.MULTILINE)
    assert user
    assert int(user[1]) > 0


def test_the_runtime_installs_nothing() -> None:
    assert not re.search(r"\b(apt-get|apk|npm|pip) (install|add|ci)\b", RUNTIME)


def test_packages_come_from_the_lock_with_hashes_and_unbuilt() -> None:
    install = re.search(r"install (.*?)-r requirements\.txt", DOCKERFILE, re.DOTALL)
    assert install
    assert {"--no-deps", "--require-hashes", "--only-binary"} <= set(install[1].split())
