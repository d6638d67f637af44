"""What a part says about itself: values with parameters, read as they are found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from production.channels.email.charset_names import codec_of
from production.channels.email.charsets import decode_text

_WORD = re.compile(r"[\s\"']*([\w-]{1,60})")
_KEY = re.compile(r"(?<![\w*.-])([\w.-]{1,40})(?:\*(\d{1,4}))?(\*)?\s*=\s*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)(?:"|$)', re.DOTALL)
_COMMENT_BEHIND = re.compile(r"\s\([^()]*\)$")
_NEXT_KEY = re.compile(r"\s[\w*-]{1,40}=")
_EXTENDED = re.compile(r"([^']*)'[^']*'(.*)", re.DOTALL)
_TYPE = re.compile(
    r"\b(text|multipart|message|image|audio|video|application|font|model|chemical|x-[\w-]{1,40})\s*[/\\]\s*([\w.+-]{1,100})",
    re.IGNORECASE | re.ASCII,
)
_NO_TEXT = re.compile(r"[\s\"']*(?:image|audio|video|application|font|model|chemical)\s*[/\\]", re.IGNORECASE)
"""Whatever follows."""
_ALONE = {"html": "text/html", "multipart": "multipart/mixed", "message": "message/rfc822"}
_MEANT = {
    "application/xhtml+xml": "text/html",
    **dict.fromkeys(("text/htm", "text/xhtml", "text/x-html"), "text/html"),
    **dict.fromkeys(("text/text", "text/txt", "text/ascii", "text/plaintext", "text/unicode"), "text/plain"),
    **dict.fromkeys(("application/text", "application/txt", "application/plain"), "text/plain"),
    "application/x-pkcs7-mime": "application/pkcs7-mime",
    "message/global": "message/rfc822",
    "application/vnd.ms-tnef": "application/ms-tnef",
}


@dataclass(frozen=True, slots=True)
class Declared:
    """The value of a header field and its parameters."""

    value: str = ""
    """Its first word, in lower case."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Decoded, by lower-cased name."""


def declared(text: str) -> Declared:
    word = _WORD.match(text)
    return Declared(word[1].lower() if word else "", _parameters(text))


def kind_of(values: Sequence[str]) -> str | None:
    """`type/subtype` of the first content type that names one; None where nothing does."""
    for value in values:
        main = value.partition(";")[0]
        if found := _TYPE.search(main):
            kind = f"{found[1]}/{found[2]}".lower()
            return _MEANT.get(kind, kind)
    if any(_NO_TEXT.match(value) for value in values):
        return "application/octet-stream"
    words = (value.partition(";")[0].strip(" \"'/").lower() for value in values)
    return next((_ALONE.get(word, "text/plain") for word in words if word in {*_ALONE, "text", "plain"}), None)


def encoding_of(values: Sequence[str]) -> str:
    """One of `base64`, `quoted-printable`, `uuencode`; empty where the bytes stand for themselves, `?` if unknown."""
    for value in values:
        word = re.sub(r"[^a-z0-9]", "", re.sub(r"\([^()]*\)", "", value.lower()))
        for mark, encoding in (("base64", "base64"), ("quoted", "quoted-printable"), ("uu", "uuencode")):
            if mark in word:
                return encoding
        if word in {"qp", "b64"}:
            return "base64" if word == "b64" else "quoted-printable"
        if re.match(r"7bit|8bit|binary|bit7|bit8|none|7|8", word):
            return ""
    return "?" if any(value.strip() for value in values) else ""


def _parameters(text: str) -> dict[str, str]:
    plain: dict[str, str] = {}
    extended: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, number, encoded, value in _found(text):
        if number is None and not encoded:
            plain.setdefault(name, value)
        else:
            extended.setdefault(name, {}).setdefault(-1 if number is None else number, (value, encoded))
    decoded = {name: _continued(pieces) for name, pieces in extended.items()}
    return plain | {name: value for name, (value, sound) in decoded.items() if sound or name not in plain}


def _found(text: str) -> Iterator[tuple[str, int | None, bool, str]]:
    """(name, number of the continuation, whether it is RFC 2231 encoded, value)."""
    position = 0
    while key := _KEY.search(text, position):
        name = key[1].lower()
        value, position = _value(text, key.end(), name)
        yield name, int(key[2]) if key[2] else None, bool(key[3]), value


def _value(text: str, start: int, name: str) -> tuple[str, int]:
    """(value, where to go on). A file name without quotes has blanks, any other value ends at one."""
    if quoted := _QUOTED.match(text, start):
        return quoted[1].replace('\\"', '"').replace("\\\\", "\\"), quoted.end()
    end = text.find(";", start)
    rest = text[start : end if end >= 0 else len(text)]
    if name in {"filename", "name"}:
        following = _NEXT_KEY.search(rest)
        rest = _COMMENT_BEHIND.sub("", (rest[: following.start()] if following else rest).rstrip())
    else:
        rest = rest.split(maxsplit=1)[0] if rest.strip() else ""
    return rest.strip("\"' "), start + len(rest)


def _continued(pieces: Mapping[int, tuple[str, bool]]) -> tuple[str, bool]:
    """(value, whether it makes sense) of RFC 2231's pieces; characters may be cut in two between them."""
    ordered = [pieces[-1]] if -1 in pieces else [pieces[number] for number in sorted(pieces)]
    charset, data = None, bytearray()
    for value, encoded in ordered:
        named = _EXTENDED.match(value) if encoded and charset is None else None
        charset, text = (named[1], named[2]) if named else (charset, value)
        data += unquote_to_bytes(text) if encoded else text.encode()
    text = decode_text(bytes(data), charset)
    return text, "\ufffd" not in text and (not charset or codec_of(charset) is not None)
