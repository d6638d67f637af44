from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from production.channels.web_form.parse import SupportForm, to_inbound
from production.channels.web_form.render import render
from production.crm.customers.identity import normalise_delivered
from production.schemas.delivery import RenderContext
from production.schemas.ids import Category, IdentifierKind, Priority, Proof

FIELDS = {
    "name": "Lisa Chen",
    "email": "Lisa.Chen@Example.com",
    "subject": "Automations",
    "category": "how_to",
    "message": "How do I set up a Slack notification?",
}


def test_form() -> None:
    form = SupportForm.model_validate(FIELDS)
    assert (form.email, form.category, form.priority) == ("lisa.chen@example.com", Category.HOW_TO, Priority.MEDIUM)


def test_text_is_trimmed_before_it_is_measured() -> None:
    form = SupportForm.model_validate(
        FIELDS | {"name": "  Lisa \n Chen ", "message": " " * 20 + "ten chars!" + "\n" * 20}
    )
    assert (form.name, form.message) == ("Lisa Chen", "ten chars!")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", " ", "The name needs at least 1 character"),
        ("name", "x" * 121, "The name can have at most 120 characters"),
        ("email", "lisa", "@-sign"),
        ("email", "lisa@", "name@example.com"),
        ("email", "x" * 250 + "@a.example", "at most 254"),
        ("subject", "ab", "at least 3"),
        ("subject", "x" * 201, "at most 200"),
        ("message", "too short", "at least 10"),
        ("message", "x" * 5001, "at most 5000"),
        ("message", "\x00" * 12, "at least 10"),
        ("message", "\u200b" * 12, "at least 10"),
        ("subject", "\u2800" * 5, "at least 3"),
        ("name", "\u202e", "at least 1"),
        ("email", "x" * 65 + "@shop.example", "name@example.com"),
        ("category", "other", "'general', 'technical'"),
        ("priority", "asap", "'low', 'medium'"),
        ("name", 7, "valid string"),
    ],
)
def test_refused_with_the_field_and_what_would_be_right(field: str, value: str | int, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SupportForm.model_validate(FIELDS | {field: value})
    (error,) = caught.value.errors()
    assert error["loc"] == (field,)
    assert message in error["msg"]


@pytest.mark.parametrize("field", FIELDS)
def test_missing_field(field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SupportForm.model_validate({name: value for name, value in FIELDS.items() if name != field})
    assert caught.value.errors()[0]["loc"] == (field,)


def test_filled_honeypot_is_for_the_caller_to_judge() -> None:
    assert SupportForm.model_validate(FIELDS | {"website": "https://spam.example"}).website


def test_typed_address_is_only_a_claim() -> None:
    form = SupportForm.model_validate(FIELDS | {"priority": "high"})
    message = to_inbound(form, ticket_number="TKT-0006", event_key="k", received_at=datetime(2026, 3, 3, tzinfo=UTC))
    assert (message.event_id, message.key) == ("web_form:k", "lisa.chen@example.com")
    assert (message.sender.proof, message.sender.name) == (Proof.CLAIMED, "Lisa Chen")
    assert message.form is not None
    assert (message.form.ticket_number, message.form.priority) == ("TKT-0006", Priority.HIGH)


@given(st.fixed_dictionaries({name: st.text() | st.none() for name in FIELDS}))
def test_no_form_raises_anything_else(fields: dict[str, str | None]) -> None:
    with contextlib.suppress(ValidationError):
        assert SupportForm.model_validate(fields).email


CONTEXT = RenderContext(ticket_number="TKT-0006", company="TechCorp", customer_name="Lisa Chen")


def test_reply() -> None:
    (text,) = render("It works now.", CONTEXT).parts
    assert text == "Hi Lisa,\n\nIt works now.\n\nYour ticket is TKT-0006.\nThe TechCorp support team"


@pytest.mark.parametrize(("words", "over"), [(280, False), (300, True)])
def test_limit_of_300_words(words: int, *, over: bool) -> None:
    assert render("word " * words, CONTEXT).over_limit is over


@pytest.mark.parametrize(
    ("typed", "mailed"),
    [
        ("o'neil@b\u00fccher.example", "O'Neil@xn--bcher-kva.example"),
        ("Ada+Shop@Example.COM", "ada+shop@example.com"),
        ("ada@example.com.", "ada@example.com"),
        ('"ada"@example.com', "ada@example.com"),
        ('"Ada Lovelace"@example.com', '"ada lovelace"@example.com'),
        ("anna\u2019sbakery@customer.example", "Anna\u2019sBakery@customer.example"),
        ("\u0430\u0434\u0430@\u043f\u043e\u0447\u0442\u0430.example", "\u0410\u0434\u0430@xn--80a1acny.example"),
        ("jo\u0308rg@example.com", "J\u00d6RG@example.com"),
        ("ada@stra\u00dfe.example", "ada@xn--strae-oqa.example"),
    ],
)
def test_an_address_has_the_key_that_mails_from_it_have(typed: str, mailed: str) -> None:
    assert SupportForm.model_validate(FIELDS | {"email": typed}).email == normalise_delivered(
        IdentifierKind.EMAIL, mailed
    )
