"""What means itself in any language: quotations, addresses, numbers, amounts of money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from production.text.folding import spelt


class LiteralType(StrEnum):
    """What a token is."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"
    EMAIL = "email"
    PHONE = "phone"
    MONEY = "money"
    NUMBER = "number"
    ID = "id"
    DAY = "day"
    """A date in figures."""
    TIME = "time"


_AMOUNT = r"\d(?:[\d.,']*\d)?"
_SCALE = r"(?:k|m|mio|mn|tsd)"
_CURRENCIES = {
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "dolares": "USD", "us$": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP", "chf": "CHF", "franken": "CHF",
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))
_SCALES = {"k": 1_000, "tsd": 1_000, "m": 1_000_000, "mio": 1_000_000, "mn": 1_000_000}
_TOKEN = re.compile(
    rf"""
      (?P<quote> "[^"]*" | “[^”]*” | „[^“”]*[“”] | «[^»]*» | (?<!\w)'[^']+'(?!\w) )
    | (?P<email> [^\s,;:()<>"]+@[^\s,;:()<>"]*[^\s,;:()<>".!?] )
    | (?P<day> \d{{4}}-\d\d?-\d\d? | \d\d?[./]\d\d?[./](?:\d{{4}}|\d\d)? )
    | (?P<time> \d\d?:\d\d(?:\s?[ap]m\b)? | \d\d?\s?[ap]m\b )
    | (?P<phone> (?:\+|\b00)\d[\d\ ()/.-]{{5,}}\d | \b0\d[\d\ ()/-]{{5,}}\d )
    | (?P<money> [$€£]\s?{_AMOUNT}(?:\s?{_SCALE}\b)?
               | \b{_AMOUNT}\s?{_SCALE}?\s?(?:{_NAMES})(?!\w) | \b{_AMOUNT}{_SCALE}\b )
    | (?P<id> \#\d+ )
    | (?P<number> \b{_AMOUNT}\b )
    | (?P<word> ['’]s\b | [^\W_]+(?:[-&’'](?!s\b)[^\W_]+)* )
    | (?P<mark> -> | [^\w\s] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Of two readings of one place, the first."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, mark or literal of a text."""

    text: str
    start: int
    end: int
    type: LiteralType

    @property
    def word(self) -> str:
        """As it stands in the vocabulary."""
        return spelt(self.text)

    @property
    def content(self) -> str:
        """Without quotation marks."""
        return self.text[1:-1].strip() if self.type is LiteralType.QUOTE else self.text


def tokens(text: str) -> list[Token]:
    """All of them, in order."""
    return [
        Token(found[0], found.start(), found.end(), LiteralType(found.lastgroup or "mark"))
        for found in _TOKEN.finditer(text)
    ]


def money(text: str) -> tuple[Decimal, str | None]:
    """The amount and, where one is said, the currency: `$5k`, `12.500 EUR`, `1,200.50`."""
    lowered = spelt(text)
    found = re.search(_AMOUNT, lowered)
    if found is None:
        raise ValueError(text)
    rest = f"{lowered[: found.start()]} {lowered[found.end() :]}".replace("$", " $ ").replace("€", " € ")
    scale, currency = 1, None
    for name, code in _CURRENCIES.items():
        if name in rest:
            currency, rest = code, rest.replace(name, " ")
            break
    for word in rest.split():
        scale = _SCALES.get(word, scale)
    return _decimal(found[0]) * scale, currency


def _decimal(text: str) -> Decimal:
    """A sign before exactly three last digits groups thousands, unless another sign follows it."""
    digits = text.replace("'", "")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return Decimal(digits)
    sign, behind = digits[last], digits[last + 1 :]
    both = "." in digits and "," in digits
    if not both and (len(behind) == 3 or digits.count(sign) > 1):
        return Decimal(digits.replace(sign, ""))
    return Decimal(f"{digits[:last].replace('.', '').replace(',', '')}.{behind}")
