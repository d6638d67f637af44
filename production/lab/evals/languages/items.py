"""The labelled messages of the languages' suite, read from the files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from production.schemas.ids import Channel
from production.schemas.turns import Trigger

SETS = ("watch", "blind")

TRIGGERS: Mapping[str, frozenset[Trigger]] = {
    "question": frozenset(),
    "refund": frozenset({Trigger.REFUND}),
    "pricing": frozenset({Trigger.PRICING}),
    "legal": frozenset({Trigger.LEGAL}),
    "security": frozenset({Trigger.SECURITY}),
    "human": frozenset({Trigger.HUMAN}),
    "angry": frozenset({Trigger.COMPLAINT, Trigger.ABUSE}),
}
"""What a message is about -> what screening may find in it; any of them will do."""


@dataclass(frozen=True, slots=True)
class Item:
    """One message and what is known of it."""

    language: str
    """Tag of the language (`de`, `ur-Latn`) in which its writer expects to be answered."""
    about: str
    channel: Channel
    text: str

    @property
    def triggers(self) -> frozenset[Trigger]:
        return TRIGGERS[self.about]


def items(name: str) -> list[Item]:
    """Of one of `SETS`."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    rows = (line.split(" ", 3) for line in text.splitlines() if line and not line.startswith("#"))
    return [Item(tag, about, Channel(channel), said.replace("\\n", "\n")) for tag, about, channel, said in rows]
