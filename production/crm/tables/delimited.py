"""Comma-separated values, as spreadsheets, exports and people write them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain, islice
from typing import IO

from production.crm.tables.encoding import encoding_of
from production.crm.tables.header import Records, below_header, column_names, header_of
from production.crm.tables.model import FIELD, Format, Row, Shape, TableLimits
from production.schemas.errors import InvalidInput

DELIMITERS = ",;\t|"
_LONGEST_LINE = 1_000_000
_SNIFFED = 8_000
_LOOKED_AT = 20
_NAMED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""The first line of what Excel wrote: it names the delimiter."""
_SHORTEST_CELL = 131_072


def csv_shape(file: IO[bytes], limits: TableLimits) -> Shape:
    """How it is to be read.

    Raises:
        InvalidInput: there is no table in it.
    """
    encoding = encoding_of(file)
    lines = _lines(file, encoding)
    start = "".join(islice(lines, 200))[:_SNIFFED]
    named = _NAMED.match(start)
    delimiter = named[1] if named else _delimiter(start)
    header = header_of(_records(file, encoding, delimiter, limits))
    return Shape(Format.CSV, column_names(header, limits), encoding, delimiter)


def csv_rows(file: IO[bytes], shape: Shape, limits: TableLimits) -> Iterator[Row]:
    """All but the header.

    Raises:
        InvalidInput: a line or a cell is longer than any table's.
    """
    return below_header(_records(file, shape.encoding, shape.delimiter, limits), len(shape.columns))


def _records(file: IO[bytes], encoding: str, delimiter: str, limits: TableLimits) -> Records:
    csv.field_size_limit(max(limits.cell, _SHORTEST_CELL))
    lines = _lines(file, encoding)
    first = next(lines, "")
    begun = lines if _NAMED.fullmatch(first) else chain([first], lines)
    records = enumerate(csv.reader(begun, delimiter=delimiter), 1)
    number = 0
    while True:
        try:
            number, cells = next(records)
        except StopIteration:
            return
        except csv.Error as error:
            raise InvalidInput(FIELD, f"row {number + 1} cannot be read ({error}): is a quote left open?") from error
        yield number, cells


def _lines(file: IO[bytes], encoding: str) -> Iterator[str]:
    file.seek(0)
    text = TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        while line := text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise InvalidInput(FIELD, f"has a line of more than {_LONGEST_LINE} characters: it is no table")
            yield line
    finally:
        text.detach()  # the file is its owner's to close


def _delimiter(start: str) -> str:
    """The one by which all lines have the same number of cells, the most of them; what is messy asks a library."""
    widths = {delimiter: _width(start, delimiter) for delimiter in DELIMITERS if delimiter in start}
    best = max(widths, key=widths.__getitem__, default=",")
    return best if not widths or widths[best] > 1 else _messy(start) or best


def _messy(start: str) -> str:
    # Here: few files need it, and no process should wait for it to start.
    from clevercsv import Sniffer  # noqa: PLC0415
    from clevercsv.cparser import Error  # noqa: PLC0415
    from clevercsv.exceptions import NoDetectionResult  # noqa: PLC0415

    try:
        found = Sniffer().sniff(start, delimiters=DELIMITERS)
    except (NoDetectionResult, Error):
        return ""
    return (found and found.delimiter) or ""


def _width(start: str, delimiter: str) -> int:
    """Cells of each line; 0 where that differs."""
    whole = start.splitlines(keepends=True)[: _LOOKED_AT + 1]
    lines = whole[:-1] if len(whole) > 1 and len(start) >= _SNIFFED else whole
    try:
        widths = {len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells}
    except csv.Error:
        return 0
    return widths.pop() if len(widths) == 1 else 0
