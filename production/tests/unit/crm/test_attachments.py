"""What may be attached is told from the bytes, and names do no harm."""

from __future__ import annotations

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.attachments.check import FileLimits, check_fetched, check_files
from production.crm.attachments.kinds import recognise_media
from production.crm.attachments.names import LONGEST, disposition, extension_of, safe_name
from production.schemas.errors import InvalidInput
from production.tests.unit.crm.attached import OFFICE, PNG, SAMPLES, archive

LIMITS = FileLimits(files=2, bytes_each=1_000)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_promised_kind_is_taken_and_named_by_its_content(name: str) -> None:
    content, content_type = SAMPLES[name]
    (file,) = check_files([(name, content)], FileLimits())
    assert (file.name, file.content_type, file.content) == (name, content_type, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("program.exe", b"MZ\x90\x00\x03\x00"),
        ("program.png", b"MZ\x90\x00\x03\x00"),
        ("script.sh", b"#!/bin/sh\nrm -rf /\n"),
        ("page.html", b"<html><script>alert(1)</script>"),
        ("page.txt", b"\xef\xbb\xbf <!DOCTYPE html><p>"),
        ("picture.svg", b"<svg onload=alert(1)>"),
        ("things.zip", archive("a.txt")),
        ("things.docx", archive("a.txt")),
        ("macro.docx", archive(*OFFICE, "word/document.xml", "word/vbaProject.bin")),
        ("cut.docx", archive(*OFFICE, "word/document.xml")[:40]),
        ("picture.pdf", PNG),
        ("picture", PNG),
        ("binary.txt", b"words\x00words"),
        ("photo.png.exe", PNG),
    ],
)
def test_everything_else_is_refused_by_name(name: str, content: bytes) -> None:
    with pytest.raises(InvalidInput, match=rf"files: {name}"):
        check_files([(name, content)], FileLimits())


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("a.txt", b"x")] * 3, "At most 2 files"),
        ([("a.txt", b"x"), ("b.txt", b"x" * 1_001)], "b.txt is larger"),
        ([("a.txt", b"")], "a.txt is empty"),
    ],
)
def test_limits_are_told(files: list[tuple[str, bytes]], said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        check_files(files, LIMITS)


def test_exactly_at_the_limit_is_taken() -> None:
    assert len(check_files([("a.txt", b"x" * 1_000)] * 2, LIMITS)) == 2


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"OggS\x00\x02", "audio/ogg"),
        (b"ID3\x04", "audio/mpeg"),
        (b"#!AMR\n", "audio/amr"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"\x00\x00\x00\x18ftyp3gp5", "video/3gpp"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x1a\x45\xdf\xa3\x9f\x42", "video/x-matroska"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image/heic"),
        (b"\x00\x00\x00\x18ftypheix\x00\x00\x00\x00mif1heix", "image/heic"),
        (b"\x00\x00\x00\x24ftypmif1\x00\x00\x00\x00mif1miafMiHBheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypmsf1\x00\x00\x00\x00msf1hevc", "image/heic"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf", "image/avif"),
        (b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avifmiaf", "image/avif"),
        (b"\x00\x00\x00\x14ftypmif1\x00\x00\x00\x00mif1", "image/heif"),
        (b"II*\x00\x08\x00\x00\x00", "image/tiff"),
        (PNG, "image/png"),
    ],
)
def test_chats_bring_sounds_and_films(content: bytes, content_type: str) -> None:
    assert check_fetched("ME0123", content, 1_000).content_type == content_type


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"\x78\x9f\x3e\x22\x01\x00", "application/ms-tnef"),
        (b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", "application/pkcs7-mime"),
        (b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03", "application/pkcs7-mime"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "application/x-ole-storage"),
        (b"\x1f\x8b\x08\x00", "application/gzip"),
        (b"7z\xbc\xaf\x27\x1c\x00", "application/x-7z-compressed"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
        (b"a.txt".ljust(257, b"\x00") + b"ustar\x00", "application/x-tar"),
        (archive("a.txt"), "application/zip"),
        (archive(*OFFICE, "word/document.xml", "word/vbaProject.bin"), "application/zip"),
        (b"From: ada@customer.example\n\nHello", "text/plain"),
        (b"-----BEGIN PGP MESSAGE-----\n", "text/plain"),
    ],
)
def test_mails_bring_what_nobody_opens_here(content: bytes, content_type: str) -> None:
    assert check_fetched("a", content, 1_000).content_type == content_type
    if content_type != "text/plain":
        with pytest.raises(InvalidInput):
            check_files([("a", content)], LIMITS)


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"\x7fELF\x02", b"<svg onload=x>", b"\x00\x01\x02"])
def test_programs_and_pages_are_not_kept(content: bytes) -> None:
    with pytest.raises(InvalidInput):
        check_fetched("a.png", content, 1_000)


def test_a_fetched_error_page_is_no_picture() -> None:
    with pytest.raises(InvalidInput, match="kind that is not kept"):
        check_fetched("ME0123.jpg", b"<html>Sign in</html>", 1_000)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ada\\error log.txt", "error log.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\r\nSet-Cookie: x.png", "aSet-Cookie: x.png"),
        ("  ...  ", "file"),
        ("", "file"),
        ("Übersicht 日本.png", "Übersicht 日本.png"),
        ("x" * 300 + ".png", "x" * (LONGEST - 4) + ".png"),
        ("files/", "files"),
    ],
)
def test_names_lose_what_harms(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_any_name_becomes_one_that_can_be_stored_and_sent(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST
    assert not any(char in "/\\" or unicodedata.category(char).startswith("C") for char in safe)
    assert disposition(safe).encode("ascii").count(b'"') == 2


@given(st.text(), st.binary(max_size=200) | st.sampled_from([content for content, _ in SAMPLES.values()]))
def test_no_file_raises_anything_else(name: str, content: bytes) -> None:
    with contextlib.suppress(InvalidInput):
        assert check_files([(name, content)], LIMITS)[0].content == content


@given(st.binary(max_size=60).map(lambda rest: b"PK\x03\x04" + rest))
def test_broken_archives_are_nothing(content: bytes) -> None:
    assert recognise_media(content, extension_of("a.zip")) is None
