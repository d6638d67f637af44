from __future__ import annotations

import contextlib

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.customers.identity import normalise
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind

EMAIL, PHONE, USER = IdentifierKind.EMAIL, IdentifierKind.PHONE, IdentifierKind.WHATSAPP_USER
EXAMPLES = [
    (region, example)
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)
    if (example := phonenumbers.example_number_for_type(region, kind))
]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("lisa@example.com", "lisa@example.com"),
        ("  Lisa.Chen@EXAMPLE.com\n", "lisa.chen@example.com"),
        ("lisa+shop@example.com", "lisa+shop@example.com"),
        ("l.i.s.a@gmail.com", "l.i.s.a@gmail.com"),
        ("jörg@bücher.example", "jörg@xn--bcher-kva.example"),
        ("lisa@XN--BCHER-KVA.example", "lisa@xn--bcher-kva.example"),
        ("lisa@straße.example", "lisa@xn--strae-oqa.example"),
        ("Info@ПОЧТА.example", "info@xn--80a1acny.example"),
        ("lisa@\uff45xample.com", "lisa@example.com"),
        ('"lisa chen"@example.com', '"lisa chen"@example.com'),
    ],
)
def test_email(value, key):
    assert normalise(EMAIL, value) == key


@pytest.mark.parametrize(
    ("value", "region", "key"),
    [
        ("+49 (0)30 901820", None, "+4930901820"),
        ("030 901820", "DE", "+4930901820"),
        ("030 901820", "de", "+4930901820"),
        ("0049 30 901820", "FR", "+4930901820"),
        ("whatsapp:+14155550100", None, "+14155550100"),
        ("tel:+1-415-555-0100", None, "+14155550100"),
        ("+39 06 698 12345", None, "+390669812345"),
        ("WhatsApp: +1 (202) 555-0101", None, "+12025550101"),
        ("whatsapp:020 7946 0018", "GB", "+442079460018"),
        ("020 7946 0018 ext. 12", "GB", "+442079460018"),
        ("tel:+442079460018;ext=12", None, "+442079460018"),
        ("+442079460018x3", "DE", "+442079460018"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("٠٣٠ ٩٠١٨٢٠", "DE", "+4930901820"),
        ("\uff0b49 30 901820", None, "+4930901820"),
        ("011 49 30 901820", "US", "+4930901820"),
        ("+800 1234 5678", None, "+80012345678"),
    ],
)
def test_phone(value, region, key):
    assert normalise(PHONE, value, region) == key


@pytest.mark.parametrize("style", range(4))
def test_every_country_in_every_notation_as_libphonenumber_writes_it(style):
    for region, example in EXAMPLES:
        written = phonenumbers.format_number(example, style)
        assert normalise(PHONE, written, region) == phonenumbers.format_number(example, 0)


def test_whatsapp_user_keeps_its_case():
    assert normalise(USER, "whatsapp:US.13Ab ") == "US.13Ab"


@pytest.mark.parametrize(
    ("kind", "value", "region", "reason"),
    [
        (EMAIL, "", None, "@-sign"),
        (EMAIL, "lisa", None, "name@example.com"),
        (EMAIL, "lisa@example", None, "dot"),
        (EMAIL, "Lisa <lisa@example.com>", None, "name@example.com"),
        (PHONE, "", None, "digits"),
        (PHONE, "call me", None, "digits"),
        (PHONE, "030 901820", None, "country code"),
        (PHONE, "+999 123456", None, "country code"),
        (PHONE, "+1 555", None, "too short"),
        (PHONE, "555 0100", "US", "area code"),
        (PHONE, "+1 123 456 7890", None, "begins like this"),
        (PHONE, "0000000000", "US", "begins like this"),
        (PHONE, "030 901820", "XX", "country code"),
        (PHONE, "whatsapp:", None, "digits"),
        (EMAIL, "lisa@-example.com", None, "name@example.com"),
        (EMAIL, "lisa..chen@example.com", None, "name@example.com"),
        (PHONE, "+49" + "1" * 20, None, "too long"),
        (USER, "two words", None, "one word"),
        (USER, "", None, "one word"),
    ],
)
def test_refused_with_a_reason(kind, value, region, reason):
    with pytest.raises(InvalidInput, match=reason) as caught:
        normalise(kind, value, region)
    assert caught.value.field == "value"


def by_the_book(value: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else None


@given(
    st.from_regex(r"(\+|00|0|1)?[0-9 ()./-]{3,16}( ?(ext\.?|x|#) ?[0-9]{1,4})?", fullmatch=True),
    st.none() | st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)),
)
def test_phone_keys_are_those_of_libphonenumber(value, region):
    try:
        key = normalise(PHONE, value, region)
    except InvalidInput:
        key = None
    assert key == by_the_book(value, region)


@given(
    st.sampled_from(EXAMPLES), st.sampled_from(["", "whatsapp:", "WhatsApp: "]), st.sampled_from(["", " ext. 5", "x12"])
)
def test_prefix_and_extension_are_no_part_of_the_key(example, prefix, extension):
    region, number = example
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assert normalise(PHONE, f"{prefix}{written}{extension}", region) == e164


@given(
    st.sampled_from(IdentifierKind),
    st.text() | st.from_regex(r"\+?[0-9 ()-]{5,18}") | st.emails(),
    st.none() | st.text(max_size=3),
)
def test_a_key_is_its_own_key_and_nothing_else_is_raised(kind, value, region):
    with contextlib.suppress(InvalidInput):
        key = normalise(kind, value, region)
        assert normalise(kind, key) == key
