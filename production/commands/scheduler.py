"""`fte scheduler`."""

from __future__ import annotations

import typer

from production.bootstrap.scheduler import run_scheduler
from production.commands.run import configured, run

app = typer.Typer()


@app.command()
def scheduler() -> None:
    """Do what must happen once in the whole system, by the clock."""
    run(run_scheduler, configured("scheduler"))
