"""Neighbours of what was once missed or held by mistake, as both looks judge them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from production.agent.guardrails.semantic.classifier import SemanticClassifier
from production.agent.models.embedder import MiniLmEmbedder
from production.schemas.turns import ScreenAction, Trigger, Verdict

FOLDER = Path(__file__).with_name("neighbours")


def lines(name: str) -> list[str]:
    read = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


def verdicts(texts: list[str]) -> list[tuple[str, Verdict]]:
    look = SemanticClassifier(MiniLmEmbedder(), "TechCorp")

    async def all_of_them() -> list[Verdict]:
        return [await look.screen(text) for text in texts]

    return list(zip(texts, asyncio.run(all_of_them()), strict=True))


def test_disguised_orders_and_languages_without_rules_are_held() -> None:
    texts = [json.loads(line)[1] for line in lines("held.txt")]
    assert [text for text, verdict in verdicts(texts) if verdict.action is ScreenAction.ANSWER] == []


def test_ordinary_messages_are_answered() -> None:
    texts = [line.replace("\\n", "\n") for line in lines("free.txt")]
    held = [text for text, verdict in verdicts(texts) if verdict.action is not ScreenAction.ANSWER]
    assert held == []


def test_threats_haggling_and_break_ins_are_found_in_every_screened_language() -> None:
    rows = [line.split("|") for line in lines("abroad.txt")]
    found = verdicts([text for *_, text in rows])
    missed = [row for row, (_, verdict) in zip(rows, found, strict=True) if Trigger(row[0]) not in verdict.triggers]
    assert missed == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("shop", id="what_a_parcel_costs_and_how_it_is_sent_back_is_no_request_for_money"),
        pytest.param("plain", id="how_a_documented_thing_works_is_for_no_person"),
        pytest.param("beside", id="what_others_feel_say_and_went_through_is_no_wish"),
    ],
)
def test_what_documents_say_passes_and_a_wish_beside_it_is_held(name: str) -> None:
    """What is only doubted is answered where a known question is surely meant."""
    rows = [line.replace("\\n", "\n").split("|") for line in lines(f"{name}.txt")]
    found = verdicts([text for _, text in rows])
    passing = {
        "free": {text for text, verdict in found if verdict.action is ScreenAction.ANSWER or verdict.doubtful},
        "held": {text for text, verdict in found if verdict.action is not ScreenAction.ANSWER},
    }
    assert [text for wanted, text in rows if text not in passing[wanted]] == []
