"""`fte ledger`: where every inbound message is."""

from __future__ import annotations

import asyncio
from typing import Any

import typer

from production.bootstrap.ledger import ledger_report
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.commands.opening import migrated_settings

app = typer.Typer()


@app.command()
def ledger(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Count inbound messages by state, and name what is missing against the providers."""
    with database_url(state_dir):
        print_json(asyncio.run(_ledger()))


async def _ledger() -> dict[str, Any]:
    return await ledger_report(await migrated_settings())
