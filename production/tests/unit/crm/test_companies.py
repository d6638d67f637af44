"""Which company a text means: the same however it is written, and another where the legal form is another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.records.companies import domain_in, match_name

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=1, max_size=4)
FORMS = ("inc", "gmbh", "ltd", "llc", "ag", "sa", "corp", "bv", "plc")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme, Inc.", "ACME INC"),
        ("Acme Incorporated", "acme inc"),
        ("Müller & Söhne G.m.b.H.", "Muller and Sohne GmbH"),
        ("L'Oréal S.A.", "Loreal SA"),
        ("Straße 7", "STRASSE 7"),
        ("  Foo\t Bar  ", "foo-bar"),
    ],
)
def test_one_company_in_two_spellings(one: str, other: str) -> None:
    assert match_name(one) == match_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme Inc", "Acme GmbH"), ("Acme", "Acme Inc"), ("Acme 1", "Acme 2"), ("三菱", "三井"), ("!!!", "???")],
)
def test_two_companies(one: str, other: str) -> None:
    assert match_name(one) != match_name(other)


@given(NAMES)
def test_a_key_is_its_own_key_and_is_there_for_whatever_says_something(name: str) -> None:
    key = match_name(name)
    assert match_name(key) == key
    assert key or not name.strip()


@given(NAMES)
def test_case_and_composition_make_no_difference(name: str) -> None:
    assert match_name(unicodedata.normalize("NFD", name)) == match_name(unicodedata.normalize("NFC", name))
    assert match_name(name.casefold()) == match_name(name)


@given(WORDS, st.sampled_from(" ,-/_"), st.sampled_from(["", ".", ",", " "]))
def test_punctuation_and_spaces_make_no_difference(words: list[str], between: str, behind: str) -> None:
    assert match_name(f" {between} ".join(words) + behind) == match_name(" ".join(words))


@given(WORDS, st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_two_legal_forms_are_two_companies(words: list[str], one: str, other: str) -> None:
    name = " ".join(words)
    assert (match_name(f"{name} {one}") == match_name(f"{name} {other}")) == (one == other)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("acme.com", "acme.com"),
        (" https://www.Acme.co.uk/ ", "acme.co.uk"),
        ("Booking.com", "booking.com"),
        ("Acme Inc.", None),
        ("acme", None),
        ("ada@acme.com", None),
        ("acme.com/about", None),
        ("-acme.com", None),
        ("", None),
    ],
)
def test_a_domain_is_told_from_a_name(text: str, domain: str | None) -> None:
    assert domain_in(text) == domain
