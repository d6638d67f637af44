"""Processes that we start, watch and end."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine without any other group."""

    uid: int
    gid: int

    def arguments(self) -> dict[str, Any]:
        """For `subprocess`: run as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


@dataclass(slots=True)
class Child:
    """One program, in a session of its own: Ctrl-C reaches only the supervisor, which ends all in order."""

    name: str
    command: Sequence[str]
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = None
    """Run as somebody else: Postgres refuses to run as root."""
    stop_signal: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; output goes to the end of the log file."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.env},
                **(self.account.arguments() if self.account else {}),
                start_new_session=True,
                preexec_fn=self._die_with_us if sys.platform == "linux" else None,  # noqa: PLW1509 - started from the main thread only
            )

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process else None

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask_to_stop(self) -> None:
        if self.process is not None and self.alive:
            self.process.send_signal(self.stop_signal)

    def join(self, timeout_s: float) -> None:
        """Wait for the end; after the timeout, force it."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def tail(self) -> str:
        """The last 15 lines of the log, for a message to the user."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-15:])

    def _die_with_us(self) -> None:
        """Even a killed supervisor leaves no process behind."""
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, self.stop_signal)


def wait_until(ready: Callable[[], bool], *, timeout_s: float, child: Child) -> bool:
    """True once `ready`; False when the child ends first or the time is up."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if ready():
            return True
        if not child.alive:
            return False
        time.sleep(0.05)
    return False
