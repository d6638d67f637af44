"""One spelling for each address, so that the same person is found again on every channel."""

from __future__ import annotations

import re
from typing import assert_never

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from production.crm.customers.model import Identifier
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind

_WHATSAPP_PREFIX = re.compile(r"^\s*whatsapp:\s*", re.IGNORECASE)

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


def normalise(kind: IdentifierKind, value: str, region: str | None = None) -> str:
    """The key under which an identifier is stored and compared.

    `region` (ISO 3166, for example `DE`) is used for phone numbers written without a country code.
    Raises InvalidInput for the field `value` with a reason that says what would be right.
    """
    match kind:
        case IdentifierKind.EMAIL:
            return _email(value)
        case IdentifierKind.PHONE:
            return _phone(_WHATSAPP_PREFIX.sub("", value), region)
        case IdentifierKind.WHATSAPP_USER:
            return _whatsapp_user(_WHATSAPP_PREFIX.sub("", value))
        case _:
            assert_never(kind)


def identified(text: str) -> Identifier:
    """An email address or a phone number, whichever it looks like. Raises as `normalise`."""
    kind = IdentifierKind.EMAIL if "@" in text else IdentifierKind.PHONE
    return Identifier(kind, normalise(kind, text))


def _email(value: str) -> str:
    """Lower-cased, domain in ASCII (punycode); `+tag` and dots stay: they may be a different person's mailbox.

    Domains of an intranet (`.local`) are somebody's too: whether mail can be delivered there is not asked.
    """
    try:
        address = validate_email(
            value.strip(), check_deliverability=False, globally_deliverable=False, allow_quoted_local=True
        )
    except EmailNotValidError as error:
        raise InvalidInput("value", f"{error} Write it like name@example.com.") from error
    if "." not in address.ascii_domain:
        raise InvalidInput("value", "the domain has no dot. Write it like name@example.com.")
    return f"{address.local_part.lower()}@{address.ascii_domain.lower()}"


def _phone(value: str, region: str | None) -> str:
    """E.164 of a valid number; an extension rings on the same line and is no part of the key.

    Tables of valid numbers lag behind new ranges. That is fine for what people type; a number that a provider
    vouches for is taken as it is where this refuses (`channels.whatsapp.parse`).
    """
    try:
        number = phonenumbers.parse(value, region.upper() if region else None)
    except NumberParseException as error:
        raise InvalidInput("value", _UNPARSABLE.get(error.error_type, "not a phone number")) from error
    if not phonenumbers.is_valid_number(number):
        verdict = phonenumbers.is_possible_number_with_reason(number)
        raise InvalidInput("value", _IMPOSSIBLE.get(verdict, "no number of this country begins like this"))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _whatsapp_user(value: str) -> str:
    """Business-scoped ids are opaque and case-sensitive: only the surroundings are trimmed."""
    user = value.strip()
    if not user or any(char.isspace() for char in user):
        raise InvalidInput("value", "a WhatsApp user id is one word without spaces")
    return user
