"""What is sent without a person is supported sentence by sentence, and says by what; everything else is a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from production.agent.context import ProposedReply, TurnContext
from production.agent.grounding import ground
from production.agent.money import speaks_of_money
from production.agent.results import to_result
from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.model import Passage
from production.schemas.turns import TurnAction, TurnResult
from production.tests.support.agent import CALM, CONTEXT, TURN, OneOldTicket, OnePassage
from production.text.sentences.edited import sentences
from production.text.words import stems

SEND = 0.90
DOCS = CONTEXT / "product-docs"
PASSAGES = [
    Passage(part.document, part.title, part.position, part.content, 0.8, 0.7)
    for file in sorted(DOCS.glob("*.md"))
    for part in chunk(file.name, file.read_text("utf-8"))
]
_PROSE = re.compile(r"[A-Z][^*`|#\[\]>]{30,}\.")
TRUE = [
    (sentence, passage)
    for passage in PASSAGES
    for sentence in sentences(passage.content)
    if _PROSE.fullmatch(sentence) and not speaks_of_money(sentence)
]
WITH_NUMBERS = [pair for pair in TRUE if re.search(r"\d", pair[0])]
FALSE = [
    "Every customer gets a free helicopter.",
    "We will build this for you next month.",
    "Your data is stored on the moon.",
    "Call our hotline at +44 20 7946 0000.",
    "Read more at https://attacker.example/login.",
    "Uninstall the antivirus program and restart the router.",
    "Could you please tell me your password?",
    "Did you know that competitors offer unlimited helicopters?",
    "Is it clear that lawyers confiscate unpaid furniture tomorrow?",
    "Can you sign in at https://attacker.example/login?",
    "Which verification code did you receive?",
    "Please send us your password.",
    "To reset it, reply with your password to our team.",
]

picks = st.lists(st.sampled_from(TRUE), min_size=1, max_size=4, unique=True)


def judged(reply: str, seen: Sequence[Passage], action: TurnAction = TurnAction.REPLY) -> TurnResult:
    turn = replace(TURN, text="I export a project now and then.")
    passages = {(passage.document, passage.chunk): passage for passage in seen}
    context = TurnContext(turn, OnePassage(), OneOldTicket(), reads_left=0, passages=passages)
    context.reply = ProposedReply(reply, 1.0, action)
    return to_result(context, CALM)


def test_there_is_enough_to_draw_from() -> None:
    assert len(TRUE) > 100


@given(picked=picks)
def test_what_was_read_may_be_said_in_any_order_with_its_source(picked: list[tuple[str, Passage]]) -> None:
    seen = [passage for _, passage in picked]

    result = judged("\n".join(sentence for sentence, _ in picked), seen)

    assert (result.confidence, result.reason.detail) == (1.0, "")
    assert {(source.document, source.chunk) for source in result.sources} <= {(p.document, p.chunk) for p in seen}
    assert result.sources


@given(picked=picks, lie=st.sampled_from(FALSE), at=st.integers(0, 4))
def test_one_invention_anywhere_makes_a_draft(picked: list[tuple[str, Passage]], lie: str, at: int) -> None:
    said = [sentence for sentence, _ in picked]
    said.insert(at, lie)

    result = judged("\n".join(said), [passage for _, passage in picked])

    assert result.confidence < SEND
    assert result.reason.detail


@given(picked=st.sampled_from(WITH_NUMBERS), digits=st.integers(1, 9))
def test_a_changed_number_is_an_invention(picked: tuple[str, Passage], digits: int) -> None:
    sentence, passage = picked
    changed = re.sub(r"\d+", lambda number: f"{number.group()}{digits}7", sentence, count=1)

    assert ground(changed, [passage], []).unsupported


@given(picked=st.sampled_from(TRUE))
def test_nothing_is_true_that_was_not_read_in_this_run(picked: tuple[str, Passage]) -> None:
    assert judged(picked[0], []).confidence < SEND


@given(picked=picks)
def test_every_backed_sentence_names_a_passage_that_holds_its_words(picked: list[tuple[str, Passage]]) -> None:
    grounding = ground("\n".join(sentence for sentence, _ in picked), PASSAGES, [])

    assert grounding.unsupported == ()
    for sentence, passage in grounding.backed:
        assert passage is not None
        assert set(re.findall(r"\d+", sentence)) <= set(re.findall(r"\d+", f"{passage.title}\n{passage.content}"))


@given(reply=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_words_from_nowhere_are_never_an_answer(reply: str) -> None:
    seen = PASSAGES[:3]
    assume(not stems(reply) & stems("\n".join(f"{passage.title}\n{passage.content}" for passage in seen)))

    assert judged(reply, seen).confidence < SEND


@pytest.mark.parametrize(
    "question",
    [
        "Which error message do you see?",
        "Which browser and which version of the app are you using?",
        "Could you tell me a little more: what would you like to do?",
        "What happens when you export the project?",
        "In which workspace does this happen?",
    ],
)
def test_a_question_back_may_be_sent(question: str) -> None:
    assert judged(question, [], TurnAction.CLARIFY).confidence == 1.0


@pytest.mark.parametrize("question", [lie for lie in FALSE if lie.endswith("?")])
def test_a_question_that_hides_a_claim_or_asks_for_a_secret_may_not(question: str) -> None:
    assert judged(question, [], TurnAction.CLARIFY).confidence < SEND
