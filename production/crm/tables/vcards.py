"""vCards 2.1, 3 and 4, as phones and address books export them: one file, many cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO, Any

from vobject.base import Component, VObjectError, readComponents

from production.crm.tables.encoding import encoding_of
from production.crm.tables.model import FIELD, Format, Row, Shape
from production.schemas.errors import InvalidInput

COLUMNS = ("Name", "First name", "Last name", "Email", "Phone", "Company", "Position", "Notes", "Tags")
MORE = ("Email (2)", "Phone (2)")
_BEGIN, _END = (
    re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE),
    re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE),
)
_LEFT_OUT = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-[\w-]*|AGENT)[;:]", re.IGNORECASE)
"""Pictures and keys are most of a card, and none of its columns."""
_LONGEST_LINE = 1_000_000
_LARGEST = 200_000
_BROKEN = (VObjectError, ValueError, LookupError, AttributeError, TypeError, AssertionError)
"""What the library raises about a card that is none."""


def vcard_shape(file: IO[bytes]) -> Shape:
    """How it is to be read."""
    return Shape(Format.VCARD, (*COLUMNS, *MORE), encoding_of(file))


def vcard_rows(file: IO[bytes], shape: Shape) -> Iterator[Row]:
    """All cards; one that cannot be read says so.

    Raises:
        InvalidInput: a card is larger than any person's.
    """
    for number, card in enumerate(_cards(file, shape.encoding), 1):
        try:
            found = next(readComponents(card, ignoreUnreadable=True, allowQP=True), None)
            cells = _cells(found) if found is not None else ("",) * len(shape.columns)
        except _BROKEN as error:
            yield Row(number, ("",) * len(shape.columns), f"is no vCard that can be read ({type(error).__name__})")
        else:
            yield Row(number, cells)


def _cards(file: IO[bytes], encoding: str) -> Iterator[str]:
    """The text of each, without what is left out."""
    card: list[str] | None = None
    size, inside_left_out = 0, False
    for line in _lines(file, encoding):
        if _BEGIN.fullmatch(line):
            card, size, inside_left_out = [], 0, False
        if card is None:
            continue
        continued = line[:1] in (" ", "\t")
        inside_left_out = inside_left_out if continued else bool(_LEFT_OUT.match(line))
        if not inside_left_out:
            card.append(line)
            size += len(line)
        if size > _LARGEST:
            raise InvalidInput(FIELD, f"has a card of more than {_LARGEST} characters beside its pictures")
        if _END.fullmatch(line):
            yield "".join(card)
            card = None


def _lines(file: IO[bytes], encoding: str) -> Iterator[str]:
    file.seek(0)
    text = TextIOWrapper(file, encoding, errors="replace")
    try:
        while line := text.readline(_LONGEST_LINE):
            yield line
    finally:
        text.detach()


def _cells(card: Component) -> tuple[str, ...]:
    name = next(iter(card.contents.get("n", ())), None)
    given, family = ("", "") if name is None else (_words(name.value.given), _words(name.value.family))
    (email, email_2, *_), (phone, phone_2, *_) = ([*_values(card, kind), "", ""] for kind in ("email", "tel"))
    company = next(iter(_listed(card, "org")), "")
    beside = _first(card, "title"), _first(card, "note"), ", ".join(_listed(card, "categories"))
    found = _first(card, "fn"), given, family, email, phone, company, *beside, email_2, phone_2
    return tuple(each.strip() for each in found)


def _values(card: Component, name: str) -> list[str]:
    """The preferred one first."""
    lines = sorted(card.contents.get(name, ()), key=lambda line: not _preferred(line))
    texts = [re.sub(r"^(?:tel|mailto):", "", _words(line.value), flags=re.IGNORECASE) for line in lines]
    return [text for text in texts if text.strip()]


def _preferred(line: Any) -> bool:
    kinds = ",".join(line.params.get("TYPE", ())).lower().split(",")
    return "pref" in kinds or "PREF" in line.params or "PREF" in getattr(line, "singletonparams", ())


def _first(card: Component, name: str) -> str:
    return next(iter(_values(card, name)), "")


def _listed(card: Component, name: str) -> list[str]:
    lines = card.contents.get(name, ())
    return [_words(one) for line in lines for one in (line.value if isinstance(line.value, list) else [line.value])]


def _words(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
