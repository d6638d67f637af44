"""`fte knowledge`: fill and search the knowledge base."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from production import bootstrap, logs
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, lines, put
from production.crm.knowledge.followup import standalone
from production.settings import load_settings

app = typer.Typer(help="Fill and search the knowledge base.")

_SUFFIXES = {".md", ".markdown", ".txt"}


@app.command()
def ingest(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Read every document below a folder; what has not changed is not embedded again."""
    documents = list(_documents(folder))
    with database_url(state_dir):
        put(asyncio.run(_ingest(documents)))


@app.command()
def search(
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Hits for each query.")] = 10,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Search for queries from stdin: {"query", "history"?} a line."""
    with database_url(state_dir):
        asyncio.run(_search(k))


async def _ingest(documents: list[tuple[str, str]]) -> dict[str, Any]:
    settings = load_settings()
    logs.configure(settings.log_level)
    await bootstrap.migrate_database(settings)
    with Progress(console=Console(file=sys.stderr)) as progress:
        task = progress.add_task("Documents", total=len(documents))
        async with bootstrap.open_knowledge(settings) as knowledge:
            report = await knowledge.ingest(documents, on_progress=lambda _: progress.advance(task))
    return asdict(report)


async def _search(k: int) -> None:
    settings = load_settings()
    logs.configure(settings.log_level)
    async with bootstrap.open_knowledge(settings) as knowledge:
        for line in lines("query"):
            hits = await knowledge.search(standalone(line["query"], _earlier(line.get("history"))), limit=k)
            put(
                {
                    "hits": [
                        {"document": h.document, "title": h.title, "chunk": h.chunk, "score": round(h.score, 6)}
                        for h in hits
                    ]
                }
            )


def _earlier(history: object) -> list[str]:
    """What was said before, oldest first: texts, or messages with `content` or `text`."""
    said = history if isinstance(history, list) else [history] if history else []
    texts = [one.get("content") or one.get("text") if isinstance(one, dict) else one for one in said]
    return [text for text in texts if isinstance(text, str)]


def _documents(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in _SUFFIXES and file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_text("utf-8", errors="replace")
