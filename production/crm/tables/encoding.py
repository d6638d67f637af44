"""In which encoding a text file is written."""

from __future__ import annotations

import codecs
import re
from typing import IO
from unicodedata import category

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, with whose mark it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 1 << 18
_SAMPLE = 1 << 14
_WEST = "äöüßéèêëàâáãåæçíìîïñóòôõøœúùûÿÄÖÜÉÈÊËÀÂÁÃÅÆÇÍÌÎÏÑÓÒÔÕØŒÚÙÛ€£°"
_LATIN = {
    "cp1252": _WEST,
    "cp1254": "çğıöşüâîûÇĞİÖŞÜÂÎÛ",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôĺľŕăâîşţĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽŐŰÖÜÄÔĹĽŔĂÂÎŞŢ",
    "cp850": _WEST,
    "mac_roman": _WEST,
}
"""What spreadsheets save where the alphabet is Latin, with what is written there beyond ASCII; the likeliest first."""
_OTHER = ["cp1251", "cp1253", "shift_jis", "gb18030", "big5", "euc_kr"]
_RUN = 2.5
"""Bytes beyond ASCII in a row, on average: more are no Latin alphabet's."""
_SURE = 0.9
_HIGH = re.compile(rb"[\x80-\xff]+")


def encoding_of(file: IO[bytes]) -> str:
    """The name of a codec; what it cannot decode is to be replaced."""
    file.seek(0)
    start = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    if wide := _without_mark(start):
        return wide
    strange = _not_utf8(file)
    return "utf-8" if strange is None else _legacy(strange)


def _without_mark(start: bytes) -> str | None:
    """UTF-16 of mostly western text has a zero in every other byte."""
    pairs = len(start) // 2
    if pairs == 0:
        return None
    if start[1::2].count(0) > pairs * 0.4 and start[::2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if start[::2].count(0) > pairs * 0.4 and start[1::2].count(0) < pairs * 0.1:
        return "utf-16-be"
    return None


def _not_utf8(file: IO[bytes]) -> bytes | None:
    """What stands around the first byte that is no UTF-8; None: all is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    while piece := file.read(_PIECE):
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            at = max(0, error.start - _SAMPLE // 2)
            return piece[at : at + _SAMPLE]
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return error.object
    return None


def _legacy(sample: bytes) -> str:
    """Samples are short, lists of names above all: for Latin alphabets their letters tell more than statistics."""
    lines = b"\n".join(line for line in sample.splitlines() if not line.isascii())
    runs = _HIGH.findall(lines)
    fits = {name: _share(lines, name, letters) for name, letters in _LATIN.items()}
    latin = max(fits, key=fits.__getitem__)
    if len(b"".join(runs)) < _RUN * len(runs) and fits[latin] >= _SURE:
        return latin
    best = from_bytes(lines, cp_isolation=_OTHER, enable_fallback=False).best()
    return best.encoding if best else latin


def _share(text: bytes, encoding: str, letters: str) -> float:
    beyond = [char for char in text.decode(encoding, "replace") if not char.isascii()]
    return sum(char in letters or category(char)[0] in "PZ" for char in beyond) / len(beyond) if beyond else 0.0
