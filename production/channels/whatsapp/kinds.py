"""What a request of Twilio is about, so that only what asks something reaches the agent."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.resources import files

from production.schemas.envelope import Attachment, MessageKind

_WORDS = json.loads((files(__package__) / "words.json").read_text("utf-8"))


def kind_of(params: Mapping[str, str], text: str, attachments: Sequence[Attachment]) -> MessageKind:
    """Of a request with these words and files. Never raises.

    `OptOutType` is Twilio's own verdict about stop words and wins over ours.
    """
    if params.get("MessageType", "").strip().lower() == "reaction":
        return MessageKind.REACTION
    verdict = params.get("OptOutType", "").strip().lower()
    if verdict in {MessageKind.STOP, MessageKind.START}:
        return MessageKind(verdict)
    return _by_content(text, [each.content_type for each in attachments])


def _by_content(text: str, media: list[str]) -> MessageKind:
    if text:
        wish = _OPT_OUT.get(_folded(text)) if len(text) <= _LONGEST and not media else None
        return wish or MessageKind.MESSAGE
    if not media:
        return MessageKind.UNREADABLE
    return MessageKind.VOICE if all(each.startswith("audio/") for each in media) else MessageKind.MESSAGE


_LONGEST = 60
"""Characters of a text that may be a stop word with all its exclamation marks."""


def _folded(text: str) -> str:
    """The bare words: `  Stop!! ` is `stop`, whatever form its accents have."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(" " if unicodedata.category(char)[0] in "PSZC" else char for char in composed).split())


_OPT_OUT = {_folded(word): kind for kind in (MessageKind.STOP, MessageKind.START) for word in _WORDS[kind]}
