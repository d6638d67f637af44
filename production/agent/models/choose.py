"""Which model answers."""

from __future__ import annotations

from agents import Model

from production.agent.models.offline import OfflineModel
from production.agent.models.openai import Protocol, openai_client, openai_model
from production.crm.knowledge.ports import Embedder

__all__ = ["OFFLINE", "Model", "choose_model"]

OFFLINE = "offline"
_DEFAULT_WITH_KEY = "gpt-4o"
_NO_KEY = "none"
"""Compatible servers at home want no key, but the client wants one."""


def choose_model(
    name: str, *, api_key: str | None, base_url: str | None, protocol: Protocol, embedder: Embedder
) -> Model:
    """`offline`, a model's name, or `auto`: OpenAI's with a key, the offline one without.

    `embedder` is the one of the knowledge search: the offline model thinks with it.
    """
    if name == "auto":
        name = _DEFAULT_WITH_KEY if api_key or base_url else OFFLINE
    if name == OFFLINE:
        return OfflineModel(embedder)
    client = openai_client(api_key=api_key or _NO_KEY, base_url=base_url)
    return openai_model(client, name=name, protocol=protocol)
