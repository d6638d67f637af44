"""`fte replay`: what would become of real messages now."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import typer

from production import logs
from production.bootstrap.replay import open_replay
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.crm.support.replay import TurnEnd, differences
from production.schemas.errors import InvalidInput
from production.settings import load_settings
from production.workers.replay import Replayed

app = typer.Typer()

_PERIOD = re.compile(r"([1-9]\d{0,4})([mhdw])")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


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
    period = _period(since)
    with database_url(state_dir):
        print_json(asyncio.run(_replay(datetime.now(UTC) - period, limit, texts=texts)))


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


def _period(text: str) -> timedelta:
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise InvalidInput("--since", f"{text!r} is no period; give a number with m, h, d or w, such as 7d")
    return int(found[1]) * _UNITS[found[2]]


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
