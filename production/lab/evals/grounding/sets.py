"""Labelled sentences: what a passage says in other words, what it does not say in its own, and courtesies."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from production.crm.knowledge.model import Passage

FITTED = ("tuning", "techcorp", "shop", "fresh")
"""What the limits are fitted on; `fresh` is by somebody who had not read the code."""
SETS = (*FITTED, "turned", "blind", "fresh-blind", "turned-blind", "fourth")
"""The blind ones are for one look, after the work; from `turned` rules were learnt and no limit.

`fourth` is by a fourth author; it was looked at once.
"""
COURTESY, HIDDEN, FOREIGN = "courtesy", "hidden_claim", "other_language"
_FOLDER = Path(str(resources.files("production.lab.evals.grounding"))) / "sets"


class Titled(BaseModel):
    """A passage as the sets have it."""

    model_config = ConfigDict(frozen=True)

    title: str
    content: str


class Labelled(BaseModel):
    """A reply of one or two sentences, and whether it may be sent as backed."""

    model_config = ConfigDict(frozen=True)

    id: str
    reply: str
    shown: tuple[Titled, ...] = Field(alias="passages")
    is_true: bool = Field(alias="true")
    kind: str

    @property
    def passages(self) -> list[Passage]:
        return [Passage(one.title, one.title, 0, one.content, 1.0, 1.0) for one in self.shown]


def labelled(name: str) -> list[Labelled]:
    """One of `SETS`."""
    lines = (_FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [Labelled.model_validate_json(line) for line in lines]
