"""Answers that people called wrong, as labelled questions that name nobody. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from production.areas.answers.model import Case, WrongReason
from production.crm.knowledge.anonymise import anonymise
from production.lab.evals.answers.items import Item, Kind, Part, Said


def item_of(case: Case) -> Item:
    """One case. Until somebody has said what is right, no answer is: whoever tells adds facts to its part."""
    asked = anonymise(case.question, case.known)
    facts = _facts(case)
    return Item(
        id=f"wrong-{case.id}",
        message=asked,
        subject=anonymise(case.subject, case.known) if case.subject else None,
        channel=case.channel,
        history=tuple(Said(role=role, text=anonymise(words, case.known)) for role, words in case.history),
        kind=_kind(case),
        language=case.language,
        answerable=bool(facts),
        parts=(Part(asks=asked, answerable=bool(facts), facts=facts),),
    )


def items(cases: Sequence[Case]) -> list[Item]:
    """Those of which enough is left to ask anything."""
    return [one for one in map(item_of, cases) if one.message]


def _facts(case: Case) -> tuple[tuple[str, ...], ...]:
    """A line is a fact; what a person should have answered is no fact for a machine."""
    if case.right_answer is None or case.reason is WrongReason.NEEDS_PERSON:
        return ()
    lines = (anonymise(line, case.known) for line in case.right_answer.splitlines())
    return tuple((line,) for line in lines if line)


def _kind(case: Case) -> Kind:
    if case.history:
        return "follow_up"
    return "near_miss" if case.reason is WrongReason.BESIDE_THE_POINT else "fact"
