"""Cells that a spreadsheet would run as a formula get an apostrophe before them; reading takes it away again."""

from __future__ import annotations

_RUN = ("=", "+", "-", "@", "\t", "\r")


def neutral(cell: str) -> str:
    """The cell as text for every spreadsheet; exactly undone by `plain`."""
    return f"'{cell}" if cell.lstrip("'").startswith(_RUN) else cell


def plain(cell: str) -> str:
    """What was meant by a cell that somebody made harmless."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_RUN) else cell
