"""Exports of the wild: who asked what, and what a person answered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from production.channels.email.reader import MailReader
from production.crm.support.exchanges import Exchange, exchanges
from production.schemas.errors import InvalidInput
from production.shadow.mail_export import MailExport, Us
from production.shadow.threads import threads
from production.tests.support.mail_exports import ADA, SUPPORT, Letter, answer, write_mbox

US = Us(("support@techcorp.example", "help@techcorp.example"), "techcorp.example")
ASKED = Letter("How do I export a board?", id="1@customer.example")
Read = Callable[..., Awaitable[list[Exchange]]]


@pytest.fixture(scope="module")
async def reader() -> AsyncIterator[MailReader]:
    process = MailReader(US.addresses, own_domain=US.own_domain)
    yield process
    await process.close()


@pytest.fixture
def read(tmp_path: Path, reader: MailReader) -> Read:
    async def exported(*letters: Letter) -> list[Exchange]:
        with MailExport(write_mbox(tmp_path / "export.mbox", letters), US) as export:
            found = [await export.said(thread, reader) for thread in threads(export.heads())]
        return [exchange for said in found for exchange in exchanges(said)]

    return exported


def told(found: list[Exchange]) -> list[tuple[str, str]]:
    return [(one.question, one.answer) for one in found]


async def test_quoted_originals_are_neither_asked_nor_answered(read: Read) -> None:
    quoting = "Open the board, then choose Export.\n\nOn Mon, Ada Lovelace wrote:\n> How do I export a board?"
    assert told(await read(ASKED, answer(quoting, "1@customer.example"))) == [
        ("How do I export a board?", "Open the board, then choose Export.")
    ]


async def test_several_answers_are_one(read: Read) -> None:
    first, second = (
        answer("Open the board.", "1@customer.example"),
        answer("Then choose Export.", "1@customer.example", 2),
    )
    assert told(await read(ASKED, first, second)) == [(ASKED.text, "Open the board.\n\nThen choose Export.")]


async def test_a_second_question_knows_the_first_answer_and_not_its_own(read: Read) -> None:
    first = answer("Choose Export.", "1@customer.example", id="2@techcorp.example")
    more = Letter("And as CSV?", subject="Re: Export", id="3@customer.example", answers="2@techcorp.example", hours=2)
    _, second = await read(ASKED, first, more, answer("Select CSV.", "3@customer.example", 3))
    assert (second.question, second.answer) == ("And as CSV?", "Select CSV.")
    assert [(one.role, one.text) for one in second.history] == [("customer", ASKED.text), ("human", "Choose Export.")]


async def test_no_answer_is_an_exchange_without_one(read: Read) -> None:
    assert told(await read(ASKED)) == [(ASKED.text, "")]


async def test_machines_neither_ask_nor_answer(read: Read) -> None:
    away = Letter("I am away.", id="9@customer.example", headers={"Auto-Submitted": "auto-replied"})
    receipt = answer("We have got your mail.", "1@customer.example", 0.1)
    receipt.headers["Auto-Submitted"] = "auto-replied"
    assert told(await read(away, ASKED, receipt)) == [(ASKED.text, "")]


async def test_what_our_own_ai_sent_is_no_persons_answer_but_what_one_approved_is(read: Read) -> None:
    sent = answer("Choose Export.", "1@customer.example")
    sent.headers.update({"X-FTE-Loop": "1", "Auto-Submitted": "auto-replied"})
    approved = answer("Choose Export, then CSV.", "1@customer.example", 2)
    approved.headers["X-FTE-Loop"] = "1"
    assert told(await read(ASKED, sent)) == [(ASKED.text, "")]
    assert told(await read(ASKED, sent, approved)) == [(ASKED.text, "Choose Export, then CSV.")]


@pytest.mark.parametrize("author", ["Bob <bob@techcorp.example>", "help@techcorp.example", "x@mail.techcorp.example"])
async def test_a_colleague_at_our_domain_answers_for_us(read: Read, author: str) -> None:
    assert (
        told(await read(ASKED, answer("Choose Export.", "1@customer.example", author=author)))[0][1] == "Choose Export."
    )


async def test_a_mail_that_a_colleague_passes_on_is_the_customers(read: Read) -> None:
    above = f"---------- Forwarded message ---------\nFrom: {ADA}\nTo: bob@techcorp.example\nSubject: Export"
    passed = Letter(
        f"{above}\n\n{ASKED.text}", "Bob <bob@techcorp.example>", subject="Fwd: Export", id="7@techcorp.example"
    )
    assert told(await read(passed, answer("Choose Export.", "7@techcorp.example"))) == [(ASKED.text, "Choose Export.")]


async def test_a_thread_holds_where_the_mail_between_is_missing(read: Read) -> None:
    asked = Letter("And as CSV?", id="3@customer.example", answers="lost@techcorp.example")
    reply = answer("Select CSV.", "lost@techcorp.example")
    assert told(await read(asked, reply)) == [("And as CSV?", "Select CSV.")]


async def test_a_reply_that_names_no_mail_belongs_to_the_last_one_of_its_subject_and_person(read: Read) -> None:
    reply = Letter("Choose Export.", SUPPORT, ADA, "AW: Export", hours=1)
    other = Letter(
        "How do I invite?", "Eve <eve@customer.example>", subject="Export", id="5@customer.example", hours=0.5
    )
    assert told(await read(ASKED, other, reply)) == [(ASKED.text, "Choose Export."), ("How do I invite?", "")]


async def test_an_answer_stands_behind_its_question_whatever_the_clocks_say(read: Read) -> None:
    early = answer("Choose Export.", "1@customer.example", -48)
    assert told(await read(early, ASKED)) == [(ASKED.text, "Choose Export.")]


async def test_a_draft_of_an_answer_is_none(read: Read) -> None:
    draft = answer("Choose Exp", "1@customer.example")
    draft.headers["X-Gmail-Labels"] = "Opened,Drafts"
    assert told(await read(ASKED, draft)) == [(ASKED.text, "")]


async def test_a_copy_of_a_mail_asks_nothing_twice(read: Read) -> None:
    copy = Letter(ASKED.text, to="help@techcorp.example", id=ASKED.id)
    assert told(await read(ASKED, copy)) == [(ASKED.text, "")]


async def test_a_line_that_begins_with_from_is_no_new_mail(read: Read) -> None:
    text = "How do I export a board?\n\nFrom now on I need that weekly."
    assert told(await read(Letter(text))) == [(text, "")]


async def test_mails_without_readable_dates_and_authors_stop_nothing(read: Read) -> None:
    broken = Letter("?", author="", id="8@customer.example", headers={"Date": "the day before"})
    assert told(await read(ASKED, broken, answer("Choose Export.", "1@customer.example"))) == [
        (ASKED.text, "Choose Export.")
    ]


async def test_mails_that_name_each_other_in_a_circle_are_one_thread(read: Read) -> None:
    one = Letter("one", id="a@customer.example", answers="b@customer.example")
    other = Letter("two", id="b@customer.example", answers="a@customer.example", hours=1)
    assert [exchange.question for exchange in await read(one, other)] == ["one\ntwo"]


def test_a_file_without_a_mail_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no mails here")
    with pytest.raises(InvalidInput, match="holds no mail"):
        MailExport(file, US)
