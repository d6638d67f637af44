"""What a reply is worth is judged by what it says, where it says it, and what it says beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from production.agent.offline.compose import admission
from production.lab.evals.answers.items import Item, Message, read_lines
from production.lab.evals.answers.judge import Answered, State, Worth, judge_answers, worth
from production.lab.evals.answers.run import SETS
from production.schemas.errors import InvalidInput

LIMIT = {"asks": "the limit", "answerable": True, "facts": [["10 members", "ten members"]]}
FAX = {"asks": "a fax", "answerable": False}


def item(*parts: object, kind: str = "fact", wrong: tuple[str, ...] = ()) -> Item:
    answerable = any(part["answerable"] for part in parts if isinstance(part, dict))
    return Item.model_validate(
        {"id": "t1", "kind": kind, "message": "?", "answerable": answerable, "parts": parts, "wrong": wrong}
    )


@pytest.mark.parametrize(
    ("asked", "reply", "expected"),
    [
        (item(LIMIT), "Free allows **10  members**.", Worth.RIGHT),
        (item(LIMIT), "Free allows 5 guests.", Worth.WRONG),
        (item(LIMIT), f"{'Something else. ' * 30}Free allows 10 members.", Worth.LATE),
        (item(LIMIT), "Do this:\n1. Open the page.\n2. See 10 members.", Worth.LATE),
        (item(LIMIT, kind="how_to"), "Do this:\n1. Open the page.\n2. See 10 members.", Worth.RIGHT),
        (item(LIMIT, wrong=("5 guests",)), "10 members and 5 guests.", Worth.WRONG),
        (item(LIMIT, FAX), "10 members.", Worth.LATE),
        (item(LIMIT, FAX), "10 members. I did not find the other part.", Worth.RIGHT),
        (item(FAX), "Send it to our fax.", Worth.WRONG),
    ],
)
def test_a_reply_is_worth_what_it_says(asked: Item, reply: str, expected: Worth) -> None:
    assert worth(asked, reply) is expected


def test_figures_count_what_is_sent_apart_from_what_is_kept() -> None:
    right, wrong = "10 members.", "5 guests."
    suite = judge_answers(
        "set",
        [
            Answered(item(LIMIT), State.SENT, right, 0.95, asks_back=False),
            Answered(item(LIMIT), State.SENT, wrong, 0.92, asks_back=False),
            Answered(item(LIMIT), State.DRAFT, right, 0.7, asks_back=False),
            Answered(item(LIMIT), State.HANDOVER, "", 0.0, asks_back=False),
            Answered(item(FAX), State.SENT, right, 0.95, asks_back=False),
            Answered(item(FAX), State.SENT, "What do you mean?", 0.95, asks_back=True),
        ],
    )
    values = {figure.name: (figure.hits, figure.cases) for figure in suite.figures}
    assert values["right, of what is sent"] == (1, 3)
    assert values["right and sent, of what is answerable"] == (1, 4)
    assert values["sent, of what is not documented"] == (1, 2)
    assert values["handed over for nothing"] == (1, 4)
    assert values["drafts that could be sent"] == (1, 1)


@pytest.mark.parametrize(
    ("asked", "near", "sent"),
    [
        (item(FAX), "Print a page", True),
        (item(FAX, wrong=("print a page",)), "Print a page", False),
        (item(LIMIT), "Print a page", False),
    ],
    ids=["what is documented nowhere", "names what is wrong", "what is documented"],
)
def test_a_draft_that_admits_could_be_sent_only_where_nothing_is_documented(asked: Item, near: str, sent: bool) -> None:  # noqa: FBT001 - a table of cases
    answered = Answered(asked, State.DRAFT, admission(near), 0.8, asks_back=False)

    assert answered.could_be_sent is sent


@pytest.mark.parametrize(
    ("history", "said"),
    [
        ('"How?"', [("customer", "How?")]),
        ('["How?"]', [("customer", "How?")]),
        (
            '[{"role": "user", "content": "How?"}, {"role": "agent", "text": "So."}]',
            [("customer", "How?"), ("agent", "So.")],
        ),
    ],
)
def test_what_was_said_before_may_be_written_in_several_ways(
    history: str, said: list[tuple[str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"id": "1", "message": "And then?", "history": {history}}}\n', "utf-8")
    [message] = read_lines(file, Message)
    assert [(one.utterance.role, one.utterance.text) for one in message.history] == said


@pytest.mark.parametrize(
    ("line", "field"), [('{"id": "1"}', "message"), ('{"id": "1", "message": "?", "channel": "fax"}', "channel")]
)
def test_a_wrong_line_is_named_with_its_field(line: str, field: str, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"id": "0", "message": "?"}}\n{line}\n', "utf-8")
    with pytest.raises(InvalidInput, match=rf"questions\.jsonl line 2: {field}"):
        list(read_lines(file, Message))


@pytest.mark.parametrize("name", SETS)
def test_every_fact_of_our_sets_is_in_the_documents_they_are_about(name: str) -> None:
    documents = " ".join(file.read_text("utf-8") for file in SETS[name].documents.rglob("*.md")).lower()
    flat = " ".join(documents.replace("*", "").replace("`", "").split())
    missing = [
        (one.id, fact)
        for one in read_lines(SETS[name].questions, Item)
        for part in one.parts
        for fact in part.facts
        if not any(spelling.lower() in flat for spelling in fact)
    ]
    assert missing == []
