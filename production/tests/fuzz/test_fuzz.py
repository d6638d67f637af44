"""A short run of the fuzzer; `make fuzz` is the long one."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.tests.fuzz.__main__ import KINDS, made
from production.tests.fuzz.bombs import BOMBS
from production.tests.fuzz.grammar.mails import mail
from production.tests.fuzz.grammar.sample import Mail
from production.tests.fuzz.house import ENDS, House
from production.tests.fuzz.invariants import check_mail
from production.tests.fuzz.reading import MAILBOX

SEED = 11


@pytest.mark.parametrize(("kind", "inputs"), [("mail", 400), ("form", 250), ("webhook", 250)])
def test_nothing_is_found(kind: str, inputs: int) -> None:
    """Repeat one with `made(SEED, kind, number)`."""
    found = {
        number: outcome.problems
        for number in range(inputs)
        if (outcome := KINDS[kind][1](made(SEED, kind, number))).problems
    }
    kinds = Counter(problem.partition(":")[0] for problems in found.values() for problem in problems)
    assert not found, f"{dict(kinds)}, the first: {next(iter(found.items()))}"


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_within_its_time(name: str) -> None:
    bomb = Mail(BOMBS[name](60_000))
    problems = check_mail(bomb).problems
    assert problems == ()


@given(st.integers(0, 7), st.integers(0, 2**32))
def test_a_mail_that_breaks_something_shrinks(size: int, seed: int) -> None:
    assert check_mail(mail(Random(seed), size)).problems == ()


def test_the_grammar_reaches_what_it_is_for() -> None:
    """A generator that never writes a word, or never a proof, finds nothing either."""
    mails = [made(SEED, "mail", number) for number in range(400)]
    shares = {
        "sound": sum(each.sound and bool(each.own) for each in mails),
        "proven": sum(each.surely for each in mails),
        "unproven": sum(not each.vouched for each in mails),
        "quoting": sum(each.quotes for each in mails),
    }
    assert all(share >= 20 for share in shares.values()), shares
    assert len({used for each in mails for used in each.used}) > 300


async def test_every_input_ends_in_the_ledger_or_is_refused_at_the_door(house: House) -> None:
    statuses: dict[str, int] = {}
    wanted = [house.account.deliver(made(SEED, "mail", number).raw, name=f"m{number}") for number in range(60)]
    for number in range(45):
        statuses[f"form {number}"] = await house.submit(made(SEED, "form", number))
        statuses[f"webhook {number}"] = await house.bring(made(SEED, "webhook", number))
    assert await house.sync.sync(MAILBOX) == 60
    wanted += [each for each in house.accepted() if not each.startswith("gmail-push:")]
    ends = await house.until_ended(wanted)
    assert {name: status for name, status in statuses.items() if status // 100 not in {2, 4}} == {}
    assert unfinished(wanted, ends) == {}
    assert house.place.at == 60


def unfinished(wanted: list[str], ends: dict[str, str]) -> dict[str, Any]:
    return {each: ends.get(each) for each in wanted if ends.get(each) not in ENDS}
