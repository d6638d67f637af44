"""An emoji on one of our mails, sent as a mail: it asks nothing."""

from __future__ import annotations

import re
import unicodedata
from email.message import Message
from itertools import islice

from production.channels.email.phrases import REACTION

_CONTENT_TYPE = "text/vnd.google.email-reaction+json"
_MOST_PARTS = 20
_ASKING = frozenset("?\u2753\u2754\uff1f")
_TAPBACK = re.compile(
    r"[^\n]{1,60} (?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted \S{1,10} to) "
    r"[\"\u201c].*[\"\u201d]",
    re.DOTALL,
)
"""What phones send for it."""
_LONGEST = 200
"""Characters; who writes more has something to say."""


def is_reaction(message: Message, text: str, *, is_reply: bool) -> bool:
    """Gmail says so in a part of its own, others only in words. `text` is all that was written, quotes aside.

    Nothing but emoji says as little, where it answers a mail.
    """
    if len(text) > _LONGEST:
        return False
    if is_reply and _is_emoji(text):
        return True
    if any(part.get_content_type() == _CONTENT_TYPE for part in islice(message.walk(), _MOST_PARTS)):
        return True
    said = [line.strip() for line in text.split("\n") if any(map(str.isalnum, line))]
    in_words = len(said) == 1 and REACTION.fullmatch(said[0]) is not None and not _ASKING.intersection(text)
    return in_words or (is_reply and _TAPBACK.fullmatch(text.strip()) is not None)


def _is_emoji(text: str) -> bool:
    shown = [char for char in text if not char.isspace()]
    return any(unicodedata.category(char) == "So" for char in shown) and not any(
        char.isalnum() or char in _ASKING for char in shown
    )
