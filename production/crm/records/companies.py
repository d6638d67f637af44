"""Which company a text means. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from production.text.folding import without_accents

_SILENT = re.compile(r"[.'’`]+")  # noqa: RUF001 - an apostrophe as people type it
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63})/?", re.IGNORECASE)
_LEGAL_FORMS = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "aktiengesellschaft": "ag",
}
"""One spelling for one legal form; two forms are two companies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """One company."""

    id: int
    name: str
    domain: str | None
    phone: str | None
    notes: str
    tags: Sequence[str]
    custom: Mapping[str, Any]
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime


@lru_cache(maxsize=4_096)  # lists ask for the same ones again and again
def match_name(name: str) -> str:
    """The key of a company: its name without case, accents and punctuation, with its legal form.

    `ACME, Inc.` and `Acme Incorporated` have one key, `Acme Inc` and `Acme GmbH` two. A name of punctuation alone is
    its own key.
    """
    plain = unicodedata.normalize("NFKC", _SILENT.sub("", without_accents(name))).replace("&", " and ")
    words = "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in plain).split()
    return " ".join(_LEGAL_FORMS.get(word, word) for word in words) or " ".join(name.casefold().split())


def domain_in(text: str) -> str | None:
    """The domain that a text is, as in `acme.com` or `https://www.acme.com/`; None where it is a name."""
    if "." not in text:  # most are names, and the pattern is slow to refuse them
        return None
    found = _DOMAIN.fullmatch(text.strip())
    return found[1].lower() if found else None
