"""`fte knowledge`: fill and search the knowledge base."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from production.bootstrap.semantics import open_knowledge
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json, read_json_lines
from production.commands.opening import migrated_settings, opened_settings
from production.crm.knowledge.formats import is_document, to_markdown
from production.schemas.errors import ConfigurationError, InvalidInput
from production.schemas.ids import Category

app = typer.Typer(help="Fill and search the knowledge base.")


@app.command()
def ingest(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    vectors: Annotated[Path | None, typer.Option(help="File of what was computed before.")] = None,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Read every markdown, HTML and PDF document below a folder; what has not changed is not embedded again.

    The knowledge base holds exactly these documents afterwards, beside what people approved (`learned/`). What cannot
    be read is named in `skipped`.
    """
    documents, skipped = _read(folder)
    with database_url(state_dir):
        print_json(asyncio.run(_ingest(documents, vectors)) | {"skipped": skipped})


@app.command()
def search(
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Documents for each query.")] = 10,
    category: Annotated[Category | None, typer.Option(help="Look at passages of this category only.")] = None,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Search for queries from stdin: {"query", "history"?} a line; hits are documents, each with its best passage."""
    with database_url(state_dir):
        asyncio.run(_search(k, category))


async def _ingest(documents: list[tuple[str, str]], vectors: Path | None) -> dict[str, Any]:
    settings = await migrated_settings()
    with Progress(console=Console(file=sys.stderr)) as progress:
        task = progress.add_task("Documents", total=len(documents))
        async with open_knowledge(settings, vectors) as knowledge:
            report = await knowledge.ingest(documents, on_progress=lambda _: progress.advance(task))
    return asdict(report)


async def _search(k: int, category: Category | None) -> None:
    settings = opened_settings()
    async with open_knowledge(settings) as knowledge:
        for line in read_json_lines("query"):
            hits = await knowledge.documents(
                line["query"], limit=k, category=category, conversation=_said(line.get("history"))
            )
            print_json(
                {
                    "hits": [
                        {"document": h.document, "title": h.title, "chunk": h.chunk, "score": round(h.score, 6)}
                        for h in hits
                    ]
                }
            )


def _said(history: object) -> list[str]:
    """What was said before, oldest first: texts, or messages with `content` or `text`."""
    said = history if isinstance(history, list) else [history] if history else []
    texts = [one.get("content") or one.get("text") if isinstance(one, dict) else one for one in said]
    return [text for text in texts if isinstance(text, str)]


def _read(folder: Path) -> tuple[list[tuple[str, str]], list[dict[str, str]]]:
    """(path below the folder, markdown) of every document, and what cannot be read with the reason."""
    documents: list[tuple[str, str]] = []
    skipped: list[dict[str, str]] = []
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if is_document(path) and file.is_file():
            try:
                documents.append((path, to_markdown(path, file.read_bytes())))
            except (InvalidInput, ConfigurationError) as error:
                skipped.append({"document": path, "reason": str(error)})
    return documents, skipped
