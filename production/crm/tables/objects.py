"""JSON: an array of objects, or an object a line. What an object holds inside becomes columns of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO, Any

from production.crm.tables.encoding import encoding_of
from production.crm.tables.model import FIELD, Format, Row, Shape, TableLimits
from production.schemas.errors import InvalidInput
from production.text.storable import storable

_PIECE = 1 << 16
_LARGEST = 1_000_000
_BETWEEN = re.compile(r"^[\s,]+")
_DEEPEST = 3


def json_shape(file: IO[bytes], limits: TableLimits) -> Shape:
    """How it is to be read; its columns are the keys of all objects, in the order in which they are met.

    Raises:
        InvalidInput: it is no JSON, or its items are no objects.
    """
    encoding, names = encoding_of(file), dict[str, None]()
    for _, item in _items(file, encoding):
        names |= dict.fromkeys(_flat(item))
        if len(names) > limits.columns:
            raise InvalidInput(FIELD, f"its objects have more than {limits.columns} different keys")
    if not names:
        raise InvalidInput(FIELD, "has no objects with values in it")
    return Shape(Format.JSON, tuple(names), encoding)


def json_rows(file: IO[bytes], shape: Shape) -> Iterator[Row]:
    """All objects that hold something; raises as `json_shape`."""
    for number, item in _items(file, shape.encoding):
        values = _flat(item)
        if any(values.values()):
            yield Row(number, tuple(values.get(name, "") for name in shape.columns))


def _items(file: IO[bytes], encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    file.seek(0)
    text = TextIOWrapper(file, encoding, errors="replace")
    try:
        yield from enumerate(_Objects(text), 1)
    finally:
        text.detach()


class _Objects:
    """One at a time: never is more of the file in memory than a piece and the largest object."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._buffer = text.read(_PIECE).lstrip("\ufeff \t\r\n").removeprefix("[")
        self._ended = False
        # As text: no digit of a number is lost, nor a zero behind it.
        self._decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        number = 1
        while self._goes_on():
            try:
                item = self._next()
            except RecursionError as error:
                raise InvalidInput(FIELD, f"object {number} is nested too deeply") from error
            except ValueError as error:
                raise InvalidInput(FIELD, f"object {number} is no JSON: {error}") from error
            if not isinstance(item, dict):
                raise InvalidInput(FIELD, f'item {number} is no object: write them as {{"email": "..."}}')
            yield item
            number += 1

    def _goes_on(self) -> bool:
        while True:
            self._buffer = _BETWEEN.sub("", self._buffer, count=1)
            if self._buffer or not self._more():
                return self._buffer[:1] not in ("", "]")

    def _next(self) -> Any:
        while True:
            try:
                item, end = self._decoder.raw_decode(self._buffer)
            except ValueError:
                if len(self._buffer) > _LARGEST or not self._more():
                    raise
            else:
                self._buffer = self._buffer[end:]
                return item

    def _more(self) -> bool:
        """As much again: however long an object is, it is not decoded from its beginning too often."""
        piece = "" if self._ended else self._text.read(max(len(self._buffer), _PIECE))
        self._buffer += piece
        self._ended = not piece
        return not self._ended


def _flat(item: dict[str, Any], before: str = "", depth: int = 1) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in item.items():
        name = " ".join(storable(f"{before}{key}").split()) or "unnamed"
        if isinstance(value, dict) and depth < _DEEPEST:
            flat |= _flat(value, f"{name}.", depth + 1)
        else:
            flat[name] = _text(value)
    return flat


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return value
        case list() if all(isinstance(one, str | None) for one in value):
            return ", ".join(filter(None, value))
        case _:
            return json.dumps(value, ensure_ascii=False)
