"""One key for one phone number, in whichever of its forms it is written or delivered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, ValidationResult

from production.schemas.errors import InvalidInput

_UNPARSABLE = {
    NumberParseException.INVALID_COUNTRY_CODE: (
        "no country is known: write the number with + and its country code, for example +49 30 901820, or give a region"
    ),
    NumberParseException.NOT_A_NUMBER: "not a phone number: write digits, for example +49 30 901820",
    NumberParseException.TOO_SHORT_AFTER_IDD: "too short after the international prefix",
    NumberParseException.TOO_SHORT_NSN: "too short for a phone number",
    NumberParseException.TOO_LONG: "too long for a phone number",
}

_IMPOSSIBLE = {
    ValidationResult.INVALID_COUNTRY_CODE: "this country code does not exist",
    ValidationResult.TOO_SHORT: "too short for a number of this country",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "the area code is missing",
    ValidationResult.INVALID_LENGTH: "no number of this country has this many digits",
    ValidationResult.TOO_LONG: "too long for a number of this country",
}

_WITH_COUNTRY = re.compile(r"\s*[+\uff0b][\d\s()./\u2010-\u2015-]{5,40}")
_E164 = re.compile(r"\+[0-9]{5,15}")

CANONICAL_FORMS = (
    # Mexico dropped the 1 of mobiles, and 01, 044 and 045 with it, on 3 August 2019 (IFT, Plan Tecnico Fundamental de
    # Numeracion); WhatsApp goes on with 521 for accounts from before.
    (r"^\+52(?:1|01|044|045)(\d{10})$", r"+52\1"),
    # Brazil put a 9 before mobiles from 2012 to 2016 (Anatel, Resolucao 553/2010); accounts of WhatsApp from outside
    # the area codes 11-28 go without. Fixed lines begin with 2 to 5.
    (r"^\+55(\d\d)([6-9]\d{7})$", r"+55\g<1>9\2"),
    # Argentina has one flat plan: 11, 2xx or 3xx with ten digits is one line, fixed or mobile (ENACOM, Plan Fundamental
    # de Numeracion Nacional). 9 only tells a caller from abroad, as 15 one at home, that it is billed as a mobile.
    (r"^\+54([123]\d{9})$", r"+549\1"),
    # Benin put 01 before all numbers on 30 November 2024 (ARCEP Benin, decision 2020-349).
    (r"^\+229(\d{8})$", r"+22901\1"),
    # Ivory Coast went to ten digits on 31 January 2021 (ARTCI), mobiles by operator: Moov 01, MTN 05, Orange 07.
    # WhatsApp keeps eight for accounts from before.
    (r"^\+225([04-9][0-3]\d{6})$", r"+22501\1"),
    (r"^\+225([04-9][4-6]\d{6})$", r"+22505\1"),
    (r"^\+225([04-9][7-9]\d{6})$", r"+22507\1"),
)
"""(pattern, replacement) from a form that is still written or delivered to the one of today: E.164 to E.164.

Each old form is shorter or longer than any number of today, so that no other subscriber is meant by it.
"""
_RULES = tuple((re.compile(pattern), form) for pattern, form in CANONICAL_FORMS)
_OF_BEFORE = re.compile("|".join(pattern for pattern, _ in CANONICAL_FORMS))
"""One look for most numbers, which have the form of today."""
_ARGENTINE_9_AND_15 = re.compile(r"9(\d{12})")


def valid_number_key(value: str, region: str | None) -> str:
    """The key of a valid number; an extension rings on the same line and is no part of it.

    `region` (ISO 3166) is for numbers without country code. Raises InvalidInput: no such number can exist.
    """
    number = _parsed(value, region.upper() if region else None)
    written = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    key = _canonical(written)
    if not phonenumbers.is_valid_number(number if key == written else _parsed(key, None)):
        verdict = phonenumbers.is_possible_number_with_reason(number)
        raise InvalidInput("value", _IMPOSSIBLE.get(verdict, "no number of this country begins like this"))
    return key


@lru_cache(maxsize=4_096)  # lists ask for the same ones again and again
def number_key(value: str) -> str | None:
    """The key of a number with country code that need not be valid: tables lag behind new ranges. None: it is none."""
    if _E164.fullmatch(value):
        return _canonical(value)
    bare = f"+{phonenumbers.normalize_digits_only(value)}" if _WITH_COUNTRY.fullmatch(value) else ""
    return _canonical(bare) if _E164.fullmatch(bare) else None


def _canonical(e164: str) -> str:
    if not _OF_BEFORE.match(e164):
        return e164
    for pattern, form in _RULES:
        e164 = pattern.sub(form, e164)
    return e164


def _parsed(value: str, region: str | None) -> PhoneNumber:
    written = value.strip()
    if region is None and len(written) > 2 and all(unicodedata.digit(char, 1) == 0 for char in written[:2]):
        written = f"+{written[2:]}"  # 00 is what E.164 recommends to dial for +
    try:
        number = phonenumbers.parse(written, region)
        if number.country_code == 54 and (both := _ARGENTINE_9_AND_15.fullmatch(str(number.national_number))):
            number = phonenumbers.parse(f"+54{both[1]}")  # either is right, the library knows where to look for 15
    except NumberParseException as error:
        raise InvalidInput("value", _UNPARSABLE.get(error.error_type, "not a phone number")) from error
    return number
