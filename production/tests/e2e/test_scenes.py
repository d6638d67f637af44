"""What people do beside answering, in the running system: each step has its expected outcome."""

from __future__ import annotations

from production.lab.demo.scenes import opened, play_all
from production.tests.support.stack import Stack


async def test_every_scene_is_played_as_expected(stack: Stack) -> None:
    async with opened(stack.info["api_url"], stack.info["staff_tokens"], stack.state_dir) as office:
        scenes = await play_all(office)
    assert {"agents", "assistant", "campaign", "catalogue", "deal", "file_of_contacts", "forget"} <= scenes.keys()
    assert [(name, each) for name, ends in scenes.items() for each in ends if each.wrong] == []
