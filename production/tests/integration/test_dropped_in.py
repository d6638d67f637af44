"""A channel is one folder, a provider is one below it: dropped in, they work, and no other file knows of them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from prometheus_client import REGISTRY
from pydantic import SecretStr

import production.channels
import production.channels.whatsapp
from production.bootstrap.api import build_app
from production.bootstrap.providers import Providers
from production.bootstrap.schema import migrate_all
from production.bootstrap.worker import run_worker
from production.channels.registry import channels, providers
from production.database.events import EventStore
from production.database.pool import Database
from production.schemas.errors import ConfigurationError
from production.schemas.ids import Channel
from production.schemas.turns import Turn, TurnAction, TurnResult, Verdict
from production.settings import Settings
from production.stream.config import KafkaConfig
from production.tests.support.arrows import broken_arrows

FOLDER = Path(__file__).parents[1] / "dropped_in"
NEW = ("production.channels.pigeon", "production.channels.whatsapp.carrier")
PIGEON = Channel("pigeon")
LETTER = {"id": "1", "ring": "DE-0815", "text": "Where is my export?"}


class Librarian:
    """Knows an answer that is too long for one pigeon."""

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        return TurnResult("Open the project first. Then choose Export in its menu.", TurnAction.REPLY, confidence=1.0)


@pytest.fixture
def dropped_in() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for package, folder in ((production.channels, "channels"), (production.channels.whatsapp, "whatsapp")):
            patch.setattr(package, "__path__", [*package.__path__, str(FOLDER / folder)])
        _look_again()
        yield
    _look_again()
    for name in [each for each in sys.modules if each.startswith(NEW)]:
        del sys.modules[name]


def _look_again() -> None:
    channels.cache_clear()
    providers.cache_clear()


@pytest.fixture
async def settings(
    dropped_in: None, database_url: str, kafka: KafkaConfig, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    monkeypatch.setenv("LOFT_KEY", "coo")
    made = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic takes it, its types do not say so
        database_url=database_url,
        kafka_bootstrap_servers=kafka.bootstrap_servers,
        kafka_topic_prefix=f"{uuid4().hex}.",
        kafka_partitions=1,
        ticket_token_secret=SecretStr("0123456789abcdef" * 4),
        kafka_publish_timeout_s=5.0,
    )
    await migrate_all(made)
    return made


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app, stop = build_app(settings), asyncio.Event()
    worker = asyncio.create_task(run_worker(settings, stop, Librarian()))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://inside/api/v1") as client,
    ):
        yield client
    stop.set()
    await worker


async def until(found: Callable[[], Any]) -> None:
    async with asyncio.timeout(60):
        while not found():
            await asyncio.sleep(0.02)


async def test_a_new_channel_receives_answers_splits_and_is_measured(
    api: httpx.AsyncClient, database: Database
) -> None:
    flown = import_module("production.channels.pigeon.loft.connection").FLOWN
    landed = await api.post("/webhooks/loft", json=LETTER, headers={"x-key": "coo"})
    assert landed.status_code == 200
    await until(lambda: "TKT" in "".join(message.text for message in flown))
    texts = [message.text for message in flown]
    assert texts[:2] == ["Open the project first.", "Then choose Export in its menu."]
    assert max(map(len, texts)) <= 40
    assert {message.recipient for message in flown} == {"DE-0815"}
    left = flown[0].window_closes_at - datetime.now(UTC)
    assert timedelta(minutes=58) < left <= timedelta(hours=1)
    assert REGISTRY.get_sample_value("fte_ack_seconds_count", {"channel": PIGEON, "outcome": "accepted"}) == 1
    assert REGISTRY.get_sample_value("fte_provider_results_total", {"channel": PIGEON, "status": "sent"}) == len(flown)
    assert PIGEON in {one.channel for one in await EventStore(database).channel_figures(datetime.now(UTC))}


async def test_strangers_are_refused_there(api: httpx.AsyncClient) -> None:
    assert (await api.post("/webhooks/loft", json=LETTER)).status_code == 403


async def test_health_speaks_of_each_provider(api: httpx.AsyncClient) -> None:
    assert {"loft", "roof", "carrier"} <= (await api.get("/health")).json()["components"].keys()


def test_a_second_provider_takes_the_place_of_the_first(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOFT_KEY")
    for name in ("ROOF_KEY", "CARRIER_TOKEN"):
        monkeypatch.setenv(name, "set")
    clients = Providers(settings).clients()
    assert [type(clients[name]).__module__ for name in (PIGEON, Channel.WHATSAPP)] == [
        "production.channels.pigeon.roof.connection",
        "production.channels.whatsapp.carrier.connection",
    ]


def test_two_at_once_are_refused_by_name(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOF_KEY", "set")
    with pytest.raises(ConfigurationError, match="roof: loft is configured for pigeon too"):
        Providers(settings).clients()


@pytest.mark.parametrize(
    ("imported", "broken"),
    [
        ("production.channels.email.parse", ["Channels are independent"]),
        ("asyncpg", ["Only database/ knows asyncpg"]),
        ("production.channels.split", []),
    ],
)
def test_its_arrows_are_linted(repository: Path, tmp_path: Path, imported: str, broken: list[str]) -> None:
    pigeon = FOLDER / "channels" / "pigeon"
    assert broken_arrows(repository, tmp_path, pigeon, "channels", imported) == broken
