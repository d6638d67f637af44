"""`fte dlq`: what could not be processed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import typer

from production.bootstrap.dead_letters import open_dead_letters
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.commands.opening import migrated_settings
from production.schemas.errors import InvalidInput
from production.workers.dead_letters import DeadLetter, DeadLetters

app = typer.Typer(no_args_is_help=True, help="Dead letters: messages that failed again and again.")

LetterIds = Annotated[list[str] | None, typer.Argument(help="Ids as `fte dlq list` shows them.")]
Everything = Annotated[bool, typer.Option("--all", help="Replay all that wait.")]


@app.command("list")
def list_waiting(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """One line for each dead letter that waits, oldest first."""
    with database_url(state_dir):
        for line in asyncio.run(_list()):
            print_json(line)


@app.command()
def show(letter_id: str, state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """One dead letter with its payload, which holds personal data."""
    with database_url(state_dir):
        print_json(asyncio.run(_show(letter_id)))


@app.command()
def replay(
    letter_ids: LetterIds = None,
    *,
    everything: Everything = False,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Give dead letters to the workers again, after the cause was mended."""
    if bool(letter_ids) == everything:
        raise InvalidInput("ids", "name the dead letters to replay, or give --all")
    with database_url(state_dir):
        for line in asyncio.run(_replay(letter_ids)):
            print_json(line)


async def _list() -> list[dict[str, Any]]:
    async with _opened() as letters:
        return [_line(letter) for letter in await letters.waiting()]


async def _show(letter_id: str) -> dict[str, Any]:
    async with _opened() as letters:
        letter = letters.get(letter_id)
        return _line(letter) | {"payload": letter.payload()}


async def _replay(letter_ids: list[str] | None) -> list[dict[str, Any]]:
    async with _opened() as letters:
        chosen = [letters.get(each) for each in letter_ids] if letter_ids else await letters.waiting()
        readable = [letter for letter in chosen if letter_ids or letter.event_id]
        return [{"id": letter.id, "replayed": await letters.replay(letter)} for letter in readable]


def _line(letter: DeadLetter) -> dict[str, Any]:
    return {
        "id": letter.id,
        "event_id": letter.event_id,
        "reason": letter.reason,
        "origin": letter.origin,
        "at": letter.at.isoformat(),
    }


@asynccontextmanager
async def _opened() -> AsyncIterator[DeadLetters]:
    async with open_dead_letters(await migrated_settings()) as letters:
        yield letters
