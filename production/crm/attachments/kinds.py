"""What a file is, told from its bytes: names and declared types are only what somebody says.

Signatures: the formats' own specifications (PNG, JFIF, GIF89a, RIFF, ISO 32000, ISO 29500, Ogg, ISO 14496, MPEG, AMR).
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass

_CSV = "text/csv"
_TEXT = "text/plain"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file with the extensions that fit it."""

    content_type: str
    extensions: frozenset[str]
    signature: re.Pattern[bytes] | None = None
    """Matched at the first byte; None for what has to be looked into."""


def _kind(content_type: str, extensions: str, signature: bytes | None = None) -> Kind:
    pattern = re.compile(signature, re.DOTALL) if signature else None
    return Kind(content_type, frozenset(extensions.split()), pattern)


_OFFICE = {
    "word/document.xml": _kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xl/workbook.xml": _kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
_TEXTS = (_kind(_TEXT, "txt log"), _kind(_CSV, "csv"))
_SIGNED = (
    _kind("image/png", "png", rb"\x89PNG\r\n\x1a\n"),
    _kind("image/jpeg", "jpg jpeg", rb"\xff\xd8\xff"),
    _kind("image/gif", "gif", rb"GIF8[79]a"),
    _kind("image/webp", "webp", rb"RIFF.{4}WEBP"),
    _kind("application/pdf", "pdf", rb"%PDF-"),
)
_MEDIA = (
    _kind("audio/ogg", "ogg oga opus", rb"OggS"),
    _kind("audio/mpeg", "mp3", rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    _kind("audio/amr", "amr", rb"#!AMR"),
    _kind("audio/mp4", "m4a", rb".{4}ftypM4A"),
    _kind("video/3gpp", "3gp", rb".{4}ftyp3g"),
    _kind("video/mp4", "mp4 mov", rb".{4}ftyp"),
)

FORM_KINDS = (*_SIGNED, *_OFFICE.values(), *_TEXTS)
"""What the web form takes."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|script|svg|\?xml)", re.IGNORECASE)


def recognise(content: bytes, extension: str = "txt") -> Kind | None:
    """The kind of a file of a form; plain text is told apart by `extension`. None for what is not taken."""
    for kind in _SIGNED:
        if kind.signature and kind.signature.match(content):
            return kind
    if content.startswith(_ZIP):
        return _office(content)
    return _text(content, extension)


def recognise_media(content: bytes, extension: str = "txt") -> Kind | None:
    """As `recognise`, and the sounds and films that chats and mails bring."""
    signed = (kind for kind in _MEDIA if kind.signature and kind.signature.match(content))
    return next(signed, None) or recognise(content, extension)


def _office(content: bytes) -> Kind | None:
    """Reads the list of contents, unpacks nothing; other archives and documents with macros are not taken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((kind for name, kind in _OFFICE.items() if name in names), None)


def _text(content: bytes, extension: str) -> Kind | None:
    """Any charset without control characters, UTF-16 with its mark; markup is for browsers, not for reading."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    if _BINARY.search(content) or _MARKUP.match(content.removeprefix(codecs.BOM_UTF8)):
        return None
    return next((kind for kind in _TEXTS if extension in kind.extensions), _TEXTS[0])
