"""How people are greeted, and how letters close."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

GREETINGS = (
    r"hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|liebe[rs]?"
    r"|sehr geehrte[rs]?|bonjour|bonsoir|chère?|hola|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]|querid[oa]"
    r"|olá|bom dia|boa (?:tarde|noite)|prezad[oa]|ciao|buongiorno|buonasera|gentile|beste|geachte"
)
"""How letters and chats begin, as the alternatives of a regular expression."""
_CLOSINGS = tomllib.loads(files(__package__).joinpath("closings.toml").read_text("utf-8"))
_PHRASES = sorted({phrase for phrases in _CLOSINGS.values() for phrase in phrases}, key=lambda one: (-len(one), one))
CLOSING = re.compile(rf"(?:{'|'.join(_PHRASES)})[\s,.!:;\u3001\u3002\uff0c\u2013-]*", re.IGNORECASE)
"""The line with which a letter ends, in any of some thirty languages."""

_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "herr", "frau"})

_NAME = re.compile(r"[^\W\d_][^\W\d_'\u2019.-]*(?:['\u2019-][^\W\d_]+)*\.?")
_LONGEST_NAME = 20
"""Characters; where a script has no blanks, a longer one is a sentence."""


def first_name(name: str | None) -> str | None:
    """How to greet somebody; None when the name is no name, such as an address or a handle."""
    family, comma, given = (name or "").strip(" \"'").partition(",")
    words = [word for word in (given if comma and given.strip() else family).split() if word.lower() not in _TITLES]
    if not words or len(words[0]) > _LONGEST_NAME or not _NAME.fullmatch(words[0]):
        return None
    return words[0]
