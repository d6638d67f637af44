"""What a message of a chat is about, so that only what asks something reaches the agent."""

from __future__ import annotations

import json
import mimetypes
import unicodedata
from collections.abc import Sequence
from importlib.resources import files

from production.schemas.envelope import Attachment, MessageKind

_CALLED = {"image": "photo", "audio": "voice message", "video": "video"}
_LONGEST = 60
"""Characters of a text that may be a stop word with all its exclamation marks."""


def kind_of_chat(words: str, place: str, attachments: Sequence[Attachment]) -> MessageKind:
    """Of these words of the customer, this place and these files. Never raises."""
    if words:
        said = _OPT_OUT.get(_folded(words)) if len(words) <= _LONGEST and not attachments else None
        return said or MessageKind.MESSAGE
    return MessageKind.PLACE if place else _by_media([each.content_type for each in attachments])


def name_of_file(content_type: str, number: int = 0) -> str:
    """What people call a file that came without a name, the n-th of its message, from 0: `photo.jpg`, `photo 2.jpg`."""
    plain = content_type.partition(";")[0]
    called = _CALLED.get(plain.partition("/")[0], "file")
    return f"{called}{f' {number + 1}' if number else ''}{mimetypes.guess_extension(plain) or ''}"


def _by_media(media: list[str]) -> MessageKind:
    if not media:
        return MessageKind.UNREADABLE
    return MessageKind.VOICE if all(each.startswith("audio/") for each in media) else MessageKind.MESSAGE


def _folded(text: str) -> str:
    """The bare words: `  Stop!! ` is `stop`, and `ARRET` is `arrêt`, which few type with its accent."""
    taken_apart = unicodedata.normalize("NFKD", text).casefold()
    letters = (char for char in taken_apart if unicodedata.category(char) != "Mn")
    return " ".join("".join(" " if unicodedata.category(char)[0] in "PSZC" else char for char in letters).split())


_WORDS = json.loads((files(__package__) / "opt_out.json").read_text("utf-8"))
_OPT_OUT = {_folded(word): kind for kind in (MessageKind.STOP, MessageKind.START) for word in _WORDS[kind]}
