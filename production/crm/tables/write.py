"""Writes a table, piece by piece: never is more of it in memory than some rows."""

from __future__ import annotations

import asyncio
import csv
import json
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from typing import IO, Any, TypeAlias, assert_never

from vobject import vCard
from vobject.vcard import Name
from xlsxwriter import Workbook

from production.crm.tables.model import Format
from production.crm.tables.neutral import neutral
from production.text.storable import storable

Record: TypeAlias = Mapping[str, Any]
"""Values by the name of their column: text, numbers, moments, lists of texts, None."""
Batches: TypeAlias = AsyncIterator[Sequence[Record]]

MEDIA_TYPES: Mapping[Format, str] = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
    Format.VCARD: "text/vcard; charset=utf-8",
}
_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""
_MOST_ROWS, _LONGEST_CELL = 1_048_575, 32_767
"""Of a sheet, beside its header; of a cell (Excel specifications and limits, Microsoft)."""
_PIECE = 1 << 18


def written(form: Format, columns: Sequence[str], batches: Batches) -> AsyncIterator[bytes]:
    """The file, in pieces; of vCards the columns are those of a contact."""
    match form:
        case Format.CSV:
            return _csv(columns, batches)
        case Format.XLSX:
            return _xlsx(columns, batches)
        case Format.JSON:
            return _json(columns, batches)
        case Format.VCARD:
            return _vcards(batches)
        case other:
            assert_never(other)


async def _csv(columns: Sequence[str], batches: Batches) -> AsyncIterator[bytes]:
    yield (_MARK + _lines([columns])).encode()
    async for batch in batches:
        yield _lines([[cell_of(record.get(name)) for name in columns] for record in batch]).encode()


def _lines(rows: Sequence[Sequence[str]]) -> str:
    text = StringIO()
    csv.writer(text).writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue()


async def _json(columns: Sequence[str], batches: Batches) -> AsyncIterator[bytes]:
    before = "["
    async for batch in batches:
        for record in batch:
            yield f"{before}\n{json.dumps({name: record.get(name) for name in columns}, default=str)}".encode()
            before = ","
    yield b"[]\n" if before == "[" else b"\n]\n"


async def _xlsx(columns: Sequence[str], batches: Batches) -> AsyncIterator[bytes]:
    with tempfile.TemporaryFile() as file:
        sheets = _Sheets(file, columns)
        async for batch in batches:
            await asyncio.to_thread(sheets.add, batch)
        await asyncio.to_thread(sheets.close)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


class _Sheets:
    """A workbook that goes to disk row by row; what one sheet does not hold stands in the next."""

    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        self._book = Workbook(file, {"constant_memory": True})
        self._columns = columns
        self._begin()

    def add(self, batch: Sequence[Record]) -> None:
        for record in batch:
            if self._row > _MOST_ROWS:
                self._begin()
            self._write([cell_of(record.get(name)) for name in self._columns])

    def close(self) -> None:
        self._book.close()

    def _begin(self) -> None:
        self._sheet, self._row = self._book.add_worksheet(), 0
        self._write(self._columns)

    def _write(self, cells: Sequence[str]) -> None:
        for place, cell in enumerate(cells):
            if cell:
                self._sheet.write_string(self._row, place, neutral(cell)[:_LONGEST_CELL])
        self._row += 1


async def _vcards(batches: Batches) -> AsyncIterator[bytes]:
    async for batch in batches:
        yield "".join(map(_card, batch)).encode()


def _card(record: Record) -> str:
    card = vCard()
    given, family = (cell_of(record.get(name)) for name in ("first_name", "last_name"))
    card.add("n").value = Name(family=family, given=given)
    card.add("fn").value = " ".join(filter(None, (given, family))) or cell_of(record.get("email"))
    for line, name in (("email", "email"), ("tel", "phone"), ("title", "position"), ("note", "notes")):
        if text := cell_of(record.get(name)):
            card.add(line).value = text
    if company := cell_of(record.get("company")):
        card.add("org").value = [company]
    if tags := record.get("tags"):
        card.add("categories").value = list(tags)
    return str(card.serialize())


def cell_of(value: Any) -> str:
    """A value as the text of a cell."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return ", ".join(map(str, value))
        case datetime() | date():
            return value.isoformat()
        case _:
            return storable(str(value))
