"""What a sentence says decides, not its words: numbers, roles, conditions, directions and denials hold their fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.grounding import Grounding, ground
from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.model import Passage
from production.lab.evals.grounding.judge import figures, grounded
from production.lab.evals.grounding.sets import FITTED, Labelled
from production.tests.support.agent import CONTEXT
from production.tests.support.passages import EXPORT
from production.text.sentences.edited import sentences

ACCOUNTS = Passage(
    "accounts.md",
    "Accounts",
    0,
    "An account is locked for 15 minutes after eight wrong passwords and unlocks by itself.\n"
    "Only an Owner can delete a workspace.\n"
    "Starter allows 5 guests, Business 50 and Enterprise 500.\n"
    "On the Enterprise plan, support moves a workspace to the other region.\n"
    "Old links redirect to the new address for 90 days.\n"
    "Connect Slack before you turn on the rule.\n"
    "Deleted tasks stay in the trash for 30 days.\n"
    "A rule can have 10 conditions and 10 actions.\n"
    "Type a password of at least 12 characters.\n"
    "API keys keep working because they do not use your password.\n"
    "Each code works once.\n"
    'To invite people to a workspace, select "Invite people".\n'
    'Owners and Admins invite; Members can do so only if "Members may invite" is on.\n'
    'People are created with single sign-on if "Create accounts automatically" is on.\n'
    "1. Archive the project.\n"
    "2. Export the project.",
    0.8,
    0.7,
)
PASSAGES = [
    Passage(part.document, part.title, part.position, part.content, 0.8, 0.7)
    for file in sorted((CONTEXT / "product-docs").glob("*.md"))
    for part in chunk(file.name, file.read_text("utf-8"))
]
QUOTES = [(sentence, passage) for passage in PASSAGES for sentence in sentences(passage.content) if len(sentence) > 3]


@pytest.mark.parametrize(
    "claim",
    [
        "After eight wrong passwords your account is blocked for a quarter of an hour.",
        "On Business you may have 50 guests.",
        "For 90 days, the old links lead to your new address.",
        "Tasks that you delete remain in the trash for 30 days.",
        "Gelöschte Aufgaben bleiben 30 Tage im Papierkorb.",
        "Le attività eliminate restano nel cestino per 30 giorni.",
        "Verwijderde taken blijven 30 dagen in de prullenbak.",
        "Usunięte zadania pozostają w koszu przez 30 dni.",
        "Up to 10 conditions fit into one rule.",
        "API keys keep working: they never use your password.",
        "Each code works only a single time.",
    ],
)
def test_the_same_in_other_words_is_backed(claim: str) -> None:
    assert ground(claim, [ACCOUNTS], []).unsupported == ()


@pytest.mark.parametrize(
    "claim",
    [
        "An account is locked for eight minutes after 15 wrong passwords.",
        "An account is locked for 15 minutes after three wrong passwords.",
        "Starter allows 50 guests.",
        "An Admin can delete a workspace.",
        "Support moves a workspace to the other region.",
        "The new address redirects to the old links for 90 days.",
        "Connect Slack after you turn on the rule.",
        "Deleted tasks do not stay in the trash for 30 days.",
        "Gelöschte Aufgaben bleiben 90 Tage im Papierkorb.",
        "Usunięte zadania nie pozostają w koszu przez 30 dni.",
        "Le attività eliminate non restano nel cestino per 30 giorni.",
        "A rule can have at least 10 conditions.",
        "Type a password of at most 12 characters.",
        "Each code works any number of times.",
        "Export the project first, and archive it afterwards.",
        "Members can invite people.",
        'People are created automatically if "Require SSO" is on.',
        "An account is locked",
    ],
)
def test_another_thing_in_the_same_words_is_not(claim: str) -> None:
    assert ground(claim, [ACCOUNTS], []).unsupported == (claim,)


@pytest.mark.parametrize("claim", ['Selecteer niet "Export".', "Link nie jest valid 48 hours."])
def test_what_cannot_be_translated_is_not_read_as_english(claim: str) -> None:
    """Its denials would not be seen."""
    found = ground(claim, [EXPORT], [])
    assert (found.unsupported, found.open) == ((claim,), ())


@given(quote=st.sampled_from(QUOTES))
def test_a_quotation_is_always_backed(quote: tuple[str, Passage]) -> None:
    assert ground(quote[0], [quote[1]], []).unsupported == ()


@pytest.mark.parametrize(
    "courtesy",
    [
        "Hello Maria, many thanks for your message.",
        "I hope this helps.",
        "If you get stuck at any point, just reply here and I'll gladly help.",
        "If something is unclear, please write back.",
        "I completely understand how frustrating that must be.",
        "Best regards, your support team",
        "Vielen Dank für Ihre Nachricht, ich helfe Ihnen gern weiter.",
        "Merci beaucoup pour votre message.",
    ],
)
def test_courtesies_claim_nothing(courtesy: str) -> None:
    assert ground(courtesy, [], []).unsupported == ()


@pytest.mark.parametrize(
    "claim",
    [
        "Thank you for your patience while we finish your import.",
        "Danke, Ihre Rückerstattung ist unterwegs.",
        "Thanks, your refund is on its way.",
        "It still works.",
        "Let me know if we refunded you twice.",
        "If you get stuck, reply here, and your refund is on its way.",
    ],
)
def test_a_courtesy_hides_no_claim(claim: str) -> None:
    assert ground(claim, [ACCOUNTS], []).unsupported == (claim,)


def test_few_false_sentences_and_most_true_ones_are_backed() -> None:
    """Guards the figures that the limits were fitted to; what they were not fitted to is for people to look at."""
    hits, cases = counted(grounded)

    assert hits["false"] <= 0.08 * cases["false"]
    assert hits["true in English"] >= 0.75 * cases["true in English"]
    assert hits["true in other languages"] >= 0.60 * cases["true in other languages"]
    assert hits["courtesies"] == cases["courtesies"]


def test_a_judge_that_says_yes_to_everything_hears_of_few_falsehoods() -> None:
    def gullible(one: Labelled) -> Grounding:
        found = grounded(one)
        return found.accepting(found.open)

    hits, cases = counted(gullible)

    assert hits["false"] <= 0.11 * cases["false"]
    assert hits["true in English"] >= 0.80 * cases["true in English"]


def counted(look: Callable[[Labelled], Grounding]) -> tuple[Counter[str], Counter[str]]:
    """What is backed, and of how many."""
    hits, cases = Counter[str](), Counter[str]()
    for figure in (figure for name in FITTED for figure in figures(name, look)):
        hits[figure.name] += figure.hits
        cases[figure.name] += figure.cases
    return hits, cases
