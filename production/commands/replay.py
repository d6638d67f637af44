"""`fte replay`: what would become of real messages now."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from production import logs
from production.bootstrap.replay import open_replay
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, period, print_json
from production.crm.support.replay import TurnEnd, differences
from production.settings import load_settings
from production.workers.replay import Replayed

app = typer.Typer()


@app.command()
def replay(
    *,
    since: Annotated[str, typer.Option(help="How far back: 90m, 12h, 7d or 2w.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the latest turns.")] = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Show replies and reasons too: they are personal data.")
    ] = False,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Make turns of the past again, without sending or writing anything; one line for each that would change."""
    since_when = period("--since", since)
    with database_url(state_dir):
        print_json(asyncio.run(_replay(datetime.now(UTC) - since_when, limit, texts=texts)))


async def _replay(since: datetime, limit: int | None, *, texts: bool) -> dict[str, Any]:
    """Prints the changed turns as they come; the summary."""
    settings = load_settings()
    logs.configure("warning")  # the pipeline would tell of turns that it settles
    turns, changed = Counter[str](), Counter[str]()
    async with open_replay(settings) as replays:
        async for one in replays.run(since, limit):
            kinds = differences(one.turn.end, one.now) if one.now else ()
            turns["turns"] += 1
            turns["failed" if one.now is None else "changed" if kinds else "same"] += 1
            changed.update(kinds)
            if kinds or one.now is None:
                print_json(_line(one, kinds, texts=texts))
    return {name: turns[name] for name in ("turns", "same", "changed", "failed")} | {"by_kind": dict(changed)}


def _line(one: Replayed, kinds: tuple[str, ...], *, texts: bool) -> dict[str, Any]:
    line = {"event_id": one.turn.claim.last.event_id, "changed": kinds, "then": _shown(one.turn.end, texts=texts)}
    return line | {"now": _shown(one.now, texts=texts) if one.now else None}


def _shown(end: TurnEnd, *, texts: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "state": end.state,
        "action": end.action,
        "confidence": None if end.confidence is None else round(end.confidence, 4),
        "sources": None if end.sources is None else [f"{one.document}#{one.chunk}" for one in end.sources],
    }
    return shown | {"reason": end.reason.detail, "reply": end.text} if texts else shown
