"""A whole system as a user starts it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_READY_S = 240


@dataclass(frozen=True)
class Stack:
    """A running `fte dev`."""

    state_dir: Path
    process: subprocess.Popen[bytes]
    info: dict[str, Any]

    def pids(self) -> list[int]:
        return [pid for pids in self.info["pids"].values() for pid in pids]


def start(state_dir: Path, repository: Path, port: int) -> Stack:
    """Start `fte dev` and wait until it says that it is ready."""
    command = [sys.executable, "-m", "production", "dev", "--state-dir", str(state_dir), "--port", str(port)]
    process = subprocess.Popen(command, cwd=repository, stderr=(state_dir / "dev.log").open("ab"))
    stack_file = state_dir / "stack.json"
    try:
        for _ in range(_READY_S * 10):
            if stack_file.exists() or process.poll() is not None:
                break
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        return Stack(state_dir, process, json.loads(stack_file.read_text()))
    except KeyboardInterrupt:
        process.terminate()
        raise
    except FileNotFoundError:
        process.terminate()
        pytest.fail(f"the stack did not start:\n{(state_dir / 'dev.log').read_text()[-3000:]}")


def stop(stack: Stack) -> int:
    """Ctrl-C; the exit code."""
    stack.process.send_signal(signal.SIGINT)
    return stack.process.wait(30)
