"""Answers that people called wrong become cases that name nobody."""

from __future__ import annotations

from typing import Any

from production.areas.answers.model import Case, WrongReason
from production.lab.evals.answers.items import Item
from production.lab.evals.wrong import item_of, items
from production.schemas.ids import Channel


def case(**changes: Any) -> Case:
    fields: dict[str, Any] = {
        "id": 7,
        "channel": Channel.EMAIL,
        "language": "en",
        "subject": "Export, Ada Lovelace",
        "question": "Hi Tom,\nhow do I export? Write to ada@example.com or +44 20 7946 0958.\nThanks,\nAda",
        "history": (),
        "reason": WrongReason.UNTRUE,
        "right_answer": "Press E.\nFor Ada: on Pro only.",
        "known": ("Ada Lovelace", "ada@example.com"),
    }
    return Case(**fields | changes)


def test_a_case_is_a_line_of_the_labelled_sets() -> None:
    assert Item.model_validate_json(item_of(case()).model_dump_json()) == item_of(case())


def test_nobody_is_named() -> None:
    told = item_of(case(history=(("customer", "I am Ada, order 1234567"), ("agent", "Hello Ada")))).model_dump_json()
    assert not [words for words in ("Ada", "example.com", "7946", "1234567", "Tom") if words in told]


def test_each_line_of_what_is_right_is_a_fact() -> None:
    [part] = item_of(case()).parts
    assert part.facts == (("Press E.",), ("For [name]: on Pro only.",))


def test_until_somebody_says_what_is_right_no_answer_is() -> None:
    assert not item_of(case(right_answer=None)).answerable


def test_what_a_person_should_have_answered_is_not_to_be_answered() -> None:
    assert not item_of(case(reason=WrongReason.NEEDS_PERSON)).answerable


def test_a_case_of_which_nothing_is_left_is_left_out() -> None:
    assert items([case(question="Ada Lovelace", known=("Ada Lovelace",)), case(question="")]) != []
    assert items([case(question="")]) == []
