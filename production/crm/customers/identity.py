"""One spelling for each address, so that the same person is found again on every channel."""

from __future__ import annotations

import re

from email_validator import EmailNotValidError, validate_email

from production.crm.customers.model import Identifier
from production.crm.customers.numbers import number_key, valid_number_key
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind

_PLAIN = re.compile(r"[A-Za-z0-9_+]+(?:[.-][A-Za-z0-9_+]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}")
"""An address that breaks no rule, which most are: lists of them are looked at in a third of the time."""
_SHORT = 64
"""Neither part can be too long."""
_WHATSAPP_PREFIX = re.compile(r"^\s*whatsapp:\s*", re.IGNORECASE)


def normalise(kind: IdentifierKind, value: str, region: str | None = None) -> str:
    """The key under which an identifier is stored and compared.

    `region` (ISO 3166, for example `DE`) is used for phone numbers written without a country code.
    Raises InvalidInput for the field `value` with a reason that says what would be right.
    """
    match kind:
        case IdentifierKind.EMAIL:
            return _email(value)
        case IdentifierKind.PHONE:
            return valid_number_key(_WHATSAPP_PREFIX.sub("", value), region)
        case _:
            return _opaque(_WHATSAPP_PREFIX.sub("", value))


def normalise_delivered(kind: IdentifierKind, value: str, region: str | None = None) -> str:
    """The key of what a provider delivered, and of what is looked up, as that may have been delivered.

    As `normalise`, but addresses and numbers with country code are taken as they are where no rule or table knows them.
    Raises as `normalise`.
    """
    try:
        return normalise(kind, value, region)
    except InvalidInput:
        bare = number_key(_WHATSAPP_PREFIX.sub("", value)) if kind == IdentifierKind.PHONE else _bare_email(value)
        if bare is None:
            raise
        return bare


def parse_identifier(text: str) -> Identifier:
    """An email address or a phone number to look up, whichever it looks like. Raises as `normalise`."""
    kind = IdentifierKind.EMAIL if "@" in text else IdentifierKind.PHONE
    return Identifier(kind, normalise_delivered(kind, text))


def _email(value: str) -> str:
    written = value.strip()
    return written.lower() if len(written) <= _SHORT and _PLAIN.fullmatch(written) else _checked_email(value)


def _checked_email(value: str) -> str:
    """Lower-cased, domain in ASCII (punycode); `+tag` and dots stay: they may be a different person's mailbox.

    Domains of an intranet (`.local`) are somebody's too: whether mail can be delivered there is not asked.
    """
    try:
        address = validate_email(
            value.strip().removesuffix("."),  # the root of all domains, which nobody needs to write
            check_deliverability=False,
            globally_deliverable=False,
            allow_quoted_local=True,
            strict=True,
        )
    except EmailNotValidError as error:
        raise InvalidInput("value", f"{error} Write it like name@example.com.") from error
    if "." not in address.ascii_domain:
        raise InvalidInput("value", "the domain has no dot. Write it like name@example.com.")
    return f"{lowercase_address(address.local_part)}@{address.ascii_domain.lower()}"


def lowercase_address(address: str) -> str:
    """In small letters, but no other one becomes a plain one: the sign of the kelvin is no `k` of another mailbox."""
    return "".join(low if (low := char.lower()).isascii() == char.isascii() else char for char in address)


def _bare_email(value: str) -> str | None:
    local, _, domain = value.strip().rpartition("@")
    if not local or not domain or any(char.isspace() for char in local + domain):
        return None
    return f"{lowercase_address(local)}@{domain.lower()}"


def _opaque(value: str) -> str:
    """Ids of a provider are opaque and case-sensitive: only the surroundings are trimmed."""
    user = value.strip()
    if not user or any(char.isspace() for char in user):
        raise InvalidInput("value", "a user id is one word without spaces")
    return user
