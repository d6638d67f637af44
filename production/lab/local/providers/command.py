"""`fte providers`: only `fte dev` calls it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from production import logs
from production.lab.local.meta import meta_config
from production.lab.local.providers.app import ProviderConfig, create_app
from production.lab.local.shop import shop_config
from production.lab.local.stack import ACCOUNT_SID, MAILBOX, SMS_NUMBER, WHATSAPP_NUMBER
from production.lab.local.state import StateDir

app = typer.Typer()


@app.command(hidden=True)
def providers(
    state_dir: Annotated[Path, typer.Option()],
    port: Annotated[int, typer.Option()],
    api_url: Annotated[str, typer.Option()],
    host: Annotated[str, typer.Option()] = "127.0.0.1",
) -> None:
    """Local servers that speak Gmail's, Twilio's, Meta's and a shop's protocols."""
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
        meta=meta_config(secret, f"{api_url}/api/v1/webhooks"),
        shop=shop_config(secret, f"{api_url}/webhook/catalog"),
        sms_number=SMS_NUMBER,
        sms_webhook_url=f"{api_url}/api/v1/webhooks/sms",
    )
    uvicorn.run(
        create_app(config), host=host, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=1
    )
