"""`fte ledger`: where every inbound message is."""

from __future__ import annotations

import asyncio
from typing import Any

import typer

from production import logs
from production.bootstrap.ledger import ledger_report
from production.bootstrap.schema import migrate_database
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.settings import load_settings

app = typer.Typer()


@app.command()
def ledger(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Count inbound messages by state, and name what is missing against the providers."""
    with database_url(state_dir):
        print_json(asyncio.run(_ledger()))


async def _ledger() -> dict[str, Any]:
    settings = load_settings()
    logs.configure(settings.log_level)
    await migrate_database(settings)
    return await ledger_report(settings)
