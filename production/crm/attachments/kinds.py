"""What a file is, told from its bytes: names and declared types are only what somebody says.

Signatures: the formats' own specifications (PNG, JFIF, GIF89a, RIFF, ISO 32000, ISO 29500, Ogg, ISO 14496, ISO 23008,
MPEG, AMR, Matroska, TIFF, MS-CFB, MS-OXTNEF, RFC 5652 and those of the archives).
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
_HEIF = rb".{4}ftyp(?:mif1|msf1|miaf).{4}(?:.{4}){0,15}?"
"""The brand of a family; which of them it is stands among the compatible brands."""
_MEDIA = (
    _kind("image/avif", "avif", rb".{4}ftypavi[fs]|" + _HEIF + rb"avi[fs]"),
    _kind("image/heic", "heic heif", rb".{4}ftyphe(?:i[cxms]|v[cxms])|" + _HEIF + rb"he(?:i[cxms]|v[cxms])"),
    _kind("image/heif", "heif", rb".{4}ftyp(?:mif1|msf1|miaf)"),
    _kind("image/tiff", "tif tiff", rb"II\*\x00|MM\x00\*"),
    _kind("image/bmp", "bmp", rb"BM.{4}\x00{4}"),
    _kind("audio/ogg", "ogg oga opus", rb"OggS"),
    _kind("audio/mpeg", "mp3", rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    _kind("audio/amr", "amr", rb"#!AMR"),
    _kind("audio/mp4", "m4a", rb".{4}ftypM4[ABP]"),
    _kind("audio/wav", "wav", rb"RIFF.{4}WAVE"),
    _kind("audio/flac", "flac", rb"fLaC"),
    _kind("video/3gpp", "3gp", rb".{4}ftyp3g"),
    _kind("video/quicktime", "mov", rb".{4}ftypqt  "),
    _kind("video/mp4", "mp4 mov", rb".{4}ftyp"),
    _kind("video/x-msvideo", "avi", rb"RIFF.{4}AVI "),
    _kind("video/x-matroska", "mkv webm", rb"\x1a\x45\xdf\xa3"),
)
_CONTAINERS = (
    _kind("application/ms-tnef", "dat", rb"\x78\x9f\x3e\x22"),
    _kind(
        "application/pkcs7-mime", "p7m p7s", rb"\x30(?:\x80|[\x81-\x84].{1,4}?)\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    ),
    _kind("application/x-ole-storage", "doc xls ppt msg", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _kind("application/gzip", "gz tgz", rb"\x1f\x8b\x08"),
    _kind("application/x-7z-compressed", "7z", rb"7z\xbc\xaf\x27\x1c"),
    _kind("application/vnd.rar", "rar", rb"Rar!\x1a\x07"),
    _kind("application/x-bzip2", "bz2", rb"BZh[1-9]1AY&SY"),
    _kind("application/x-xz", "xz", rb"\xfd7zXZ\x00"),
    _kind("application/x-tar", "tar", rb".{257}ustar"),
)
"""Mails bring them; nothing in here is ever opened, a person may save them."""
_ARCHIVE = _kind("application/zip", "zip")

FORM_KINDS = (*_SIGNED, *_OFFICE.values(), *_TEXTS)
"""What the web form takes."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|script|svg|\?xml)", re.IGNORECASE)


def recognise(content: bytes, extension: str = "txt") -> Kind | None:
    """The kind of a file of a form; plain text is told apart by `extension`. None for what is not taken."""
    for kind in _SIGNED:
        if kind.signature and kind.signature.match(content):
            return kind
    return _office(content) if content.startswith(_ZIP) else _text(content, extension)


def recognise_media(content: bytes, extension: str = "txt") -> Kind | None:
    """As `recognise`, and the sounds, films, photographs and archives that chats and mails bring."""
    kinds = (*_MEDIA, *_CONTAINERS)
    signed = (kind for kind in kinds if kind.signature and kind.signature.match(content))
    known = next(signed, None) or recognise(content, extension)
    return known or (_ARCHIVE if _entries(content) else None)


def _office(content: bytes) -> Kind | None:
    """Other archives and documents with macros are not taken."""
    names = _entries(content)
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((kind for name, kind in _OFFICE.items() if name in names), None)


def _entries(content: bytes) -> frozenset[str]:
    """Reads the list of contents, unpacks nothing; empty for what is no archive."""
    if not content.startswith(_ZIP):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()


def _text(content: bytes, extension: str) -> Kind | None:
    """Any charset without control characters, UTF-16 with its mark; markup is for browsers, not for reading."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    if _BINARY.search(content) or _MARKUP.match(content.removeprefix(codecs.BOM_UTF8)):
        return None
    return next((kind for kind in _TEXTS if extension in kind.extensions), _TEXTS[0])
