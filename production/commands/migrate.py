"""`fte migrate`."""

from __future__ import annotations

import asyncio

import typer

from production.bootstrap.schema import migrate_all
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.commands.run import configured

app = typer.Typer()


@app.command()
def migrate(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Bring the database schema and the topics up to date."""
    with database_url(state_dir):
        print_json({"applied": asyncio.run(migrate_all(configured("migrate")))})
