"""The go-live report and the summary: for people, and safe to open."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from production.schemas.outcomes import EndCode
from production.shadow.agreement import Agreement, Conflict
from production.shadow.missing import MissingArticle
from production.shadow.report.page import page
from production.shadow.summary import told
from production.tests.support.shadows import shown, summary

EVIL = """<script>alert(1)</script><img src=x onerror="x()">'"&</style>"""
WRONG = shown(agreement=Agreement.CONTRADICTS, conflicts=((Conflict.NUMBER, "25 MB", "50 MB"),), subject="Upload")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    return parser.found


@given(st.text(max_size=60) | st.just(EVIL))
def test_nothing_that_anybody_wrote_becomes_markup(words: str) -> None:
    hostile = {"subject": words, "question": words, "answer": words, "reply": words, "id": words, "category": words}
    one = shown(
        **hostile,
        agreement=Agreement.CONTRADICTS,
        conflicts=((Conflict.DENIAL, words, words),),
        sources=(words,),
        answer_sources=(words,),
    )
    told_apart = page(summary(one, missing=(MissingArticle(1, 1, (words,), words),), company=words, origin=words))
    harmless = {"subject": "s", "question": "s", "answer": "s", "reply": "s", "id": "s", "category": "s"}
    plain = shown(
        **harmless,
        agreement=Agreement.CONTRADICTS,
        conflicts=((Conflict.DENIAL, "s", "s"),),
        sources=("s",),
        answer_sources=("s",),
    )
    expected = page(summary(plain, missing=(MissingArticle(1, 1, ("s",), "s"),), company="s", origin="s"))
    assert tags(told_apart) == tags(expected)


def test_it_asks_nobody_for_anything() -> None:
    html = page(summary(WRONG, missing=(MissingArticle(2, 1, ("Is there a dark mode?",), "Yes."),)))
    assert not re.search(r"https?://|url\(|@import|<script|<link", html)


def test_a_wrong_reply_stands_beside_the_persons_answer() -> None:
    html = page(summary(WRONG, shown(subject="Fine")))
    card = html[html.index("Where it would have been wrong") : html.index("Which articles are missing")]
    assert all(words in card for words in ("Upload", WRONG.question, WRONG.answer, WRONG.reply, "25 MB", "export.md"))
    assert "Fine" not in card


def test_contradictions_come_before_other_answers() -> None:
    other = shown(agreement=Agreement.OTHER, confidence=0.99)
    assert summary(other, WRONG).wrong == [WRONG, other]


def test_the_recommended_threshold_leads() -> None:
    assert "Yes, from a confidence of 0.60 on." in page(summary(*[shown() for _ in range(40)]))
    assert "Not yet: let every reply wait for a person." in page(summary(WRONG))


def test_why_questions_were_left_to_people_is_counted() -> None:
    held = shown(may_leave=False, reason=EndCode.SCREENED, confidence=None)
    unsure = shown(confidence=0.7), shown(confidence=0.5, may_leave=False), shown(confidence=0.8)
    assert summary(held, held, *unsure).left_to_people == {"below_threshold": 3, "screened": 2}


def test_a_run_that_was_ended_early_says_so() -> None:
    ended = summary(shown(), interrupted=True)
    assert "ended early" in page(ended)
    assert told(ended).startswith("Interrupted")
    assert ended.as_line()["interrupted"] is True


def test_nothing_to_compare_is_a_report_too() -> None:
    assert "<h1>" in page(summary())
    assert told(summary()) == "No question was found that a person has answered."
