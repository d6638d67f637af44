"""The `fte` command line. JSON lines on stdout, everything else on stderr; 0 on success, 2 on wrong use."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from production import __version__
from production.commands.lazy import lazy_group
from production.schemas.errors import ConfigurationError, FteError, InvalidInput

_MODULES = {
    **{
        f"commands.{name}": (name,)
        for name in ("api", "worker", "scheduler", "migrate", "ledger", "replay", "shadow", "mcp")
    },
    "commands.screening": ("screen",),
    "commands.mail": ("parse-email",),
    "commands.text": ("split", "identify"),
    "commands.ground": ("ground",),
    "commands.knowledge": ("knowledge",),
    "commands.model": ("model",),
    "commands.customers": ("customer",),
    "commands.churn": ("churn",),
    "commands.users": ("user",),
    "commands.workdays": ("workdays",),
    "commands.imports": ("import",),
    "commands.catalogue": ("catalogue",),
    "commands.dead_letters": ("dlq",),
}
_LABORATORY = {
    "lab.dev": ("dev",),
    "lab.clock": ("clock",),
    "lab.demo": ("demo",),
    "lab.evals.command": ("eval",),
    "lab.bench": ("bench",),
    "lab.local.providers.command": ("providers",),
}
"""Not in the image."""
if find_spec("production.lab"):
    _MODULES |= _LABORATORY
app = typer.Typer(
    name="fte",
    cls=lazy_group({name: f"production.{module}" for module, names in _MODULES.items() for name in names}),
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


Version = Annotated[bool, typer.Option("--version", help="Say which version this is.")]


@app.callback(invoke_without_command=True)
def _fte(*, version: Version = False) -> None:
    """CRM Digital FTE: answers customers round the clock."""
    if version:
        typer.echo(f"fte {__version__}")
        raise typer.Exit


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
