"""What a request of Twilio is about, so that only what asks something reaches the agent."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.resources import files

from production.schemas.envelope import Attachment, MessageKind

_WORDS = json.loads((files(__package__) / "words.json").read_text("utf-8"))


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
    if words and type_ not in _NOT_THE_CUSTOMERS:
        stop_or_start = _OPT_OUT.get(_folded(words)) if len(words) <= _LONGEST and not attachments else None
        return stop_or_start or MessageKind.MESSAGE
    return MessageKind.PLACE if place else _by_media([each.content_type for each in attachments])


def _by_media(media: list[str]) -> MessageKind:
    if not media:
        return MessageKind.UNREADABLE
    return MessageKind.VOICE if all(each.startswith("audio/") for each in media) else MessageKind.MESSAGE


_NOT_THE_CUSTOMERS = frozenset({"system", "unsupported", "unknown"})
"""Types of messages whose words are WhatsApp's own, such as that somebody has a new number."""
_LONGEST = 60
"""Characters of a text that may be a stop word with all its exclamation marks."""


def _folded(text: str) -> str:
    """The bare words: `  Stop!! ` is `stop`, whatever form its accents have."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(" " if unicodedata.category(char)[0] in "PSZC" else char for char in composed).split())


_OPT_OUT = {_folded(word): kind for kind in (MessageKind.STOP, MessageKind.START) for word in _WORDS[kind]}
