"""`fte api`."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer
import uvicorn

from production.api.connections import AT_ONCE, KEEP_ALIVE_S, Impatient, Server
from production.bootstrap.api import build_app
from production.commands.run import configured

app = typer.Typer()

_NOT_STARTED = 3
"""As uvicorn's own command ends."""


@app.command()
def api(
    host: Annotated[str, typer.Option()] = "127.0.0.1", port: Annotated[int, typer.Option(min=1, max=65535)] = 8000
) -> None:
    """Serve webhooks, the web form and the pages."""
    settings = configured("api")
    served = build_app(settings)
    config = uvicorn.Config(
        served,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=4,
        timeout_keep_alive=KEEP_ALIVE_S,
        limit_concurrency=AT_ONCE,
        http=Impatient,
        proxy_headers=False,
    )
    server = Server(config, served.state.stopping)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise typer.Exit(_NOT_STARTED)
