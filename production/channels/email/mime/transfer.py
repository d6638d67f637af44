"""Transfer encodings, also where they are broken, mixed, or not there although somebody says so."""

from __future__ import annotations

import base64
import binascii
import codecs
import re

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_BLANKS = b" \t\r\n"
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,3}")
_SHORTEST = 16
"""Letters of a line below which it may be a word that happens to be written in base64's alphabet."""
_FULL_LINE = 60
"""Letters without a space that nobody writes."""
_MARKED_LINE = re.compile(rb"[^A-Za-z0-9+/=\s]{0,4}[ \t]*([A-Za-z0-9+/]*={0,3})[ \t]*[^A-Za-z0-9+/=\s]{0,4}")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORDS = re.compile(rb"[^\s] +[^\s]")
"""Spaces within a line."""
_MIXED = re.compile(rb"[a-z][A-Z]|[A-Za-z][0-9]|[0-9][A-Za-z]")
"""In the midst of no word of a person."""
_SOFT_BREAK = re.compile(rb"=[ \t]*(\r?\n|\r)")
_UU_BEGIN = re.compile(rb"^begin [^\n]{1,300}\n", re.MULTILINE)
_UU_LONGEST = 100
_UU_MOST = 400_000
"""Lines of a file; full ones hold 18 MB."""
_UU_LINE = re.compile(rb"[ -`]+")
_QUOTED = re.compile(rb"=[0-9A-F]{2}|=\r?\n")


def decoded(data: bytes, encoding: str, *, text: bool) -> bytes:
    """The bytes that are meant. `text` is looked at more closely: gateways and programs mix words into it."""
    content = _undone(data, _sniffed(data) if encoding == "?" else encoding, text=text)
    return from_base64(content) if text and _is_undeclared(content) else content


def _undone(data: bytes, encoding: str, *, text: bool) -> bytes:
    if encoding == "base64":
        return _text_of_base64(data) if text else from_base64(data)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(_SOFT_BREAK.sub(b"=\n", data))
    if encoding == "uuencode":
        begin = _UU_BEGIN.search(data)
        content, behind = from_uu(data, begin.end() if begin else 0)
        if text and (data[: begin.start() if begin else 0].strip() or data[behind:].strip()):
            return data  # words with a file among them
        return content if content or data[:behind].rstrip().endswith(b"\nend") else data
    return data


def from_base64(data: bytes) -> bytes:
    """What is not of the alphabet is skipped; padding inside ends a block, behind which another one begins."""
    letters = re.sub(rb"[^A-Za-z0-9+/=]", b"", data)
    return b"".join(map(_block, re.split(rb"=+", letters)))


def from_uu(text: bytes, position: int) -> tuple[bytes, int]:
    """(content, where the text goes on) of the lines from `position`, which stands below `begin`."""
    out = bytearray()
    for _ in range(_UU_MOST):
        if position >= len(text):
            break
        stop = text.find(b"\n", position)
        following = len(text) if stop < 0 else stop + 1
        line = text[position : min(following, position + _UU_LONGEST)].rstrip(b"\r\n")
        if line.rstrip() == b"end":
            return bytes(out), following
        if not _UU_LINE.fullmatch(line):
            break
        out += _uu_line(line)
        position = following
    return bytes(out), position


def _uu_line(line: bytes) -> bytes:
    """Blanks at the end were cut on the way, or a check sum was added."""
    length = ((line[0] - 32 & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line.ljust(length)[:length])
    except binascii.Error:
        return b""


def _block(letters: bytes) -> bytes:
    return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")


def _is_base64(data: bytes) -> bool:
    return not data.translate(None, _ALPHABET + _BLANKS + b"=")


def _text_of_base64(data: bytes) -> bytes:
    """Blocks of base64, without what a gateway wrote below them in plain; a text that never was encoded as it is."""
    if _is_base64(data):
        text = from_base64(data)
        if _is_readable(text) or (_looks_encoded(data) and not _WORDS.search(data)):
            return text
    blocks: list[bytes] = []
    block = bytearray()
    for line in [*data.splitlines(), b"-"]:
        bare = line.strip(_BLANKS)
        if not bare or _BASE64_LINE.fullmatch(bare):
            block += bare
            continue
        blocks += [from_base64(bytes(block))] if _is_block(block) else []
        block.clear()
    return b"".join(blocks) or _marked_base64(data)


def _is_block(letters: bytearray) -> bool:
    """Padded or not too short, and a text when it is decoded: words on lines of their own become one by chance only."""
    text = from_base64(bytes(letters))
    whole = len(letters.rstrip(b"=")) % 4 != 1
    written = b"=" in letters or (len(letters) >= _SHORTEST and _looks_encoded(letters))
    return whole and written and (_is_readable(text) or _is_no_chance(letters, text))


def _is_no_chance(letters: bytearray, text: bytes) -> bool:
    """Rightly padded, or of a kind that other letters hardly decode to."""
    padded = letters.endswith(b"=") and len(letters) >= _SHORTEST and len(letters) % 4 == 0
    wide = 4 * text.count(0) >= len(text) or text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return padded or wide or (_is_text(text) and (len(letters) >= 4 * _FULL_LINE or _is_utf8(text)))


def _marked_base64(data: bytes) -> bytes:
    """Some gateways break long lines with marks of their own: `!` at the end, `*` in front of the next."""
    lines = [_MARKED_LINE.fullmatch(line.strip(_BLANKS)) for line in data.splitlines()]
    if not all(lines):
        return data
    letters = b"".join(line[1] for line in lines if line)
    if len(letters) < _SHORTEST or len(letters.rstrip(b"=")) % 4 == 1 or not _looks_encoded(letters):
        return data
    text = from_base64(letters)
    return text if _is_text(text) else data


def _looks_encoded(letters: bytes | bytearray) -> bool:
    """Unlike a word that happens to be of the alphabet."""
    return b"=" in letters or _MIXED.search(letters) is not None


def _is_undeclared(data: bytes) -> bool:
    """A whole text of base64 that is one when it is decoded, also where that was done twice: no chance makes it so."""
    lines = data.split()
    if not lines or len(data) < _SHORTEST or not _is_base64(data):
        return False
    text = from_base64(data)
    if len(lines) == 1:
        return _is_readable(text)
    return all(len(line) == len(lines[0]) >= _FULL_LINE for line in lines[:-1]) and _is_text(text)


def _is_text(data: bytes) -> bool:
    """In any charset: files have control characters everywhere. Zeros are halves of letters."""
    return not _CONTROLS.search(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_readable(data: bytes) -> bool:
    """A text most of which is plain ASCII: what is no base64 decodes to every kind of byte."""
    return _is_text(data) and 10 * len(data.translate(None, _PRINTABLE)) <= 3 * len(data)


def _sniffed(data: bytes) -> str:
    """An encoding nobody knows by that name is one of the usual ones, or none."""
    start = data[:4_000]
    if len(data.strip()) >= _SHORTEST and _is_base64(data) and b" " not in start.strip():
        return "base64"
    return "quoted-printable" if _QUOTED.search(start) else ""
