"""A model behind `fte model serve`."""

from __future__ import annotations

from dataclasses import dataclass

from agents import Model

from production.agent.models.openai import openai_model
from production.agent.models.openai_client import openai_client


@dataclass(frozen=True, slots=True)
class Served:
    """A model behind `fte model serve`."""

    base_url: str
    name: str

    def model(self) -> Model:
        """As the worker asks it."""
        return openai_model(
            openai_client(api_key="none", base_url=self.base_url), name=self.name, protocol="chat_completions"
        )
