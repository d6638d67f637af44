"""A provider, somebody who may sign in there, and the api that knows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from production.crm.permissions.model import Role
from production.database.pool import Database
from production.tests.support.api import System, serving
from production.tests.support.oidc import OURS, Provider, running_provider
from production.tests.support.people import Person, hired


@pytest.fixture(scope="module")
def acme() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(acme: Provider) -> Provider:
    acme.claims, acme.described, acme.sign, acme.away = {}, {}, None, False
    return acme


@pytest.fixture
async def mia(database: Database, provider: Provider) -> Person:
    person = await hired(database, Role.MANAGER)
    provider.claims = {"email": person.email, "email_verified": True}
    return person


@pytest.fixture
async def system(database: Database, provider: Provider) -> AsyncIterator[System]:
    async with serving(database, oidc=provider.settings(OURS), public_url="http://127.0.0.1:8000") as system:
        yield system
