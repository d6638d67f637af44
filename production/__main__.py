"""The `fte` command line. JSON lines on stdout, everything else on stderr; 0 on success, 2 on wrong use."""

from __future__ import annotations

import sys

import typer

from production.commands import (
    bench,
    customers,
    dead_letters,
    demo,
    dev,
    evals,
    ground,
    knowledge,
    ledger,
    mcp,
    processes,
    replay,
    text,
)
from production.schemas.errors import ConfigurationError, FteError, InvalidInput

app = typer.Typer(
    name="fte",
    help="CRM Digital FTE: answers customers round the clock.",
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
for part in (processes, dev, demo, text, ground, ledger, evals, replay, mcp):
    app.add_typer(part.app)
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(bench.app, name="bench")
app.add_typer(customers.app, name="customer")
app.add_typer(dead_letters.app, name="dlq")


def main() -> None:
    """Run a command; our own errors end it with one sentence."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except FteError as error:
        print(f"fte: {error}", file=sys.stderr)  # noqa: T201 - the user reads it
        sys.exit(2 if isinstance(error, InvalidInput | ConfigurationError) else 1)


if __name__ == "__main__":
    main()
