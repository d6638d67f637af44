"""The whole system on one machine: starts the parts in order, keeps them running, ends them in reverse."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from production.api.bearer import API_TOKEN_PREFIX
from production.crm.permissions.model import Role
from production.lab.local import people, postgres
from production.lab.local.children import Child, wait_until
from production.lab.local.kafka import apache, builtin
from production.lab.local.known_vectors import known_vectors
from production.lab.local.meta import local_meta
from production.lab.local.shop import local_shop
from production.lab.local.state import StateDir, is_free, write
from production.schemas.errors import ConfigurationError

MAILBOX = "support@techcorp.example"
WHATSAPP_NUMBER = "+14155551000"
SHOP = "https://shop.example"
"""A site of somebody else's that shows the chat."""
SMS_NUMBER = "+14155552000"
ACCOUNT_SID = "AC" + "0" * 31 + "1"

_SERVE = {"api", "worker"}
"""Outside words reach these: they connect without the right to change tables."""
_READY = {"providers": "/sandbox", "model": "/health"}
"""Where a part that is no process of the product says that it is ready."""
_TURNS_BESIDE_A_MODEL = "8"
"""It answers one after the other, on the same cores."""
_STOP_APPS_S = 5.0
_STOP_STORES_S = 4.0

LogProgress = Callable[[str], None]
"""Tells the user how far we are."""


@dataclass(frozen=True, slots=True)
class StackOptions:
    """What the user may choose."""

    port: int
    context: Path
    """Folder of the knowledge to ingest."""
    workers: int = 1


@dataclass(slots=True)
class Stack:
    """One running system. `start`, `watch` until interrupted, `stop`; all from the main thread."""

    state: StateDir
    options: StackOptions
    log_progress: LogProgress
    stores: list[Child] = field(default_factory=list)
    apps: list[Child] = field(default_factory=list)
    env: dict[str, str] = field(default_factory=dict)
    first_admin: str | None = None
    """Secret of the link with which somebody becomes the first Admin, while there is none."""

    def start(self) -> None:
        """Bring everything up and write `stack.json`.

        Raises:
            ConfigurationError: a port is taken, or a part does not come up; says which and what to do.
        """
        if not is_free(self.options.port):
            raise ConfigurationError(
                f"--port: {self.options.port} is in use; choose another one or stop what listens there."
            )
        if postgres.running_url(self.state):
            raise ConfigurationError(
                f"--state-dir: another stack runs on {self.state.path}; stop it or name another folder."
            )
        self._start_postgres()
        self._start_kafka()
        self._start_model()
        self.env |= self._environment()
        self._run("Preparing database and topics", "migrate")
        self.first_admin = asyncio.run(people.seed(self.env["DATABASE_URL"], self.staff_tokens()))
        documents = "knowledge", "ingest", str(self.options.context), "--vectors", str(known_vectors())
        self._run("Reading the knowledge base", *documents)
        self._start_apps()
        self._announce()

    def watch(self) -> NoReturn:
        """Restart what dies, until somebody interrupts."""
        while True:
            time.sleep(0.2)
            self.mend()

    def mend(self) -> None:
        """Restart what has died."""
        for child in (*self.stores, *self.apps):
            if not child.alive:
                self.log_progress(f"{child.name} ended unexpectedly; starting it again (log: {child.log})")
                child.start()
                self._announce()

    def stop(self) -> None:
        """End every process within ten seconds; those that use others first."""
        self.state.stack_file.unlink(missing_ok=True)
        for children, seconds in ((self.apps, _STOP_APPS_S), (self.stores, _STOP_STORES_S)):
            deadline = time.monotonic() + seconds
            for child in children:
                child.ask_to_stop()
            for child in children:
                child.join(max(0.1, deadline - time.monotonic()))

    def _start_postgres(self) -> None:
        if url := os.environ.get("DATABASE_URL"):
            self.env["DATABASE_URL"] = url
            return
        self.log_progress("Starting Postgres")
        child, url = postgres.server(self.state)
        self.stores.append(child)
        postgres.start(child, url)
        self.env |= {"DATABASE_URL": url, "DATABASE_SERVICE_URL": postgres.service_url(self.state, url)}

    def _start_kafka(self) -> None:
        if address := os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
            self.env["KAFKA_BOOTSTRAP_SERVERS"] = address
            return
        if apache.available():
            try:
                self._start_apache_kafka()
            except apache.CannotDownload as error:
                self.log_progress(str(error))
            else:
                return
        self.log_progress(builtin.NOTICE)
        child = builtin.broker(self.state)
        self.stores.append(child)
        self.env |= {"KAFKA_BOOTSTRAP_SERVERS": builtin.start(child), "KAFKA_CREATE_TOPICS": "false"}

    def _start_apache_kafka(self) -> None:
        self.log_progress("Starting Apache Kafka (the first time, Maven fetches it)")
        child, address = apache.broker(self.state)
        self.stores.append(child)
        apache.start(child, address)
        self.env["KAFKA_BOOTSTRAP_SERVERS"] = address

    def _start_model(self) -> None:
        if not (path := os.environ.get("MODEL_PATH")):
            return
        port = self.state.port("model")
        self._start_app("model", "model", "serve", "--path", path, "--port", str(port))
        self.env |= {"AGENT_MODEL": Path(path).stem, "AGENT_API": "chat_completions"}
        self.env["AGENT_BASE_URL"] = f"http://127.0.0.1:{port}/v1"
        self.env["AGENT_CONCURRENCY"] = os.environ.get("AGENT_CONCURRENCY", _TURNS_BESIDE_A_MODEL)

    def _environment(self) -> dict[str, str]:
        """What our processes need; real credentials of the user switch the local provider of that channel off."""
        secret = self.state.secrets()
        api, providers = f"http://127.0.0.1:{self.options.port}", f"http://127.0.0.1:{self.state.port('providers')}"
        env = {"PUBLIC_URL": api, "TICKET_TOKEN_SECRET": secret["ticket_token_secret"]}
        env["SAMPLE_PEOPLE"] = str(bool(self.staff_tokens()))
        # Here everybody shares one address, and a load test is welcome.
        env |= {"FORM_BURST": "10000", "FORM_PER_MINUTE": "100000", "CHAT_BURST": "10000", "CHAT_PER_MINUTE": "100000"}
        env |= {"CHAT_IDENTITY_SECRET": secret["chat_identity_secret"], "CHAT_ORIGINS": f'["{SHOP}"]'}
        if "GMAIL_REFRESH_TOKEN" not in os.environ:
            env |= {
                "GMAIL_MAILBOX": MAILBOX,
                "GMAIL_API_URL": providers,
                "GMAIL_TOKEN_URL": f"{providers}/token",
                "GMAIL_CLIENT_ID": "local",
                "GMAIL_CLIENT_SECRET": "local",
                "GMAIL_REFRESH_TOKEN": secret["gmail_access_token"],
                "GMAIL_PUBSUB_TOKEN": secret["gmail_push_token"],
                "SANDBOX_URL": providers,
            }
        if "TWILIO_AUTH_TOKEN" not in os.environ:
            env |= {
                "TWILIO_API_URL": providers,
                "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
                "TWILIO_AUTH_TOKEN": secret["twilio_auth_token"],
                "TWILIO_WHATSAPP_FROM": f"whatsapp:{WHATSAPP_NUMBER}",
                "TWILIO_SMS_FROM": SMS_NUMBER,
                "SANDBOX_URL": providers,
            }
        if "META_APP_SECRET" not in os.environ:
            env |= local_meta(providers, secret) | {"SANDBOX_URL": providers}
        if "CATALOG_FEED_URL" not in os.environ:
            env |= local_shop(providers, secret) | {"SANDBOX_URL": providers}
        return env

    def staff_tokens(self) -> dict[Role, str]:
        """API tokens of the sample people; nobody unknown comes into a database that others may use."""
        if "DATABASE_URL" in os.environ:
            return {}
        secret = self.state.secrets()
        return {role: f"{API_TOKEN_PREFIX}{secret[f'{role}_token']}" for role in Role}

    def _start_apps(self) -> None:
        if "SANDBOX_URL" in self.env:
            self._start_app(
                "providers",
                "providers",
                "--state-dir",
                str(self.state.path),
                "--port",
                str(self.state.port("providers")),
                "--api-url",
                self.env["PUBLIC_URL"],
            )
        self._start_app("api", "api", "--port", str(self.options.port), probe=self.state.port("api-probes"))
        self._start_app("scheduler", "scheduler", probe=self.state.port("scheduler"))
        for number in range(1, self.options.workers + 1):
            self._start_app("worker", "worker", probe=self.state.port(f"worker{number}"))

    def _start_app(self, name: str, *arguments: str, probe: int | None = None) -> None:
        self.log_progress(f"Starting {name}")
        port = self.options.port if name == "api" else probe or self.state.port(name)
        path = _READY.get(name, "/readyz")
        child = Child(name, _fte(*arguments), self.state.log(name), env=self.env_of(name, probe))
        self.apps.append(child)
        child.start()
        if not wait_until(lambda: _answers(port, path), timeout_s=60, child=child):
            raise ConfigurationError(f"{name} did not become ready. The end of {child.log}:\n{child.tail()}")

    def env_of(self, name: str, probe: int | None) -> dict[str, str]:
        """What a process of that name is given, besides what the user has."""
        env = self.env | ({"WORKER_PORT": str(probe)} if probe else {})
        if name in _SERVE and (service_url := self.env.get("DATABASE_SERVICE_URL")):
            env["DATABASE_URL"] = service_url
        return env

    def _run(self, what: str, *arguments: str) -> None:
        self.log_progress(what)
        done = subprocess.run(_fte(*arguments), env={**os.environ, **self.env}, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise ConfigurationError(f"{what} failed; the reason is above.")

    def _announce(self) -> None:
        pids: dict[str, list[int]] = {}
        for child in (*self.stores, *self.apps):
            if child.pid is not None:
                pids.setdefault(child.name, []).append(child.pid)
        write(
            self.state.stack_file,
            {
                "api_url": self.env["PUBLIC_URL"],
                "console_url": f"{self.env['PUBLIC_URL']}/console/",
                "staff_tokens": self.staff_tokens(),
                "database_url": self.env["DATABASE_URL"],
                "kafka_bootstrap": self.env["KAFKA_BOOTSTRAP_SERVERS"],
                "gmail_url": self.env.get("GMAIL_API_URL"),
                "twilio_url": self.env.get("TWILIO_API_URL"),
                "twilio_account_sid": self.env.get("TWILIO_ACCOUNT_SID"),
                "twilio_auth_token": self.env.get("TWILIO_AUTH_TOKEN"),
                "meta_url": self.env.get("META_GRAPH_URL"),
                "commerce_url": self.env.get("CATALOG_FEED_URL"),
                "meta_app_secret": self.env.get("META_APP_SECRET"),
                "gmail_push_token": self.env.get("GMAIL_PUBSUB_TOKEN"),
                "gmail_access_token": self.env.get("GMAIL_REFRESH_TOKEN"),
                "pids": pids,
                "environment": self.env,
            },
        )


def _fte(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "production", *arguments]


def _answers(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
