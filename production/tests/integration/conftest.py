"""Stores, and a worker's consumer, on the database of the test."""

from __future__ import annotations

import pytest

from production.database.customer_privacy import PrivacyStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.tests.support.calls import system
from production.tests.support.inbound import desk
from production.tests.support.ledger import Ledger

__all__ = ["desk", "system"]


@pytest.fixture
def turns(database: Database) -> TurnStore:
    return TurnStore(database)


@pytest.fixture
def privacy(database: Database) -> PrivacyStore:
    return PrivacyStore(database)


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(database)
