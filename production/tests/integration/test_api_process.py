"""The api as it is put together: its metrics are on a port of their own, and its role cannot change tables."""

from __future__ import annotations

import httpx
from pydantic import SecretStr

from production.bootstrap.api import build_app
from production.database.grants import admit_service
from production.database.pool import Database
from production.lab.local.state import _any_free
from production.settings import Settings
from production.tests.support.postgres import url_of


async def test_metrics_are_served_inside_only(database: Database, database_url: str) -> None:
    await admit_service(database, url_of(database_url))
    port = _any_free()
    settings = Settings(
        database_url=url_of(database_url),
        kafka_bootstrap_servers="127.0.0.1:1",
        ticket_token_secret=SecretStr("0123456789abcdef" * 4),
        worker_port=port,
    )
    app = build_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://outside") as outside,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", transport=httpx.AsyncHTTPTransport(retries=5)) as inside,
    ):
        answers = [(await inside.get(path)).status_code for path in ("/livez", "/readyz", "/metrics")]
        assert answers == [200, 200, 200]
        assert (await outside.get("/metrics")).status_code == 404
        assert (await outside.get("/readyz")).status_code == 200
