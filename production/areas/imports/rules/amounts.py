"""Amounts and numbers as people write them; what may be read in two ways is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from production.schemas.errors import InvalidInput
from production.schemas.money import USUAL_CURRENCY

_ISO_4217 = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
_DOLLARS = "USD ARS AUD BBD BMD BND BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU XCD"
_MEANT: Mapping[str, frozenset[str]] = {
    **{code: frozenset({code}) for code in _ISO_4217.split()},
    "€": frozenset({"EUR"}),
    "£": frozenset({"GBP"}),
    "¥": frozenset({"JPY", "CNY"}),
    "$": frozenset(_DOLLARS.split()),
}
"""What may stand beside an amount, with the currencies that it may mean."""
_WRITTEN = re.compile(
    r"(?P<before>[€$£¥]|[A-Z]{3})?\s*"
    r"(?P<whole>\d{1,3}(?:(?P<between>[., '’])\d{3})(?:(?P=between)\d{3}){0,3}|\d{1,12})"  # noqa: RUF001 - Swiss
    r"(?:(?!(?P=between))[.,](?P<cents>\d{1,2}))?"
    r"\s*(?P<after>[€$£¥]|[A-Z]{3})?"
)
_TWO_WAYS = re.compile(r"-?[1-9]\d{0,2},\d{3}")
LONGEST_NUMBER = 18
"""Digits that surely fit into a number of the base."""


def money(cell: str, currency: str | None) -> dict[str, Any]:
    """`value` of a deal, and `currency` where a sign or code beside it says one; `currency` is that of its own column.

    Raises:
        InvalidInput: it is no amount, may mean two, or is in another currency than its column says.
    """
    found = _WRITTEN.fullmatch(cell)
    marks = [mark for mark in (found["before"], found["after"]) if mark] if found else []
    if found is None or not _MEANT.keys() >= {*marks}:
        raise InvalidInput("value", "must be an amount, as in 1250.50")
    whole, between, cents = found["whole"], found["between"], found["cents"]
    if between and between in ".," and not cents and whole.count(between) == 1:
        raise InvalidInput("value", _two_ways(cell))
    value = float("".join(filter(str.isdecimal, whole)) + "." + (cents or "0"))
    return {"value": value} | ({"currency": _meant(marks, currency)} if marks else {})


def _meant(marks: list[str], currency: str | None) -> str:
    meant = frozenset.intersection(*(_MEANT[mark] for mark in marks))
    if currency is not None:
        meant &= {currency}
    if not meant:
        raise InvalidInput("currency", f"{' and '.join(marks)} beside the amount is another than is said elsewhere")
    if len(meant) > 1:
        meant &= {USUAL_CURRENCY}
    if not meant:
        raise InvalidInput("currency", f"{marks[0]} may be several: say which one in a column of its own")
    return min(meant)


def number(name: str, cell: str) -> float | int | str:
    """As JSON would bring it; what is none stays as it is. A point is that of decimals, as in an export.

    Raises:
        InvalidInput: it may mean two numbers.
    """
    if _TWO_WAYS.fullmatch(cell):
        raise InvalidInput(name, _two_ways(cell))
    if cell.removeprefix("-").isdecimal() and len(cell) <= LONGEST_NUMBER:
        return int(cell)
    try:
        return float(cell.replace(",", ".") if "." not in cell else cell)
    except ValueError:
        return cell


def _two_ways(cell: str) -> str:
    return f"{cell} may mean two things: write it as in 1250.50"
