"""Who writes on WhatsApp: the same person, whichever provider brings the message."""

from __future__ import annotations

import re

from production.crm.customers.identity import normalise_delivered
from production.schemas.envelope import Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind, Proof

NUMBER = re.compile(r"\+[0-9]{5,15}")
USER_ID = re.compile(r"[A-Z]{2}\.[0-9A-Za-z.]{1,140}")
_USER = IdentifierKind("whatsapp_user")
"""Meta's business-scoped user id: a sender may hide the phone number."""


def sender_of(phone: str | None, user: str, name: str | None) -> Sender:
    """Whoever has a business-scoped user id is that user, with or without a number; others are their number.

    The id comes beside the number until the person hides that one: only so do they stay the same customer. The number
    that is answered to stays as WhatsApp gives it, whichever of its forms that is.

    Raises:
        InvalidInput: neither.
    """
    if phone and not USER_ID.fullmatch(user):
        key = normalise_delivered(IdentifierKind.PHONE, phone)
        return Sender(kind=IdentifierKind.PHONE, value=key, proof=Proof.PROVEN, name=name, phone=phone)
    if not user or any(char.isspace() for char in user):
        raise InvalidInput("From", "the sender is missing or malformed: whatsapp:+ and digits, or a user id")
    return Sender(kind=_USER, value=user, proof=Proof.PROVEN, name=name, phone=phone)


def key_of(sender: Sender, written: str) -> str:
    """Under which the chat is kept: what it came from."""
    return normalise_delivered(IdentifierKind.PHONE, written) if NUMBER.fullmatch(written) else sender.value
