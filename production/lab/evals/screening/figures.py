"""How screening does on the labelled sets: one row a label, with the texts that went wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import groupby
from statistics import correlation

from production.lab.evals.screening.sets import Case, cases, feelings
from production.schemas.turns import ScreenAction, Verdict

Screen = Callable[[str], Awaitable[Verdict]]


@dataclass(frozen=True, slots=True)
class Row:
    """Recall of one wish, or the share of false alarms among harmless texts."""

    label: str
    """`refund`, `refund indirect`, or the kind of harmless texts."""
    harmless: bool
    texts: int
    share: float
    wrong: tuple[str, ...]


async def rows(name: str, screen: Screen) -> list[Row]:
    """The rows of one set (`held`, `unseen`, `fresh`), in the order of the file."""
    return [await _row(label, list(group), screen) for label, group in groupby(cases(name), key=_label)]


async def agreement(name: str, screen: Screen) -> float:
    """Pearson correlation between sentiment and the ratings of a set of feelings."""
    ratings, texts = zip(*feelings(name), strict=True)
    return correlation(ratings, [(await screen(text)).sentiment for text in texts])


async def _row(label: str, group: list[Case], screen: Screen) -> Row:
    harmless = not group[0].expect
    flagged = {case.text: await screen(case.text) for case in group}
    if harmless:
        wrong = [text for text, verdict in flagged.items() if verdict.action is not ScreenAction.ANSWER]
    else:
        wrong = [case.text for case in group if not case.expect <= set(flagged[case.text].triggers)]
    bad = len(wrong) / len(group)
    return Row(label, harmless, len(group), bad if harmless else 1 - bad, tuple(wrong))


def _label(case: Case) -> str:
    return " ".join([*sorted(case.expect), *filter(None, [case.kind])])
