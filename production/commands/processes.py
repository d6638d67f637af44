"""One process each: what Kubernetes runs, and what `fte dev` supervises."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from production import bootstrap, logs, tracing
from production.api.connections import AT_ONCE, KEEP_ALIVE_S, Impatient
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, put, steady
from production.local.providers.app import ProviderConfig, create_app
from production.local.stack import ACCOUNT_SID, MAILBOX, WHATSAPP_NUMBER
from production.local.state import StateDir
from production.settings import Settings, load_settings

app = typer.Typer()


@app.command()
def api(
    host: Annotated[str, typer.Option()] = "127.0.0.1", port: Annotated[int, typer.Option(min=1, max=65535)] = 8000
) -> None:
    """Serve webhooks, the web form and the pages."""
    settings = _configured("api")
    uvicorn.run(
        bootstrap.build_app(settings),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=4,
        timeout_keep_alive=KEEP_ALIVE_S,
        limit_concurrency=AT_ONCE,
        http=Impatient,
        proxy_headers=True,
    )


@app.command()
def worker() -> None:
    """Consume messages, think, and send replies."""
    asyncio.run(_until_stopped(bootstrap.run_worker, _configured("worker")))


@app.command()
def scheduler() -> None:
    """Do what must happen once in the whole system, by the clock."""
    asyncio.run(_until_stopped(bootstrap.run_scheduler, _configured("scheduler")))


@app.command()
def migrate(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Bring the database schema and the topics up to date."""
    with database_url(state_dir):
        put({"applied": asyncio.run(bootstrap.migrate_all(_configured("migrate")))})


@app.command(hidden=True)
def providers(
    state_dir: Annotated[Path, typer.Option()],
    port: Annotated[int, typer.Option()],
    api_url: Annotated[str, typer.Option()],
    host: Annotated[str, typer.Option()] = "127.0.0.1",
) -> None:
    """Local servers that speak Gmail's and Twilio's protocols."""
    logs.configure("warning")
    state = StateDir.open(state_dir)
    secret = state.secrets()
    config = ProviderConfig(
        database=state.path / "providers.sqlite",
        mailbox=MAILBOX,
        whatsapp_number=WHATSAPP_NUMBER,
        account_sid=ACCOUNT_SID,
        auth_token=secret["twilio_auth_token"],
        gmail_access_token=secret["gmail_access_token"],
        gmail_push_url=f"{api_url}/api/v1/webhooks/gmail",
        gmail_push_token=secret["gmail_push_token"],
        whatsapp_webhook_url=f"{api_url}/api/v1/webhooks/whatsapp",
    )
    uvicorn.run(
        create_app(config), host=host, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=1
    )


def _configured(process: str) -> Settings:
    settings = load_settings()
    logs.configure(settings.log_level)
    tracing.configure(process, settings.otel_exporter_otlp_endpoint, settings.trace_share)
    steady()
    return settings


async def _until_stopped(process: bootstrap.Process, settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await process(settings, stop)
