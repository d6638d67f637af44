"""Names of columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from production.crm.tables.model import FIELD, Row, TableLimits
from production.schemas.errors import InvalidInput
from production.text.storable import storable

_LONGEST = 200
Records: TypeAlias = Iterator[tuple[int, list[str]]]
"""Number and cells of every line of a table, also of those with nothing in them."""


def header_of(records: Records) -> list[str]:
    """The first that is filled; what is before is taken from the iterator as well."""
    return next((cells for _, cells in records if _filled(cells)), [])


def below_header(records: Records, width: int) -> Iterator[Row]:
    """The rows, each with as many cells as there are columns; one with more says so."""
    header_of(records)
    for number, cells in records:
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        problem = None
        if len(cells) > width:
            problem = f"has {len(cells)} cells, there are {width} columns: put cells with a delimiter into quotes"
        if _filled(cells):
            yield Row(number, (*cells[:width], *[""] * (width - len(cells))), problem)


def column_names(header: Sequence[str], limits: TableLimits) -> tuple[str, ...]:
    """Each once: what stands there again gets a number, what is empty is called after its place.

    Raises:
        InvalidInput: there is none, or more than are taken.
    """
    cells = list(header)
    while cells and not cells[-1].strip():
        cells.pop()
    if not cells:
        raise InvalidInput(FIELD, "has no table: the first row must name the columns")
    if len(cells) > limits.columns:
        raise InvalidInput(FIELD, f"has {len(cells)} columns; {limits.columns} are taken at most")
    names: dict[str, None] = {}
    for place, cell in enumerate(cells, 1):
        name = " ".join(storable(cell).split())[:_LONGEST] or f"Column {place}"
        number, unique = 1, name
        while unique in names:
            number += 1
            unique = f"{name} ({number})"
        names[unique] = None
    return tuple(names)


def _filled(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)
