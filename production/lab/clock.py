"""`fte clock`: time passes on a local stack, so that nobody waits for days."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime
from typing import Annotated

import typer

from production.areas.campaigns.release import Release
from production.areas.reminders.due import DueReminders
from production.bootstrap.infrastructure import open_database, site
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, period, print_json
from production.commands.opening import opened_settings
from production.database.pool import Database
from production.lab.local import postgres
from production.lab.local.state import StateDir
from production.schemas.errors import InvalidInput
from production.schemas.site import Site

app = typer.Typer(help="Move the clock of a local stack.", no_args_is_help=True)


@app.callback()
def _clock() -> None:
    """Keeps `advance` a command of its own, as long as it is the only one."""


@app.command()
def advance(
    by: Annotated[str, typer.Argument(help="How much time passes: 90m, 12h, 3d or 2w.")],
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """What campaigns and reminders have to do by then is done; prints what time it is there now."""
    passes, state = period("by", by), StateDir.open(state_dir)
    url, environment = postgres.running_url(state), state.running_environment()
    if not url or not environment:
        raise InvalidInput("--state-dir", f"no stack of `fte dev` with its own Postgres runs on {state.path}")
    os.environ |= environment | {"DATABASE_URL": url}
    now = state.moved_clock(passes)
    asyncio.run(_advance(now))
    print_json({"now": now.isoformat()})


async def _advance(now: datetime) -> None:
    settings = opened_settings()
    async with open_database(settings) as database:
        if own := site(settings):  # which a local stack has
            await strike(database, own, now)


async def strike(database: Database, site: Site, now: datetime) -> None:
    """The scheduler's work with outreach, as of that moment."""
    await Release(database, site).run(now)
    await DueReminders(database, site).run(now)
