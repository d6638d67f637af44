"""A table in a file: how it is to be read, and what a row of it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

FIELD = "file"
"""What a table that cannot be read is refused as."""


class Format(StrEnum):
    """What kind of file it is; stored."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    """An array of objects, or an object a line."""
    VCARD = "vcf"


class Row(NamedTuple):
    """One row, with a cell for each column."""

    number: int
    """As a spreadsheet counts: the header is row 1. Objects and cards are counted from 1."""
    cells: tuple[str, ...]
    problem: str | None = None
    """Why it cannot be taken apart; its cells are then what could be read of it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file is to be read: what was found out about it once."""

    format: Format
    columns: tuple[str, ...]
    """Each name once; one that the file leaves empty is called after its place."""
    encoding: str = "utf-8"
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in a file."""

    shape: Shape
    sample: tuple[Row, ...]
    """The first rows."""
    rows: int


@dataclass(frozen=True, slots=True)
class TableLimits:
    """How much of a table is taken: what is larger is refused before it is read."""

    bytes: int = 50_000_000
    unpacked_bytes: int = 120_000_000
    """Of a workbook, which is a packed folder."""
    rows: int = 500_000
    columns: int = 200
    cell: int = 100_000
    """Characters."""
