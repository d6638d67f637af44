"""Bytes to text, also where the declared charset is missing, unknown or wrong."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from production.channels.email import iso2022, vietnamese
from production.channels.email.charset_names import codec_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STATEFUL = frozenset({"utf_7", "hz", "iso2022_jp", "iso2022_kr"})
_WIDE = frozenset({"utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"})
_EAST_ASIAN = frozenset({"gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "johab"})
_SAYS_NOTHING = frozenset({None, "ascii", "utf_8"})
_ALSO = {"euc_jp": "euc_jis_2004", "cp932": "shift_jis_2004", "big5hkscs": "cp950"}
_OF_WINDOWS = {
    "iso8859_2": "cp1250",
    "iso8859_4": "cp1257",
    "iso8859_5": "cp1251",
    "iso8859_6": "cp1256",
    "iso8859_7": "cp1253",
    "iso8859_8": "cp1255",
    "iso8859_13": "cp1257",
    "iso8859_15": "cp1252",
}
"""What Windows programs write under the name of the standard: it has letters where that has control characters."""
_CONTROLS = re.compile(rb"[\x80-\x84\x86-\x9f]")
"""All but the line end of the standard."""
_RARE = 20
"""One in so many bytes is zero by mistake; in UTF-16 the spaces alone have more."""
_LOOKED_AT = 2_048
"""Bytes from which an undeclared charset is guessed."""
_GUESSES = ["cp1251", "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1253", "cp1255", "cp1256"]
_THAI_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_STRAY_MARK = re.compile(
    f"(?<![\u0e01-\u0e2e{_THAI_MARK}])[{_THAI_MARK}]|[\u0e31\u0e34-\u0e3a]{{2}}|[{_THAI_MARK}]{{3}}"
)
"""No Thai word has a vowel on a vowel, or on no consonant; what is not Thai shows many of these when it is read so."""
_HIGH = re.compile(rb"[\x80-\xff]+")
_CP1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def decode_text(data: bytes, declared: str | None, fallback: str | None = None) -> str:
    """Never raises; no NUL and no half surrogate comes out.

    `fallback` is the charset of the mail around the text; one of wide characters fits nothing that does not say so.
    Valid multi-byte UTF-8 wins over every declaration.
    """
    codec, around = _as_written(codec_of(declared), data), codec_of(fallback)
    for candidate in (*_certain(data, codec), codec, None if around in _WIDE else around):
        text = None if candidate is None else _strict(data, candidate)
        if text is not None:
            return _storable(text)
    return _storable(_mended(data, codec) or _guessed(data))


def _as_written(codec: str | None, data: bytes) -> str | None:
    return _OF_WINDOWS[codec] if codec in _OF_WINDOWS and _CONTROLS.search(data) else codec


def _certain(data: bytes, codec: str | None) -> tuple[str, ...]:
    """What the bytes themselves say."""
    mark = next((coding for bom, coding in _BOMS if data.startswith(bom)), None)
    if mark:
        return (mark,)
    escaped = iso2022.escaped_codec(data) if b"\x1b" in data and codec not in _EAST_ASIAN else None
    if escaped:
        return (escaped,)
    if codec in _STATEFUL and not _HIGH.search(data):
        return ()
    if b"\x00" in data and (wide := _wide(data, codec)):
        return ("utf_8", wide) if data.count(0) * _RARE < len(data) else (wide,)
    return () if _by_chance(data, codec) else ("utf_8",)


def _wide(data: bytes, codec: str | None) -> str | None:
    """UTF-16 of any Western text has a zero in every second byte; the side of it tells the order."""
    if codec in _WIDE and codec != "utf_16":
        return codec
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 4 > len(data):
        return "utf_16_be" if even > odd else "utf_16_le"
    return codec if codec != "utf_16" else "utf_16_le"


def _by_chance(data: bytes, codec: str | None) -> bool:
    """Very few East Asian characters may look like UTF-8 of two bytes each."""
    if codec not in _EAST_ASIAN:
        return False
    high = _HIGH.findall(data)
    return sum(map(len, high)) <= 6 and not any(re.search(rb"[\xe0-\xff]", run) for run in high)


def _strict(data: bytes, codec: str) -> str | None:
    for each in filter(None, (codec, _ALSO.get(codec))):
        try:
            return _decoded(data, each)
        except (LookupError, ValueError):
            continue
    return None


def _decoded(data: bytes, codec: str) -> str:
    if codec == "iso2022_jp":
        return iso2022.decode(data)
    if codec in vietnamese.TABLES:
        return vietnamese.decode(data, codec)
    text = data.decode(codec)
    return unicodedata.normalize("NFC", text) if codec == "cp1258" else text


def _mended(data: bytes, codec: str | None) -> str | None:
    """A text with a few broken characters: cut at its end, or with a line in another charset."""
    if codec in _SAYS_NOTHING:
        text = data.decode("utf-8", "surrogateescape")
        strange = sum("\udc80" <= char <= "\udcff" for char in text)
        good = sum(char > "\x7f" for char in text) - strange
        return text.translate(_CP1252) if good > 2 * strange else None
    if codec is None or codec in _WIDE or codec in vietnamese.TABLES:
        return None
    text = data.decode(codec, "replace")
    return text if text.count("\ufffd") <= 1 + len(text) // 50 else None


def _guessed(data: bytes) -> str:
    """Single high bytes between plain letters are Western; runs of them are another script."""
    looked_at = data[:_LOOKED_AT]
    runs = _HIGH.findall(looked_at)
    if runs and sum(map(len, runs)) > 2 * len(runs):
        guesses = [*_GUESSES, "cp874"] if _may_be_thai(looked_at) else _GUESSES
        best = from_bytes(looked_at, cp_isolation=guesses, enable_fallback=False, language_threshold=0.0).best()
        text = _strict(data, best.encoding) if best else None
        if text is not None:
            return text
    return _strict(data, "cp1252") or data.decode("latin-1")


def _may_be_thai(data: bytes) -> bool:
    text = _strict(data, "cp874")
    return text is not None and not _STRAY_MARK.search(text)


def _storable(text: str) -> str:
    """Neither Postgres nor JSON takes NUL characters and half surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
