"""A text message in our words: from a person's number, or from a sender that nobody can answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from production.channels.sms.channel import SMS
from production.channels.twilio.fields import NUMBER, field, sid_of
from production.channels.twilio.message import message_of
from production.crm.customers.identity import normalise_delivered
from production.schemas.envelope import InboundMessage, Machine, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind, Proof

_NAMED = IdentifierKind("sms_sender")
"""A name of letters or a short code: programs of companies send with them. Anybody may call themselves so."""
_LONGEST_NAME = 40


def parse_inbound(params: Mapping[str, str], *, received_at: datetime) -> InboundMessage:
    """Raises InvalidInput: `MessageSid` or `From` is missing or malformed."""
    sid = sid_of(params)
    sender = _sender(field(params, "From"))
    message = message_of(params, SMS, sid, sender, key=sender.value, received_at=received_at)
    if sender.kind == _NAMED:
        return message.model_copy(update={"machine": Machine.AUTO_REPLY})
    return message


def _sender(written: str) -> Sender:
    """The number that is answered to stays as Twilio gives it, whichever of its forms that is.

    Twilio vouches for the delivery only: gateways let whoever sends a text write any number as its sender.
    """
    if NUMBER.fullmatch(written):
        key = normalise_delivered(IdentifierKind.PHONE, written)
        return Sender(kind=IdentifierKind.PHONE, value=key, proof=Proof.CLAIMED, phone=written)
    if not written or written.startswith("+") or len(written) > _LONGEST_NAME:
        raise InvalidInput("From", "the sender is missing or malformed: + and digits, a short code, or a name")
    return Sender(kind=_NAMED, value="_".join(written.split()), proof=Proof.CLAIMED, name=written)
