"""Workbooks of Excel and of whatever else writes them: the first sheet that has something in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound, XmlError, ZipError

from production.crm.tables.header import Records, below_header, column_names, header_of
from production.crm.tables.model import FIELD, Format, Row, Shape, TableLimits
from production.schemas.errors import InvalidInput

_UNREADABLE = (CalamineError, PasswordError, WorksheetNotFound, XmlError, ZipError)


def xlsx_shape(file: IO[bytes], limits: TableLimits) -> Shape:
    """How it is to be read.

    Raises:
        InvalidInput: it is no workbook that can be read, or there is no table in it.
    """
    return Shape(Format.XLSX, column_names(header_of(_records(file, limits)), limits))


def xlsx_rows(file: IO[bytes], shape: Shape, limits: TableLimits) -> Iterator[Row]:
    """All but the header; raises as `xlsx_shape`."""
    return below_header(_records(file, limits), len(shape.columns))


def _records(file: IO[bytes], limits: TableLimits) -> Records:
    _require_room(file, limits)
    file.seek(0)
    try:
        with CalamineWorkbook.from_filelike(file) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                if sheet.start is None:
                    continue
                for number, cells in enumerate(sheet.iter_rows(), 1):
                    yield number, [_text(cell) for cell in cells]
                return
    except _UNREADABLE as error:
        raise InvalidInput(FIELD, "is no workbook that can be read: save it as .xlsx without a password") from error


def _require_room(file: IO[bytes], limits: TableLimits) -> None:
    """A small archive may unpack to more than any memory."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InvalidInput(FIELD, "is a damaged workbook: save it again") from error
    if unpacked > limits.unpacked_bytes:
        most = limits.unpacked_bytes // 1_000_000
        raise InvalidInput(FIELD, f"unpacks to more than {most} MB: save it as CSV, which takes less")


def _text(cell: Any) -> str:
    """A number as it is shown without a format: 49301234567, not 4.9e10."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, str | int | float | timedelta) else ""
