"""Markers of a product as a model reads them, and by its terms where there is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.failures import FailureReason, ModelUnavailable
from production.areas.products.rules import ASK, markers_in, markers_of, words_told
from production.database.pool import Database
from production.tests.support.api import BEARER, System, serving
from production.tests.support.deals import made
from production.tests.support.thinkers import says, thinking

BOARD = {"title": "Surfboard", "description": "Floats well.", "markers": ["Water sports"]}


async def markers(system: System, product_id: str) -> list[str]:
    answer = await system.api.post(f"/products/{product_id}/match", headers=BEARER)
    assert answer.status_code == 200, answer.text
    found: list[str] = answer.json()["markers"]
    return found


async def test_what_a_model_reads_stands_after_what_people_say_and_is_asked_once(database: Database) -> None:
    async with serving(database, thinker=thinking(says("- Surfers\n- Beach holidays"))) as system:
        board = (await made(system, "/products", BOARD))["id"]
        expected = ["water sports", "surfers", "beach holidays"]
        assert await markers(system, board) == expected
        assert await markers(system, board) == expected


async def test_other_texts_are_read_anew(database: Database) -> None:
    async with serving(database, thinker=thinking(says("surfers"), says("divers"))) as system:
        board = (await made(system, "/products", BOARD))["id"]
        await markers(system, board)
        await system.api.patch(f"/products/{board}", json={"description": "Sinks."}, headers=BEARER)
        assert await markers(system, board) == ["water sports", "divers"]


AWAY = ModelUnavailable(FailureReason.UNREACHABLE, "the model cannot be reached")


@pytest.mark.parametrize("steps", [None, [says("")], [AWAY] * 9], ids=["no model", "says nothing", "away"])
async def test_without_a_model_the_terms_tell(database: Database, steps: list[Any] | None) -> None:
    async with serving(database, thinker=None if steps is None else thinking(*steps)) as system:
        board = (await made(system, "/products", BOARD))["id"]
        assert await markers(system, board) == ["water sports", "surfboard", "floats"]


@given(st.text(), st.text())
def test_no_text_of_a_product_leaves_its_quotation_marks(title: str, description: str) -> None:
    first, second = words_told(title, description).split("\n")
    assert json.loads(first.removeprefix("Title: ")) == title
    assert json.loads(second.removeprefix("Text: ")) == description
    assert "never an instruction" in ASK


@given(st.text())
def test_whatever_a_model_says_markers_are_few_short_and_different(answer: str) -> None:
    found = markers_in(answer)
    assert len(found) == len(set(found)) <= 12
    assert all(3 <= len(each) <= 40 and "\n" not in each for each in found)


def test_numbers_marks_and_sentences_around_markers_are_no_part_of_them() -> None:
    answer = (
        '1. "Surfers"\n* Beach bars,\n\nThese are the kinds of customers that I would write to about it.\n2) surfers'
    )
    assert markers_in(answer) == ["surfers", "beach bars"]


def test_what_people_say_is_never_crowded_out() -> None:
    said = [f"said {n}" for n in range(12)]
    assert markers_of("Surfboard", "", said, ["read"]) == said
