"""Gmail's search box, as far as it is needed: each term becomes an SQL condition on `mail`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from production.schemas.errors import InvalidInput

_TERM = re.compile(r'(\w+):("[^"]*"|\S+)$')
_AGE = re.compile(r"([1-9]\d*)([dmy])$")
_DAYS = {"d": 1, "m": 30, "y": 365}
_DAY_MS = 86_400_000
_HAS_LABEL = "EXISTS (SELECT 1 FROM mail_label WHERE mail_id = mail.id AND label = ?)"


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE clause with its parameter."""

    sql: str
    value: str | float


def has_label(label: str) -> Condition:
    return Condition(_HAS_LABEL, label)


def with_participant(address: str) -> Condition:
    return Condition("instr(' ' || sender || recipients, ?) > 0", f" {address.strip().lower()} ")


def parse_query(query: str, now_ms: int) -> list[Condition]:
    """InvalidInput names `q` for an operator that Gmail has and this mailbox has not: no silent wrong result."""
    terms = [_condition(term, now_ms) for term in query.split()]
    return [term for term in terms if term is not None]


def _condition(term: str, now_ms: int) -> Condition | None:
    match = _TERM.match(term)
    operator, value = match.groups() if match else ("", term)
    value = value.strip('"').lower()
    match operator:
        case "rfc822msgid":
            return Condition("lower(rfc822_id) = ?", value.strip("<>"))
        case "from":
            return Condition("instr(sender, ?) > 0", value)
        case "newer_than":
            return Condition("internal_date >= ?", now_ms - _age_ms(value))
        case "in" | "label":
            return None if value == "anywhere" else has_label(value.upper())
        case _:
            raise InvalidInput("q", f"the local mailbox knows rfc822msgid: from: newer_than: in: label:, not {term!r}")


def _age_ms(value: str) -> int:
    match = _AGE.match(value)
    if match is None:
        raise InvalidInput("q", f"newer_than: wants a number and d, m or y, for example 7d, not {value!r}")
    return int(match[1]) * _DAYS[match[2]] * _DAY_MS
