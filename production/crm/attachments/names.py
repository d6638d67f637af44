"""File names that can be shown, stored and put into a header."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

LONGEST = 200
_FALLBACK = "file"
_HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that hide or turn around what a name says."""


def safe_name(name: str) -> str:
    """As `clean_name`; never empty."""
    return clean_name(name) or _FALLBACK


def clean_name(name: str) -> str:
    """The last part of a path, readable, with its extension, at most `LONGEST` characters; empty if nothing is left."""
    last = name.replace("\\", "/").rstrip("/ ").rpartition("/")[2]
    shown = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char) not in _HARMFUL)
    clean = " ".join(shown.split()).strip(". ")
    stem, dot, extension = clean.rpartition(".")
    if len(clean) > LONGEST and dot and len(extension) < 10:
        clean = f"{stem[: LONGEST - len(extension) - 1]}.{extension}"
    return clean[:LONGEST].strip()


def extension_of(name: str) -> str:
    """In lower case without the dot; empty without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def disposition(name: str) -> str:
    """Value of Content-Disposition that saves under this name and shows nothing (RFC 6266)."""
    plain = "".join(char if char.isascii() and char not in '"\\%' else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
