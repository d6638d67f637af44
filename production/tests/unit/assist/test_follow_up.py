"""When a ticket is looked at again: as somebody promised, in their words, or once the customer has been silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.assist.model.customers import FollowUpReason, LastWords
from production.areas.assist.rules.follow_up import follow_up, promised
from production.schemas.outcomes import TicketStatus
from production.schemas.working_days import WorkingDays

WEDNESDAY = date(2026, 11, 25)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
PROMISES = {
    "I'll get back to you tomorrow.": 1,
    "I\N{RIGHT SINGLE QUOTATION MARK}ll get back to you tomorrow.": 1,
    "We will let you know by Friday.": 2,
    "I will check and write to you the day after tomorrow": 2,
    "We'll be in touch within 48 hours.": 2,
    "I am going to call you in three business days.": 3,
    "You will hear from us next week.": 5,
    "I'll follow up later today.": 0,
    "We will update you by the end of the week.": 2,
    "Wir melden uns morgen.": 1,
    "Ich gebe Ihnen bis Freitag Bescheid.": 2,
    "Morgen früh rufe ich Sie an.": 1,
    "Sie hören nächste Woche von uns.": 5,
    "Ich prüfe das und antworte in zwei Tagen.": 2,
    "Übermorgen melde ich mich.": 2,
    "Le escribo mañana.": 1,
    "Le avisaremos el viernes.": 2,
    "Nos pondremos en contacto la próxima semana.": 5,
    "Te confirmo en dos días.": 2,
}


@pytest.mark.parametrize(("words", "away"), PROMISES.items())
def test_a_promise_names_its_day(words: str, away: int) -> None:
    found = promised(f"Thank you for your patience. {words}", WEDNESDAY)
    assert found == (WEDNESDAY + timedelta(days=away), words.strip())


@pytest.mark.parametrize(
    "words",
    [
        "Choose Export, and the file is there tomorrow.",
        "I will not get back to you tomorrow.",
        "I'll get back to you.",
        "Did it work on Friday?",
        "Guten Morgen, ich melde mich.",
        "Buenos días, le escribo por la mañana.",
        "I will send it in 999 weeks.",
    ],
)
def test_what_promises_no_day_is_no_promise(words: str) -> None:
    assert promised(words, WEDNESDAY) is None


@given(st.sampled_from(list(PROMISES)), days)
def test_a_promise_is_never_over_when_it_is_made_and_within_two_weeks(words: str, said_on: date) -> None:
    found = promised(words, said_on)
    assert found is not None
    assert timedelta(0) <= found[0] - said_on <= timedelta(days=14)


@given(st.text(), days)
def test_any_text_promises_a_day_to_come_or_none(text: str, said_on: date) -> None:
    found = promised(text, said_on)
    assert found is None or found[0] >= said_on


@given(days)
def test_a_working_day_is_the_same_day_or_the_monday_after(day: date) -> None:
    moved = WorkingDays().first_from(day)
    assert moved.weekday() < 5
    assert moved == day or (day.weekday() >= 5 and moved.weekday() == 0 and (moved - day).days <= 2)


def words(
    content: str | None = "Press E.", status: TicketStatus = TicketStatus.WAITING_CUSTOMER, *, by_person: bool = True
) -> LastWords:
    return LastWords(status, content, by_person, WEDNESDAY if content else None)


def test_whoever_waits_for_the_customer_asks_again_after_three_working_days() -> None:
    proposed = follow_up(words())
    assert proposed is not None
    assert (proposed.on, proposed.why) == (date(2026, 11, 30), FollowUpReason.WAITS)


def test_nobody_is_asked_again_on_a_day_on_which_the_company_is_closed() -> None:
    days = WorkingDays("DE", None, frozenset({date(2026, 12, 24)}))
    proposed = follow_up(replace(words(), said_on=date(2026, 12, 22), days=days))
    assert proposed is not None
    assert proposed.on == date(2026, 12, 29)


def test_a_promise_comes_before_waiting() -> None:
    proposed = follow_up(words("I'll get back to you on Saturday."))
    assert proposed is not None
    assert (proposed.on, proposed.why) == (date(2026, 11, 30), FollowUpReason.PROMISED)


@pytest.mark.parametrize(
    "last",
    [
        words(None),
        words(status=TicketStatus.RESOLVED),
        words(status=TicketStatus.OPEN),
        words("I'll call you tomorrow.", TicketStatus.OPEN, by_person=False),
    ],
)
def test_nothing_is_proposed_where_nothing_is_to_be_followed(last: LastWords) -> None:
    assert follow_up(last) is None
