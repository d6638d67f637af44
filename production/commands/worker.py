"""`fte worker`."""

from __future__ import annotations

import typer

from production.bootstrap.worker import run_worker
from production.commands.run import configured, run

app = typer.Typer()


@app.command()
def worker() -> None:
    """Consume messages, think, and send replies."""
    run(run_worker, configured("worker"))
