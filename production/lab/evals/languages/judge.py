"""Whether messages in other languages reach the right people, and their writers are told why. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from production.crm.knowledge.languages import LANGUAGES
from production.crm.support.handover import handover_for
from production.lab.evals.languages.items import Item
from production.lab.evals.report import Failure, Figure, Suite
from production.schemas.turns import Trigger

PERSON = handover_for(()).team
"""Where everything goes that no rule knows: never the wrong place."""
AT_LEAST_TOLD = 0.95


@dataclass(frozen=True, slots=True)
class Heard:
    """A message and its end."""

    item: Item
    ended: str
    """`replied`, `drafted` or `escalated`."""
    triggers: tuple[Trigger, ...]
    team: str
    """That it was given to, where it ended with people."""
    told_in: str
    """Tag of the language of what its writer reads."""
    reason: str
    """Which of the reasons its writer is told."""
    is_answered: bool
    """Out of articles in its language."""

    @property
    def teams(self) -> set[str]:
        """Those that are in charge of it."""
        return {handover_for((trigger,)).team for trigger in self.item.triggers} or {PERSON}

    @property
    def is_misled(self) -> bool:
        """Answered by nobody who understands it, or in the hands of people who have nothing to do with it."""
        if self.is_answered:
            return bool(self.item.triggers)
        return self.ended != "escalated" or self.team not in self.teams | {PERSON}

    @property
    def is_told(self) -> bool:
        """Whether its writer reads in their own language why: what is true of the message, or that of its language.

        Where there are articles in it, they were searched.
        """
        true = {"unknown" if self.item.language in LANGUAGES else "language", *self.item.triggers}
        return self.ended == "escalated" and self.told_in == self.item.language and self.reason in true

    @property
    def row(self) -> dict[str, Any]:
        return {
            "language": self.item.language,
            "about": self.item.about,
            "text": self.item.text,
            "ended": self.ended,
            "triggers": list(self.triggers),
            "team": self.team,
            "told_in": self.told_in,
            "reason": self.reason,
            "misled": self.is_misled,
            "told": self.is_told,
        }


def judge_languages(name: str, heard: Sequence[Heard]) -> Suite:
    """Figures over messages in other languages, and what became of English ones with foreign words in them."""
    foreign = [one for one in heard if one.item.language != "en"]
    english = [one for one in heard if one.item.language == "en"]
    special = [one for one in foreign if one.item.triggers]
    spoken = [one for one in foreign if one.item.language in SPOKEN]
    wrong = [one for one in foreign if one.is_misled]
    untold = [one for one in spoken if not (one.is_told or one.is_answered)]
    return Suite(
        f"languages, {name}",
        (
            Figure("to a wrong team, or answered by nobody who understands it", len(wrong), len(foreign), at_most=0.0),
            Figure("told the true reason in their language", len(spoken) - len(untold), len(spoken), AT_LEAST_TOLD),
            Figure("wishes that reached their own team", sum(one.team in one.teams for one in special), len(special)),
            Figure("English taken for another language", sum(one.told_in != "en" for one in english), len(english)),
        ),
        tuple(Failure(one.item.text, one.item.about, one.team) for one in wrong),
    )


SPOKEN = frozenset({"de", "es", "fr", "pt", "it", "nl", "pl", "tr", "ar", "hi", "ur", "ur-Latn"})
