from __future__ import annotations

import contextlib

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from production.crm.customers.identity import _checked_email, normalise, normalise_delivered, parse_identifier
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind

EMAIL, PHONE, USER = IdentifierKind.EMAIL, IdentifierKind.PHONE, IdentifierKind("whatsapp_user")
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
        ('"lisa"@example.com', "lisa@example.com"),
        ("lisa@example.com.", "lisa@example.com"),
        ("LISA@B\u00dcCHER.Example.", "lisa@xn--bcher-kva.example"),
        ("o'neil@b\u00fccher.example", "o'neil@xn--bcher-kva.example"),
        ("O'Neil@xn--bcher-kva.example", "o'neil@xn--bcher-kva.example"),
        ("j\u00f6rg@example.com", "j\u00f6rg@example.com"),
        ("jo\u0308rg@example.com", "j\u00f6rg@example.com"),
    ],
)
def test_email(value: str, key: str) -> None:
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
        ("0049 30 901820", None, "+4930901820"),
        ("\u0660\u0660\u0664\u0669 30 901820", None, "+4930901820"),
        ("\u202a+49 30 901820\u202c", None, "+4930901820"),
        ("+800 1234 5678", None, "+80012345678"),
    ],
)
def test_phone(value: str, region: str | None, key: str) -> None:
    assert normalise(PHONE, value, region) == key


ONE_LINE = [
    # Mexico
    (
        "+525512345678",
        ("+52 55 1234 5678", "+5215512345678", "+52 1 55 1234 5678", "0052 1 55 1234 5678", "whatsapp:+5215512345678"),
        (
            "044 55 1234 5678",
            "045 55 1234 5678",
            "01 55 1234 5678",
            "1 55 1234 5678",
            "55 1234 5678",
            "00521 5512345678",
        ),
    ),
    (
        "+523312345678",
        ("+52 1 33 1234 5678", "+52 044 33 1234 5678", "+52 01 33 1234 5678", "+52 (33) 1234-5678 ext. 3"),
        ("33 1234-5678",),
    ),
    # Brazil
    (
        "+5511999990000",
        ("+55 11 99999-0000", "+551199990000", "+55 11 9999-0000", "+55 (11) 9999 0000", "+55 0 15 11 99999-0000"),
        ("11 9999-0000", "(11) 99999-0000", "0 11 9999 0000", "0 15 11 99990000", "0 15 11 99999 0000"),
    ),
    ("+5531988887777", ("+553188887777", "+55 (031) 8888-7777", "+55 31 98888-7777"), ("31 8888 7777",)),
    ("+551133334444", ("+55 11 3333-4444",), ("11 3333-4444",)),
    # Argentina
    (
        "+5491123456789",
        (
            "+54 11 15 2345-6789",
            "+54 9 11 2345-6789",
            "+54 11 2345-6789",
            "+54 9 11 15 2345 6789",
            "0054 9 11 2345 6789",
        ),
        ("011 15 2345-6789", "11 15 2345 6789", "11 2345-6789", "9 11 2345 6789"),
    ),
    (
        "+5492214567890",
        ("+54 (0221) 15-456-7890", "+54 9 221 456 7890", "+54 221 456-7890", "+54 9 221 15 456 7890"),
        ("0221 15 456-7890", "221 456-7890"),
    ),
    ("+5492966423456", ("+54 2966 15 42-3456", "+54 9 2966 42 3456"), ("02966 15 423456",)),
    # Benin, Ivory Coast
    ("+2290197123456", ("+229 97 12 34 56", "+229 01 97 12 34 56"), ("97 12 34 56", "01 97 12 34 56")),
    ("+2250708123456", ("+225 08 12 34 56", "+225 07 08 12 34 56"), ("08 12 34 56", "07 08 12 34 56")),
    ("+2250554123456", ("+225 54 12 34 56",), ()),
    ("+2250142123456", ("+225 42 12 34 56",), ()),
]
REGIONS = {"52": "MX", "55": "BR", "54": "AR", "229": "BJ", "225": "CI"}


@pytest.mark.parametrize(("key", "abroad", "at_home"), ONE_LINE)
def test_one_line_has_one_key_however_it_is_written(
    key: str, abroad: tuple[str, ...], at_home: tuple[str, ...]
) -> None:
    region = next(region for code, region in REGIONS.items() if key.startswith(f"+{code}"))
    keys = {normalise(PHONE, written) for written in abroad} | {normalise(PHONE, home, region) for home in at_home}
    assert keys == {key}


def today(number: phonenumbers.PhoneNumber) -> str:
    """E.164, with the 9 that fixed lines of Argentina have in common with mobiles."""
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"+549{e164[3:]}" if e164.startswith(("+541", "+542", "+543")) else e164


@pytest.mark.parametrize("style", range(4))
def test_every_country_in_every_notation_as_libphonenumber_writes_it(style: int) -> None:
    for region, example in EXAMPLES:
        assert normalise(PHONE, phonenumbers.format_number(example, style), region) == today(example)


NATIONAL = {
    "52": st.from_regex(r"(55|33|81)[2-9][0-9]{7}", fullmatch=True),
    "55": st.from_regex(r"(11|31|85)(9[6-9][0-9]{7}|3[0-9]{7})", fullmatch=True),
    "54": st.from_regex(r"(11|221|351)[4-6][0-9]{7}", fullmatch=True).map(lambda digits: digits[:10]),
}
FORMS = {
    "52": ["+52{}", "+521{}"],
    "55": ["+55{}", "+55{}"],
    "54": ["+54{}", "+549{}"],
}


def forms(code: str, national: str) -> list[str]:
    """As providers deliver one number."""
    old = national[:2] + national[3:] if code == "55" and len(national) == 11 else national
    return [form.format(digits) for form, digits in zip(FORMS[code], (national, old), strict=True)]


@given(st.sampled_from(sorted(NATIONAL)).flatmap(lambda code: st.tuples(st.just(code), NATIONAL[code], NATIONAL[code])))
def test_forms_of_one_number_agree_and_two_subscribers_stay_two(drawn: tuple[str, str, str]) -> None:
    code, one, other = drawn
    keys = [{normalise_delivered(PHONE, form) for form in forms(code, national)} for national in (one, other)]
    assert [len(found) for found in keys] == [1, 1]
    assert (keys[0] == keys[1]) == (one == other)


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [
        (PHONE, "+99912345", "+99912345"),
        (PHONE, "whatsapp:+1 (123) 456-7890", "+11234567890"),
        (PHONE, "+1 555 0100", "+15550100"),
        (PHONE, "\uff0b1 123 456 7890", "+11234567890"),
        (PHONE, "+521551234567", "+521551234567"),
        (EMAIL, "Taro..Yamada@docomo.example", "taro..yamada@docomo.example"),
        (EMAIL, "root@localhost", "root@localhost"),
        (EMAIL, "a@under_score.example", "a@under_score.example"),
    ],
)
def test_what_a_provider_delivers_has_a_key_though_nobody_may_type_it(
    kind: IdentifierKind, value: str, key: str
) -> None:
    with pytest.raises(InvalidInput):
        normalise(kind, value)
    assert normalise_delivered(kind, value) == key
    assert parse_identifier(value) == (kind, key)


@pytest.mark.parametrize("value", ["call me", "030 901820", "+", "+1 (", "a@", "@b.example", "two words@b.example", ""])
def test_what_nobody_could_deliver_is_refused(value: str) -> None:
    with pytest.raises(InvalidInput):
        parse_identifier(value)


def test_whatsapp_user_keeps_its_case() -> None:
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
def test_refused_with_a_reason(kind: IdentifierKind, value: str, region: str | None, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason) as caught:
        normalise(kind, value, region)
    assert caught.value.field == "value"


def by_the_book(value: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(f"+{value[2:]}" if region is None and value.startswith("00") else value, region)
    except phonenumbers.NumberParseException:
        return None
    assume(str(number.country_code) not in REGIONS)
    return today(number) if phonenumbers.is_valid_number(number) else None


@given(
    st.from_regex(r"(\+|00|0|1)?[0-9 ()./-]{3,16}( ?(ext\.?|x|#) ?[0-9]{1,4})?", fullmatch=True),
    st.none() | st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS - set(REGIONS.values()))),
)
def test_phone_keys_are_those_of_libphonenumber(value: str, region: str | None) -> None:
    try:
        key = normalise(PHONE, value, region)
    except InvalidInput:
        key = None
    assert key == by_the_book(value, region)


@given(
    st.sampled_from(EXAMPLES), st.sampled_from(["", "whatsapp:", "WhatsApp: "]), st.sampled_from(["", " ext. 5", "x12"])
)
def test_prefix_and_extension_are_no_part_of_the_key(
    example: tuple[str, phonenumbers.PhoneNumber], prefix: str, extension: str
) -> None:
    region, number = example
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assert normalise(PHONE, f"{prefix}{written}{extension}", region) == today(number)


@given(
    st.sampled_from([IdentifierKind.EMAIL, IdentifierKind.PHONE, IdentifierKind("whatsapp_user")]),
    st.text() | st.from_regex(r"\+?[0-9 ()-]{5,18}") | st.emails(),
    st.none() | st.text(max_size=3),
)
def test_a_key_is_its_own_key_and_nothing_else_is_raised(kind: IdentifierKind, value: str, region: str | None) -> None:
    with contextlib.suppress(InvalidInput):
        key = normalise_delivered(kind, value, region)
        assert normalise_delivered(kind, key) == key
    with contextlib.suppress(InvalidInput):
        key = normalise(kind, value, region)
        assert normalise(kind, key) == key == normalise_delivered(kind, value, region)


@given(st.from_regex(r"[A-Za-z0-9_+.-]{1,30}@[A-Za-z0-9.-]{1,30}", fullmatch=True))
def test_a_plain_address_is_taken_as_the_library_takes_it(value: str) -> None:
    found: list[str | None] = []
    for by in (lambda text: normalise(EMAIL, text), _checked_email):
        try:
            found.append(by(value))
        except InvalidInput:
            found.append(None)
    assert found[0] == found[1]
