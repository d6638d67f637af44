from __future__ import annotations

from uuid import UUID

from production.crm.customers.model import Evidence
from production.crm.customers.suggestions import MergeSuggestion, SuggestedCustomer, strongest_first


def suggestion(*evidence: Evidence, names: tuple[str | None, str | None] = ("Ada", "Grace")) -> MergeSuggestion:
    first, second = (SuggestedCustomer(UUID(int=number), name, None, None) for number, name in enumerate(names))
    return MergeSuggestion(first, second, evidence)


MAILBOX = Evidence("same_mailbox", "a@x.io and a+b@x.io")
CLAIM = Evidence("same_identifier", "email a@x.io")
PROVEN = Evidence("same_identifier", "email a@x.io", proven=True)


def test_more_and_better_reasons_count_more() -> None:
    weak, claimed, proven, all_of_it = (
        suggestion(MAILBOX),
        suggestion(CLAIM),
        suggestion(PROVEN),
        suggestion(PROVEN, MAILBOX, names=("Ada  Lovelace", "ADA lovelace")),
    )
    assert strongest_first([weak, all_of_it, claimed, proven]) == [all_of_it, proven, claimed, weak]


def test_strength_is_never_certainty() -> None:
    assert 0 < suggestion(*[PROVEN] * 3, names=("Ada", "Ada")).strength < 1


def test_no_name_is_no_same_name() -> None:
    assert not suggestion(CLAIM, names=(None, None)).same_name
    assert not suggestion(CLAIM, names=(" ", " ")).same_name
