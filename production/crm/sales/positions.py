"""Where a card stands in its column: a key that sorts between those of its neighbours, so that a move writes one row.

Keys are fractions in base 62, compared as bytes. The first six digits count steps, so that a card at either end of the
column gets the next number and no longer key; more digits follow only where a card comes between two (decision 38).
"""

from __future__ import annotations

from itertools import count

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_WHOLE = 6
_MIDDLE = _BASE**_WHOLE // 2


def position_between(above: str | None, below: str | None) -> str:
    """A key that sorts after `above` and before `below`; None: there is nothing on this side.

    Raises:
        ValueError: `above` does not sort before `below`.
    """
    if above is None and below is None:
        return _written(_MIDDLE, _WHOLE)
    if below is None:
        return _written(_number(above or "", _WHOLE) + 1, _WHOLE)
    if above is None:
        return _written(_number(below, _WHOLE) - 1, _WHOLE)
    longest = max(len(above), len(below), _WHOLE)
    if _number(above, longest) >= _number(below, longest):
        raise ValueError(f"{above} does not sort before {below}")
    length = next(n for n in count(_WHOLE) if _number(below, n) - _number(above, n) > 1)
    return _written((_number(above, length) + _number(below, length)) // 2, length)


def _number(key: str, length: int) -> int:
    """Its first so many digits; what it lacks of them is zero."""
    number = 0
    for digit in key[:length].ljust(length, _DIGITS[0]):
        number = number * _BASE + _DIGITS.index(digit)
    return number


def _written(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, _BASE)
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
