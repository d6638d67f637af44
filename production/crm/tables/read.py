"""Reads a table, whatever kind of file it is in: what is in it is told from its bytes, not from its name."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from itertools import islice
from os import SEEK_END
from typing import IO, assert_never

from production.crm.tables.delimited import csv_rows, csv_shape
from production.crm.tables.encoding import encoding_of
from production.crm.tables.model import FIELD, Format, Row, Shape, Survey, TableLimits
from production.crm.tables.objects import json_rows, json_shape
from production.crm.tables.vcards import vcard_rows, vcard_shape
from production.crm.tables.workbook import xlsx_rows, xlsx_shape
from production.schemas.errors import InvalidInput

LIMITS = TableLimits()
_START = 4_096
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b\x08", b"SQLite format 3", b"7z\xbc\xaf")
_VCARD = re.compile(r"\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\[\s*[{\]]|\{\s*[\"}])")
_SAMPLE = 10


def survey(file: IO[bytes], limits: TableLimits = LIMITS) -> Survey:
    """Reads the whole file once: how it is to be read, its first rows, and how many there are.

    Raises:
        InvalidInput: it is no table, or a larger one than is taken; nothing else, whatever the bytes are.
    """
    shape = _shape(file, limits)
    found = rows(file, shape, limits)
    sample = tuple(islice(found, _SAMPLE))
    return Survey(shape, sample, len(sample) + sum(1 for _ in found))


def rows(file: IO[bytes], shape: Shape, limits: TableLimits = LIMITS) -> Generator[Row, None, None]:
    """The rows of a file in order, at no time more than a few of them in memory; raises as `survey`."""
    for count, row in enumerate(_all_rows(file, shape, limits), 1):
        if count > limits.rows:
            raise InvalidInput(FIELD, f"has more than {limits.rows} rows: split it")
        yield row


def _shape(file: IO[bytes], limits: TableLimits) -> Shape:
    size = file.seek(0, SEEK_END)
    if size == 0:
        raise InvalidInput(FIELD, "is empty")
    if size > limits.bytes:
        raise InvalidInput(FIELD, f"is larger than {limits.bytes // 1_000_000} MB: split it")
    match _format_of(file):
        case Format.CSV:
            return csv_shape(file, limits)
        case Format.XLSX:
            return xlsx_shape(file, limits)
        case Format.JSON:
            return json_shape(file, limits)
        case Format.VCARD:
            return vcard_shape(file)
        case other:
            assert_never(other)


def _all_rows(file: IO[bytes], shape: Shape, limits: TableLimits) -> Iterator[Row]:
    match shape.format:
        case Format.CSV:
            return csv_rows(file, shape, limits)
        case Format.XLSX:
            return xlsx_rows(file, shape, limits)
        case Format.JSON:
            return json_rows(file, shape)
        case Format.VCARD:
            return vcard_rows(file, shape)
        case other:
            assert_never(other)


def _format_of(file: IO[bytes]) -> Format:
    file.seek(0)
    start = file.read(_START)
    if start.startswith(_ZIP):
        return Format.XLSX
    if start.startswith(_OLE):
        raise InvalidInput(FIELD, "is a workbook of an old or a locked kind: save it as .xlsx without a password")
    if start.startswith(_BINARY):
        raise InvalidInput(FIELD, "is no table: send CSV, XLSX, JSON or vCard")
    text = start.decode(encoding_of(file), errors="replace").lstrip("\ufeff")
    if _VCARD.match(text):
        return Format.VCARD
    return Format.JSON if _JSON.match(text) else Format.CSV
