"""The whole system prompt of each channel, as it was last approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from production.agent.definition import instructions
from production.agent.prompt_header import PromptHeader
from production.channels.registry import channels
from production.schemas.ids import Category, Channel, Priority

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("channel", list(channels()))
def test_instructions_are_the_approved_ones(channel: Channel) -> None:
    rendered = instructions(PromptHeader(channel, "TKT-0042", Category.HOW_TO, Priority.MEDIUM, "TechCorp"))

    assert rendered == (SNAPSHOTS / f"{channel}.txt").read_text("utf-8").rstrip("\n")
