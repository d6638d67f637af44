"""A campaign under faults: nobody twice, nobody forgotten, nobody who has not agreed.

A short run; `make outreach` is the long one.
"""

from __future__ import annotations

import pytest

from production.tests.outreach.run import Outcome, Plan, run


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("outreach")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    return run(folder, Plan(recipients=600, faults=8, seed=7))


def test_each_has_an_end(outcome: Outcome) -> None:
    assert outcome.open_at_end == 0


def test_nobody_gets_it_twice(outcome: Outcome) -> None:
    assert outcome.twice == 0


def test_nobody_who_agreed_is_forgotten(outcome: Outcome) -> None:
    assert outcome.missing == 0


def test_nobody_who_has_not_agreed_gets_it(outcome: Outcome) -> None:
    assert outcome.without_consent == 0
