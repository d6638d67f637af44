"""`fte bench`: figures as JSON lines on stdout, progress on stderr, peers measured in the same run."""

from __future__ import annotations

import typer

from production.lab.bench import (
    board,
    contacts,
    cost,
    day,
    embedder,
    growth,
    imports,
    inbox,
    insights,
    intake,
    live,
    match,
    pipeline,
    recommend,
    retrieval,
    screening,
    ticket,
    turn,
    worker,
)

app = typer.Typer(no_args_is_help=True)
for part in (
    worker,
    intake,
    pipeline,
    turn,
    retrieval,
    screening,
    embedder,
    growth,
    cost,
    day,
    inbox,
    live,
    ticket,
    contacts,
    board,
    imports,
    recommend,
    match,
    insights,
):
    app.add_typer(part.app)
