"""Compares what was sent in with what the provider saw. Trusts nobody in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from production.tests.faults.marks import Mark, marks_in, parse


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a run went, in messages."""

    accepted: int
    answered: int
    with_person: int
    """No answer, but the ledger says that a person has it, and why."""
    lost: tuple[str, ...]
    answered_twice: tuple[str, ...]
    out_of_order: tuple[str, ...]
    model_runs: int
    repeated_runs: int
    """Model runs for a message beyond its first."""


def judge(
    accepted: Iterable[Mark],
    replies: Mapping[str, Sequence[str]],
    order: Mapping[str, Sequence[str]],
    with_person: set[str],
    runs: Iterable[str],
) -> Verdict:
    """`with_person`: marks that the ledger gives to a person; `runs`: one line of marks a model run."""
    marks = sorted(accepted)
    unanswered = [str(mark) for mark in marks if not replies.get(str(mark))]
    lines = list(runs)
    asked = Counter(mark for line in lines for mark in marks_in(line))
    return Verdict(
        accepted=len(marks),
        answered=len(marks) - len(unanswered),
        with_person=sum(mark in with_person for mark in unanswered),
        lost=tuple(mark for mark in unanswered if mark not in with_person),
        answered_twice=tuple(str(mark) for mark in marks if len(set(replies.get(str(mark), ()))) > 1),
        out_of_order=tuple(address for address, seen in order.items() if not _ascending(seen)),
        model_runs=len(lines),
        repeated_runs=sum(count - 1 for count in asked.values()),
    )


def _ascending(marks: Sequence[str]) -> bool:
    numbers = [parse(mark).number for mark in marks]
    return all(earlier <= later for earlier, later in pairwise(numbers))
