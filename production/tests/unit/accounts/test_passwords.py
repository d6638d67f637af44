"""Passwords are checked in turn, and a crowd does not wait."""

from __future__ import annotations

import asyncio
from itertools import groupby

from production.areas.accounts.passwords import hashed, matches
from production.schemas.errors import Unavailable


async def test_a_crowd_of_guesses_is_turned_away_and_those_within_the_limit_are_answered() -> None:
    stored = await hashed("four words and more")
    guesses = (matches(stored, f"guess {number}") for number in range(60))
    answers = await asyncio.gather(*guesses, return_exceptions=True)
    assert [(kind, len([*group])) for kind, group in groupby(map(type, answers))] == [(bool, 22), (Unavailable, 38)]


async def test_once_they_are_gone_there_is_room_again() -> None:
    stored = await hashed("four words and more")
    await asyncio.gather(*(matches(stored, "guess") for _ in range(60)), return_exceptions=True)
    assert await matches(stored, "four words and more")
