"""A model behind the assistant is heard while it speaks, and calls nothing any more once it is given up."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from agents.testing import ScriptedModel, function_call

from production.agent.abilities import ToolProbe
from production.agent.assistant import Brief, Thinker, Tool
from production.agent.failures import ModelUnavailable
from production.agent.limits import Limits
from production.tests.support.thinkers import ABLE, says, thinking

LOOK = [function_call("look", {}, call_id="call-1")]


def brief(tool: Tool) -> Brief:
    return Brief("Help.", [tool])


def looks(done: list[str], once: asyncio.Event | None = None) -> Tool:
    async def run(_: Mapping[str, Any], __: bool) -> str:  # noqa: FBT001 - as the agent calls it
        if once:
            await once.wait()
        done.append("looked")
        return "nothing"

    return Tool("look", "Look.", {"type": "object", "properties": {}}, lambda _: False, run)


async def test_its_words_are_heard_as_it_says_them() -> None:
    heard: list[str] = []
    thinker = thinking(LOOK, says("Nothing is there."))
    thought = await thinker.answer(brief(looks([])), [], "What is there?", heard.append)
    assert ("".join(heard), thought.text) == ("Nothing is there.", "Nothing is there.")


async def test_what_is_given_up_calls_nothing_any_more() -> None:
    done: list[str] = []
    model = ScriptedModel([ABLE, LOOK, says("Nothing is there.")])
    thinker = Thinker(model, replace(Limits(), run_s=0.05), ToolProbe(model, 5.0))
    with pytest.raises(ModelUnavailable):
        await thinker.answer(brief(looks(done, asyncio.Event())), [], "What is there?", lambda _: None)
    others = asyncio.all_tasks() - {asyncio.current_task()}
    assert (done, others) == ([], set())
