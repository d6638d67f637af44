"""Marks tell messages apart: `c17n5` is the fifth of customer 17."""

from __future__ import annotations

import re
from dataclasses import dataclass

HANG = "please take your time"
"""A message with these words makes the model hang."""

NUMBER = "1202[0-9]{7}$"
"""How the address of a customer ends who has a number or an account: with the digits of `Mark`."""
_MARK = re.compile(r"c(\d+)n(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One message of one customer."""

    customer: int
    number: int

    def __str__(self) -> str:
        return f"c{self.customer}n{self.number}"

    @property
    def digits(self) -> str:
        """Of the number, or of the account."""
        return f"1202{self.customer:07d}"

    @property
    def address(self) -> str:
        return f"whatsapp:+{self.digits}"

    @property
    def email(self) -> str:
        return f"customer{self.customer}@load.example"

    @property
    def sid(self) -> str:
        return f"SM{self.customer:016x}{self.number:016x}"


def marks_in(text: str) -> list[str]:
    return [found.group() for found in _MARK.finditer(text)]


def parse(mark: str) -> Mark:
    """Raises ValueError: no mark."""
    found = _MARK.fullmatch(mark)
    if found is None:
        raise ValueError(mark)
    return Mark(int(found[1]), int(found[2]))
