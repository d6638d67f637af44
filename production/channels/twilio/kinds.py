"""What a request of Twilio is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from production.channels.kinds import kind_of_chat
from production.schemas.envelope import Attachment, MessageKind

_NOT_THE_CUSTOMERS = frozenset({"system", "unsupported", "unknown"})
"""Types of messages whose words are WhatsApp's own, such as that somebody has a new number."""


def kind_of(params: Mapping[str, str], words: str, place: str, attachments: Sequence[Attachment]) -> MessageKind:
    """Of a request with these words of the customer, this place and these files. Never raises.

    `OptOutType` is Twilio's own verdict about stop words and wins over ours.
    """
    type_ = params.get("MessageType", "").strip().lower()
    if type_ == "reaction":
        return MessageKind.REACTION
    verdict = params.get("OptOutType", "").strip().lower()
    if verdict in {MessageKind.STOP, MessageKind.START, MessageKind.HELP}:
        return MessageKind(verdict)
    return kind_of_chat("" if type_ in _NOT_THE_CUSTOMERS else words, place, attachments)
