"""ISO-2022-JP as mail programs write it: with the characters of vendors, half-width kana and 8-bit bytes in between."""

from __future__ import annotations

import re

_SWITCH = re.compile(rb"\x1b(\$\([A-Z@]|\$[A-Z@]|\([A-Z])|([\x0e\x0f])")
_KANJI = (b"$@", b"$B", b"$(B", b"$(@")
_KOREAN = b"\x1b$)C"
_SIGNS = re.compile(rb"\x1b(?:\$[@B]|\([IJ]|\$\([BDOPQ@])")


def escaped_codec(data: bytes) -> str | None:
    """The charset whose escape sequences are in the data."""
    if _KOREAN in data:
        return "iso2022_kr"
    return "iso2022_jp" if _SIGNS.search(data) else None


def decode(data: bytes) -> str:
    """
    Raises:
        UnicodeDecodeError: it is something else.
    """
    out: list[str] = []
    charset, shifted, position = b"(B", False, 0
    for switch in _SWITCH.finditer(data):
        out.append(_decoded(data[position : switch.start()], charset, shifted=shifted))
        charset = switch[1] or charset
        shifted = switch[2] == b"\x0e" if switch[2] else shifted and charset in {b"(B", b"(J"}
        position = switch.end()
    return "".join([*out, _decoded(data[position:], charset, shifted=shifted)])


def _decoded(data: bytes, charset: bytes, *, shifted: bool) -> str:
    if charset in _KANJI:
        return b"".join(map(_shift_jis, re.findall(rb"[\x21-\x7e]{2}|.", data, re.DOTALL))).decode("cp932")
    if charset.startswith(b"$"):
        return (b"\x1b" + charset + data + b"\x1b(B").decode(
            "iso2022_jp_2004" if charset[2:] in b"OPQ" else "iso2022_jp_ext"
        )
    if charset == b"(I" or shifted:
        data = bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in data)
    return data.decode("cp932")


def _shift_jis(pair: bytes) -> bytes:
    """The same row and cell in Shift JIS, which knows the rows of vendors."""
    if len(pair) < 2:
        return pair
    row, cell = pair[0] - 0x21, pair[1]
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + 0x7E if row % 2 else cell + 0x1F + (cell >= 0x60)
    return bytes((lead, trail))
