"""Real parts for the tests: Postgres, Kafka and the local providers, each started once when first asked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory

import asyncpg
import pytest
from hypothesis import settings
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import NoOpTracerProvider

from production import logs
from production.database.pool import Database
from production.lab.local import postgres
from production.lab.local.children import Child
from production.lab.local.kafka import apache, builtin
from production.lab.local.state import StateDir
from production.lab.scratch import prepare
from production.schemas import tracing
from production.stream.config import KafkaConfig
from production.tests.support.postgres import Copies, execute

_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30

# The checks of a change give the same verdict each time and on a slow machine; `make fuzz` looks for what they miss.
settings.register_profile("checks", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=3000, deadline=None)
settings.load_profile("checks")

logs.configure("info")


@pytest.fixture(scope="session")
def state() -> Iterator[StateDir]:
    """In memory where there is room: a copied database is a thousand files, on a disk half a second of the kernel's."""
    with TemporaryDirectory(prefix="fte-tests-", dir=_MEMORY if _has_room(_MEMORY) else None) as folder:
        Path(folder).chmod(0o755)  # Postgres may run under another account than the tests
        yield StateDir.open(Path(folder))


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and disk_usage(folder).free >= _ROOM


@pytest.fixture(scope="session")
def postgres_url(state: StateDir) -> Iterator[str]:
    child, url = postgres.server(state)
    child.command = [*child.command, "-c", "fsync=off"]  # each test copies a database; the power does not go off
    postgres.start(child, url)
    yield url
    child.ask_to_stop()
    child.join(10)


@pytest.fixture(scope="session")
def template_url(postgres_url: str) -> str:
    """A migrated database to copy."""
    url = f"{postgres_url.rpartition('/')[0]}/migrated"

    asyncio.run(execute(postgres_url, "create database migrated"))
    asyncio.run(prepare(url))
    return url


@pytest.fixture(scope="session")
async def copies(postgres_url: str) -> AsyncIterator[Copies]:
    connection = await asyncpg.connect(postgres_url)
    yield Copies(connection)
    await connection.close()


@pytest.fixture
async def database_url(copies: Copies, template_url: str) -> AsyncIterator[str]:
    """A fresh migrated database for one test."""
    async with copies.of(template_url) as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def kafka(state: StateDir) -> Iterator[KafkaConfig]:
    """Apache Kafka where Java and Maven are, the built-in broker otherwise."""
    child: Child
    if apache.available():
        child, address = apache.broker(state)
        apache.start(child, address)
    else:
        child = builtin.broker(state)
        address = builtin.start(child)
    yield KafkaConfig(address, security={})
    child.ask_to_stop()
    child.join(10)


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    """What is traced during the test."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    tracing.use(provider)
    yield exporter
    tracing.use(NoOpTracerProvider())
