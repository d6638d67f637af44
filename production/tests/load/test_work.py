"""What people did at work is counted once, and missed where it is gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from production.tests.load.work import Answer, Found, Work, account, new_mark

FIRST, SECOND, FILE, NEWS = (new_mark() for _ in range(4))
TAKEN, REFUSED = Answer("TKT-0001", "m1", FIRST, accepted=True), Answer("TKT-0001", "m1", SECOND, accepted=False)
KEY = "manager", "TKT-0001"
WORK = Work([TAKEN, REFUSED], drafts={KEY: SECOND}, imported={FILE: 2}, campaign=NEWS, agreed=1)
FOUND = Found(
    received=Counter([FIRST]),
    unsent=frozenset(),
    drafts={KEY: f"It is done. {SECOND}"},
    rows=Counter({FILE: 2}),
    campaign=Counter(["ada@example.org"]),
)


def wrong(work: Work, found: Found) -> dict[str, int]:
    return {name: count for name, count in account(work, found).items() if count and name.endswith(("lost", "twice"))}


def test_a_good_day_has_nothing_wrong() -> None:
    assert wrong(WORK, FOUND) == {}


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({"received": Counter()}, "answers_lost"),
        ({"received": Counter([FIRST, FIRST])}, "answers_twice"),
        ({"received": Counter([FIRST, SECOND])}, "answers_twice"),
        ({"drafts": {}}, "drafts_lost"),
        ({"rows": Counter({FILE: 1})}, "rows_lost"),
        ({"rows": Counter({FILE: 3})}, "rows_twice"),
        ({"campaign": Counter()}, "campaign_lost"),
        ({"campaign": Counter(["ada@example.org"] * 2)}, "campaign_twice"),
    ],
)
def test_what_is_gone_or_there_twice_is_counted(change: dict[str, object], missed: str) -> None:
    assert wrong(WORK, replace(FOUND, **change)) == {missed: 1}  # type: ignore[arg-type]


def test_two_answers_of_people_to_the_same_words_are_one_too_many() -> None:
    second = replace(REFUSED, accepted=True)
    both = replace(FOUND, received=Counter([FIRST, SECOND]))
    assert wrong(replace(WORK, answers=[TAKEN, second]), both) == {"answers_twice": 2}


def test_an_answer_that_went_back_to_its_author_is_not_lost() -> None:
    assert wrong(WORK, replace(FOUND, received=Counter(), unsent=frozenset([FIRST]))) == {}
