"""Bytes to text, also where the declared charset is missing, unknown or wrong."""

from __future__ import annotations

import codecs

# Names that mail programs use for something else than Python does, or for a subset of what they really send.
_MEANT = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "big5": "big5hkscs",
    "windows-874": "cp874",
    "x-mac-roman": "mac_roman",
    "unicode-1-1-utf-7": "utf-7",
    "cp-850": "cp850",
    "utf8": "utf-8",
}
_NOT_FOR_MAIL = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode"})
_TEXT_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WESTERN = frozenset({"cp1252", "iso-8859-15", "iso-8859-2", "cp1250", "cp1251", "koi8-r"})


def decode_text(data: bytes, declared: str | None) -> str:
    """Never raises. Valid multi-byte UTF-8 wins over a one-byte charset: by chance it does not happen."""
    name = (declared or "utf-8").strip("\"' ").lower()
    charset = _MEANT.get(name, name)
    bom = next((coding for mark, coding in _TEXT_BOMS if data.startswith(mark)), None)
    order = [bom, "utf-8" if charset in _WESTERN else None, charset, "utf-8", "cp1252"]
    for candidate in filter(None, order):
        text = None if candidate in _NOT_FOR_MAIL else _try(data, candidate)
        if text is not None:
            return text
    return _storable(data.decode("latin-1"))


def _try(data: bytes, charset: str) -> str | None:
    try:
        return _storable(data.decode(charset))
    except (LookupError, ValueError):
        return None


def _storable(text: str) -> str:
    """Neither Postgres nor JSON takes NUL characters and half surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
