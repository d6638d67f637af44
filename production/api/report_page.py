"""The daily report as a page: one self-contained HTML document, no scripts, no requests. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from html import escape

from production.channels.registry import channels
from production.crm.support.daily import DailyFigures, Day

_Cell = Callable[[DailyFigures], str]


def _seconds(milliseconds: float | None) -> str:
    return "–" if milliseconds is None else f"{milliseconds / 1000:.2f} s"  # noqa: RUF001 - a dash for no figure


def _dollars(amount: float | None) -> str:
    return "not known" if amount is None else f"${amount:.4f}"


def _mood(sentiment: float | None) -> str:
    return "–" if sentiment is None else f"{sentiment:.2f}"  # noqa: RUF001 - a dash for no figure


_SECTIONS: tuple[tuple[str, tuple[tuple[str, _Cell], ...]], ...] = (
    (
        "What came in and how it ended",
        (
            ("Conversations", lambda f: str(f.traffic.conversations)),
            ("Messages", lambda f: str(f.traffic.messages)),
            ("Replied", lambda f: str(f.traffic.replied)),
            ("Left as a draft", lambda f: str(f.traffic.drafted)),
            ("Given to a person", lambda f: str(f.traffic.escalated)),
            ("Escalation rate", lambda f: f"{f.traffic.escalation_rate:.0%}"),
            ("Replies not delivered", lambda f: str(f.traffic.failed)),
        ),
    ),
    (
        "How people felt (0 furious, 1 delighted)",
        (
            ("Average sentiment", lambda f: _mood(f.traffic.avg_sentiment)),
            ("Unhappy messages", lambda f: str(f.traffic.negative)),
            ("Happy messages", lambda f: str(f.traffic.positive)),
        ),
    ),
    (
        "How long they waited",
        (
            ("Half of the replies within", lambda f: _seconds(f.traffic.p50_latency_ms)),
            ("95 % of the replies within", lambda f: _seconds(f.traffic.p95_latency_ms)),
        ),
    ),
    (
        "Whether the answers held",
        (
            ("Conversations answered by the AI", lambda f: str(f.resolution.answered)),
            ("Quiet: no contact on any channel for a day", lambda f: str(f.resolution.quiet)),
            ("Confirmed by the customer", lambda f: str(f.resolution.confirmed)),
            ("Durable: no contact on any channel for 7 days", lambda f: str(f.resolution.durable)),
            ("Not decided yet", lambda f: str(f.resolution.pending)),
            ("Cost of the day", lambda f: _dollars(f.spent.cost_usd)),
            ("Cost of a durable resolution", lambda f: _dollars(f.cost_per_durable)),
        ),
    ),
)

_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;"
    "padding:0 1rem}table{border-collapse:collapse;width:100%;margin-bottom:2rem}caption{text-align:left;"
    "font-weight:600;font-size:1.1rem;padding:.5rem 0}th,td{padding:.35rem .6rem;border-bottom:1px solid #8884;"
    "text-align:right;font-variant-numeric:tabular-nums}th:first-child{text-align:left;font-weight:400}"
)


def page(day: Day, figures: Sequence[DailyFigures]) -> str:
    """The report of a day; one column for each of `figures`."""
    final_on = day.date + timedelta(days=8)
    tables = "".join(_table(title, rows, figures) for title, rows in _SECTIONS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Daily report {day.date}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><main>'
        f"<h1>Daily report, {day.date} (UTC)</h1><p>Whether answers held is final on {final_on}.</p>"
        f"{tables}</main></body></html>"
    )


def _table(title: str, rows: Sequence[tuple[str, _Cell]], figures: Sequence[DailyFigures]) -> str:
    names = (channels()[one.channel].label if one.channel else "All" for one in figures)
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names) + "</tr>"
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell(one))}</td>" for one in figures)
        + "</tr>"
        for name, cell in rows
    )
    return f'<table><caption>{escape(title)}</caption><tr><th scope="col">Figure</th>{heads}</tr>{lines}</table>'
