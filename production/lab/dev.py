"""`fte dev`: the whole system on this machine."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from production.commands.common import DEFAULT_STATE_DIR, StateDirOption
from production.lab.local.stack import Stack, StackOptions
from production.lab.local.state import StateDir

app = typer.Typer()


@app.command()
def dev(
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where the api listens.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=16, help="Worker processes.")] = 1,
    context: Annotated[Path, typer.Option(help="Folder of the knowledge base.", exists=True, file_okay=False)] = Path(
        "context"
    ),
) -> None:
    """Run everything with an embedded Postgres, a local Kafka and local providers, until Ctrl-C."""
    options = StackOptions(port, context, workers)
    with suppress(KeyboardInterrupt), running_stack(StateDir.open(state_dir), options) as stack:
        url = stack.env["PUBLIC_URL"]
        log_progress(f"Ready: {url}  (sandbox: {url}/sandbox/, console: {url}/console/)  Ctrl-C stops everything.")
        if stack.first_admin:
            log_progress(f"Become its first Admin: {url}/console/begin/#{stack.first_admin}")
        stack.watch()


@contextmanager
def running_stack(state: StateDir, options: StackOptions) -> Iterator[Stack]:
    """A stack that runs inside the block and is gone after it, also when Ctrl-C or SIGTERM comes half-way."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)  # a shell's background job begins with SIGINT ignored
    stack = Stack(state, options, log_progress)
    try:
        stack.start()
        yield stack
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave processes behind
        log_progress("Stopping")
        stack.stop()


def log_progress(text: str) -> None:
    """Progress for the user, on stderr: stdout belongs to JSON lines."""
    print(text, file=sys.stderr, flush=True)
