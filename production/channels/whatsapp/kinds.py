"""What a request of Twilio is about, so that only what asks something reaches the agent."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files

from production.channels.whatsapp.parse import attachments_of, text_of

_WORDS = json.loads((files(__package__) / "words.json").read_text("utf-8"))


class Kind(StrEnum):
    """Decides what the webhook does with it."""

    MESSAGE = "message"
    """Words, a button, a place, a picture or a file: to be answered."""
    VOICE = "voice"
    """Nothing but sound: a person listens, unless somebody transcribes it first."""
    REACTION = "reaction"
    """An emoji on one of our messages: it asks nothing and answers nothing."""
    STOP = "stop"
    """Wants no more messages."""
    START = "start"
    """Wants messages again."""
    STATUS = "status"
    """A delivery report about one of our messages."""
    UNREADABLE = "unreadable"
    """A form of message that Twilio does not pass on, such as a poll: a person asks what it was."""


def kind_of(params: Mapping[str, str]) -> Kind:
    """Never raises. `OptOutType` is Twilio's own verdict about stop words and wins over ours."""
    if params.get("MessageStatus"):
        return Kind.STATUS
    if params.get("MessageType", "").strip().lower() == "reaction":
        return Kind.REACTION
    verdict = params.get("OptOutType", "").strip().lower()
    if verdict in {Kind.STOP, Kind.START}:
        return Kind(verdict)
    return _by_content(text_of(params), [each.content_type for each in attachments_of(params)])


def _by_content(text: str, media: list[str]) -> Kind:
    word = _folded(text)
    if word and not media:
        return _OPT_OUT.get(word, Kind.MESSAGE)
    if text:
        return Kind.MESSAGE
    if not media:
        return Kind.UNREADABLE
    return Kind.VOICE if all(each.startswith("audio/") for each in media) else Kind.MESSAGE


def _folded(text: str) -> str:
    """The bare words: `  Stop!! ` is `stop`, whatever form its accents have."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(" " if unicodedata.category(char)[0] in "PSZC" else char for char in composed).split())


_OPT_OUT = {_folded(word): kind for kind in (Kind.STOP, Kind.START) for word in _WORDS[kind]}
