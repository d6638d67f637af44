"""What may answer is called the same by the api, which offers it, and the workers, which have it."""

from __future__ import annotations

from typing import Any

import pytest

from production.agent.models.embedder import MiniLmEmbedder
from production.bootstrap.agent import agents_by_name, build_agent
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.schemas.turns import BUILT_IN
from production.settings import Settings

LOCAL = {"agent_base_url": "http://127.0.0.1:9/v1", "agent_fallback_base_url": "http://127.0.0.1:9/v1"}


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"agent_model": "offline"}, (BUILT_IN,)),
        ({"agent_model": "big", **LOCAL}, ("big", BUILT_IN)),
        ({"agent_model": "big", "agent_fallback_model": "small", **LOCAL}, ("big", "small", BUILT_IN)),
        ({"agent_model": "big", "agent_fallback": "person", **LOCAL}, ("big",)),
    ],
)
def test_both_know_the_same_names(given: dict[str, Any], names: tuple[str, ...]) -> None:
    settings = Settings(**given)
    database = Database(settings.database_url)
    agent = build_agent(settings, database, MiniLmEmbedder(), KnowledgeStore(database))
    assert settings.models == tuple(agents_by_name(agent)) == names
