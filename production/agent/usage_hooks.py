"""Counts the tokens of a run while it goes on: what a failed run has used is known as well."""

from __future__ import annotations

from typing import Protocol, TypeVar

from agents import Agent, AgentsException, ModelResponse, RunContextWrapper, RunHooks, TResponseInputItem

from production.agent.budget import sum_usage
from production.schemas.turns import Usage


class Spending(Protocol):
    """Whatever lives for one run."""

    used: Usage


_Run = TypeVar("_Run", bound=Spending)


class TokenLimitReached(AgentsException):
    """The run has used up its tokens."""


class UsageHooks(RunHooks[_Run]):
    """Notes every answered request; lets no further one start once the limit is reached."""

    def __init__(self, tokens: int) -> None:
        self._tokens = tokens

    async def on_llm_start(
        self,
        context: RunContextWrapper[_Run],
        agent: Agent[_Run],
        system_prompt: str | None,
        input_items: list[TResponseInputItem],
    ) -> None:
        del agent, system_prompt, input_items
        used = context.context.used
        if used.input_tokens + used.output_tokens >= self._tokens:
            raise TokenLimitReached

    async def on_llm_end(self, context: RunContextWrapper[_Run], agent: Agent[_Run], response: ModelResponse) -> None:
        del agent
        new = response.usage
        context.context.used = sum_usage(context.context.used, Usage(new.requests, new.input_tokens, new.output_tokens))
