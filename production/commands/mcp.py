"""`fte mcp`: the support desk for an operator's own assistant."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from production.bootstrap.mcp import http_server, serve_stdio
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url
from production.commands.opening import opened_settings

app = typer.Typer()


@app.command()
def mcp(
    *,
    http: Annotated[
        bool, typer.Option("--http", help="Serve over HTTP at /mcp, for whoever has SERVICE_TOKEN.")
    ] = False,
    host: Annotated[str, typer.Option(help="Where to listen, with --http.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen, with --http.")] = 8765,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Offer tickets, customers, knowledge and replies to an assistant (MCP): on stdin and stdout, or with --http."""
    with database_url(state_dir):
        asyncio.run(_serve((host, port) if http else None))


async def _serve(address: tuple[str, int] | None) -> None:
    settings = opened_settings()
    if address is None:
        await serve_stdio(settings)
        return
    async with http_server(settings, *address) as server:
        await server.serve()
