"""Amounts, addresses, numbers and dates as people type them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.assistant.rules.dates import said_date, said_span
from production.areas.assistant.rules.language import LANGUAGES, language
from production.areas.assistant.rules.literals import LiteralType, money, tokens
from production.text.folding import spelt

NOW = datetime(2026, 3, 4, 10, tzinfo=ZoneInfo("Europe/Berlin"))
AMOUNTS = st.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("$5k", "5000", "USD"),
        ("12.500 EUR", "12500", "EUR"),
        ("1,200.50", "1200.50", None),
        ("€30k", "30000", "EUR"),
        ("3.200,50 €", "3200.50", "EUR"),
        ("2 mio euro", "2000000", "EUR"),
        ("20k", "20000", None),
        ("0.5", "0.5", None),
        ("1'250.75 chf", "1250.75", "CHF"),
    ],
)
def test_an_amount_is_read_as_it_is_meant(typed: str, amount: str, currency: str | None) -> None:
    assert money(typed) == (Decimal(amount), currency)


@given(AMOUNTS)
def test_grouping_changes_no_amount(amount: int) -> None:
    english, german = f"{amount:,}", f"{amount:,}".replace(",", ".")
    assert money(f"${english}")[0] == money(f"{german} EUR")[0] == amount


@given(AMOUNTS, st.integers(min_value=0, max_value=99))
def test_cents_are_kept_whichever_sign_stands_before_them(amount: int, cents: int) -> None:
    english = f"{amount:,}.{cents:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert money(english)[0] == money(german)[0] == Decimal(f"{amount}.{cents:02}")


@given(st.text(max_size=200))
def test_tokens_are_pieces_of_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("typed", "type_"),
    [
        ("john.doe+crm@example.co.uk", LiteralType.EMAIL),
        ("+34 600 111 222", LiteralType.PHONE),
        ('"EMEA Outbound"', LiteralType.QUOTE),
        ("„Messestand“", LiteralType.QUOTE),
        ("#12", LiteralType.ID),
        ("2026-03-05", LiteralType.DAY),
        ("5.3.2026", LiteralType.DAY),
        ("3pm", LiteralType.TIME),
        ("$900", LiteralType.MONEY),
        ("2027", LiteralType.NUMBER),
        ("follow-up", LiteralType.WORD),
    ],
)
def test_a_literal_is_one_token(typed: str, type_: LiteralType) -> None:
    assert [(token.text, token.type) for token in tokens(typed)] == [(typed, type_)]


def test_an_owner_is_told_from_what_he_owns() -> None:
    assert [token.text for token in tokens("Tom Baker's email, don’t")] == ["Tom", "Baker", "'s", "email", ",", "don’t"]


def test_accents_and_case_do_not_count() -> None:
    assert spelt("Größe, MAÑANA, Don’t") == "grosse, manana, don't"


@pytest.mark.parametrize(
    ("tag", "typed", "when"),
    [
        ("en", "tomorrow", date(2026, 3, 5)),
        ("en", "next Friday", date(2026, 3, 6)),
        ("en", "in 3 days", date(2026, 3, 7)),
        ("en", "10 march", date(2026, 3, 10)),
        ("de", "morgen", date(2026, 3, 5)),
        ("de", "übermorgen", date(2026, 3, 6)),
        ("de", "bis Freitag", date(2026, 3, 6)),
        ("de", "in 3 Tagen", date(2026, 3, 7)),
        ("es", "mañana", date(2026, 3, 5)),
        ("es", "el viernes", date(2026, 3, 6)),
        ("es", "en 3 días", date(2026, 3, 7)),
        ("en", "2026-12-24", date(2026, 12, 24)),
        ("de", "24.12.2026", date(2026, 12, 24)),
    ],
)
def test_a_day_is_the_next_one_of_that_name(tag: str, typed: str, when: date) -> None:
    assert said_date(typed, tag, language(tag).dates, NOW) == when


def test_a_time_of_day_is_that_of_the_person() -> None:
    said = said_date("tomorrow at 3pm", "en", language("en").dates, NOW)
    assert said == datetime(2026, 3, 5, 15, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_language_takes_a_name_for_a_date(tag: str) -> None:
    assert said_date("Maria Lopez", tag, language(tag).dates, NOW) is None


def test_a_week_begins_on_monday() -> None:
    assert said_span("this week", language("en").dates, NOW.date()) == (date(2026, 3, 2), date(2026, 3, 8))


def test_the_next_month_has_all_its_days() -> None:
    assert said_span("nächsten Monat", language("de").dates, NOW.date()) == (date(2026, 4, 1), date(2026, 4, 30))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_all_words_and_replies(tag: str) -> None:
    known, here = language("en"), language(tag)
    assert (here.verbs.keys(), here.marks.keys()) == (known.verbs.keys(), known.marks.keys())
    assert (here.says.keys(), here.dates.spans.keys()) == (known.says.keys(), known.dates.spans.keys())
