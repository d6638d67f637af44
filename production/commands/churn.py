"""`fte churn`: how likely customers come back, by the models of the nightly job."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from production.areas.churn.rules.bought import Orders, buyers, snapshot_at
from production.areas.churn.rules.choosing import choose, cuts
from production.commands.common import print_json, read_json_lines
from production.schemas.errors import InvalidInput

app = typer.Typer(help="How likely customers come back.", no_args_is_help=True)


@app.callback()
def _churn() -> None:
    """Keeps `score` a command of its own, as long as it is the only one."""


@app.command()
def score(
    until: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The last day that is known: 2026-06-30.")],
    horizon_days: Annotated[int, typer.Option(min=1, max=3650, help="Within so many days after it.")],
) -> None:
    """Score buyers of orders from stdin, {"customer", "date", "amount"} a line; later orders do not count."""
    now = until.replace(tzinfo=UTC) + timedelta(days=1)
    orders = _orders(now)
    for customer, chance in zip(buyers(orders, now), _chances(orders, now, horizon_days), strict=True):
        print_json({"customer": customer, "probability": chance})


def _chances(orders: Orders, now: datetime, horizon_days: int) -> list[float | None]:
    """That each buys again; None: there is not enough to fit a model to and to judge it by."""
    if not orders:
        return []
    horizon, first = timedelta(days=horizon_days), min(map(min, orders.values()))
    seen = [snapshot_at(orders, at, horizon) for at in cuts(now, horizon_days, first)]
    model, today = choose(now, horizon_days, seen).chosen, snapshot_at(orders, now, None)
    return [round(1 - float(gone), 4) for gone in model.gone(today)] if model else [None] * len(today)


def _orders(now: datetime) -> Orders:
    """Those placed before that moment."""
    found = defaultdict(list)
    for line in read_json_lines("customer", "date"):
        if (placed := _moment(line["date"])) < now:
            found[line["customer"]].append(placed)
    return found


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput("date", f"{text!r} is no date; give one as in 2026-06-30") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
