"""Customers who write several times: their lines, and whether each turn ended as it should."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

from pydantic import BaseModel, ConfigDict, TypeAdapter

from production.lab.evals.answer_suite import Sampled
from production.lab.evals.report import Failure, Figure, Suite
from production.schemas.ids import Channel

AS_EXPECTED = 0.80


class Line(BaseModel):
    """What the customer says, and how the turn should end."""

    model_config = ConfigDict(frozen=True)

    says: str
    ends: str
    """`replied` or `escalated`."""
    mentions: tuple[str, ...]
    """Words of the reply."""


class Dialogue(BaseModel):
    """One customer."""

    model_config = ConfigDict(frozen=True)

    id: str
    channel: Channel
    turns: tuple[Line, ...]


def dialogues() -> list[Dialogue]:
    """All of them, in the order of the file."""
    file = resources.files("production.lab.evals") / "dialogues.json"
    return TypeAdapter(list[Dialogue]).validate_json(file.read_text("utf-8"))


def judge_dialogues(played: Sequence[tuple[Dialogue, Sequence[Sampled]]]) -> Suite:
    """A dialogue counts only if all of its turns ended as they should."""
    wrong = {dialogue.id: turn for dialogue, turns in played for turn in reversed(turns) if not turn.right}
    return Suite(
        "customers who write several times",
        (Figure("all turns as expected", len(played) - len(wrong), len(played), at_least=AS_EXPECTED),),
        tuple(
            Failure(name, f"{turn.expected} {list(turn.mentions)}", f"{turn.ended} ({turn.id})")
            for name, turn in wrong.items()
        ),
    )
