"""Small files of every kind that can be attached."""

from __future__ import annotations

import io
import zipfile


def archive(*names: str) -> bytes:
    """A zip file with these (empty) entries, always the same."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name in names:
            opened.writestr(zipfile.ZipInfo(name), "")
    return written.getvalue()


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" * 3
OFFICE = ("[Content_Types].xml", "_rels/.rels")
SAMPLES = {
    "a.png": (PNG, "image/png"),
    "a.jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image/jpeg"),
    "a.JPG": (b"\xff\xd8\xff\xdb\x00\x43", "image/jpeg"),
    "a.gif": (b"GIF89a\x01\x00\x01\x00", "image/gif"),
    "a.webp": (b"RIFF\x1a\x00\x00\x00WEBPVP8L", "image/webp"),
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
    "a.txt": ("Grüße,\nAda".encode(), "text/plain"),
    "a.log": (b"12:00 \x1b[31mERROR\x1b[0m no route\r\n", "text/plain"),
    "latin.txt": (b"Gr\xfc\xdfe", "text/plain"),
    "a.csv": (b"id;name\n1;Ada\n", "text/csv"),
    "excel.csv": ("id\tname\n1\tAda".encode("utf-16"), "text/csv"),
    "a.docx": (
        archive(*OFFICE, "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "a.xlsx": (
        archive(*OFFICE, "xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
