"""`fte churn score`: from lines of orders to chances."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from typer.testing import CliRunner

from production.commands.churn import app
from production.schemas.errors import InvalidInput

UNTIL = date(2026, 6, 30)


def _scored(orders: list[tuple[str, date]]) -> dict[str, Any]:
    lines = "".join(json.dumps({"customer": who, "date": str(day), "amount": 20}) + "\n" for who, day in orders)
    shown = CliRunner().invoke(app, ["score", "--until", str(UNTIL), "--horizon-days", "30"], input=lines)
    assert shown.exit_code == 0, shown.exception
    return {line["customer"]: line["probability"] for line in map(json.loads, shown.stdout.splitlines())}


def _regular(who: str, last: date) -> list[tuple[str, date]]:
    """Every twenty days for a year, up to the last."""
    return [(who, last - timedelta(days=20 * back)) for back in range(18)]


def test_who_still_buys_is_likelier_to_come_back_than_who_has_stopped() -> None:
    days_ago = {f"c{n}": (n % 20) if n % 2 else 20 + (n * 7) % 320 for n in range(600)}
    scores = _scored([order for who, ago in days_ago.items() for order in _regular(who, UNTIL - timedelta(days=ago))])
    assert scores.keys() == days_ago.keys()
    assert scores["c1"] > 0.5 > min(scores.values())


def test_of_too_few_nothing_is_said_and_later_orders_do_not_count() -> None:
    assert _scored([*_regular("ada", UNTIL), ("bob", UNTIL + timedelta(days=1))]) == {"ada": None}


def test_a_day_that_is_none_is_named() -> None:
    line = '{"customer": "ada", "date": "yesterday", "amount": 1}\n'
    refused = CliRunner().invoke(app, ["score", "--until", str(UNTIL), "--horizon-days", "30"], input=line)
    assert isinstance(refused.exception, InvalidInput)
    assert str(refused.exception).startswith("date")
