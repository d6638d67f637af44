"""When a page is mailed, and what the mail says. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from production.areas.insights.model.figures import Answer
from production.areas.insights.model.mails import Cadence, MailWish
from production.areas.insights.rules.lines import html_of, said
from production.areas.insights.rules.ranges import Period
from production.crm.permissions.letters import Letter, TextFile
from production.schemas.site import Site
from production.schemas.time_zones import next_morning

_MONDAY = 0


def due_after(wish: MailWish, now: datetime) -> datetime:
    """The next morning, or that of the next Monday, where its reader is."""
    return next_morning(ZoneInfo(wish.time_zone), now, _MONDAY if wish.every is Cadence.WEEKLY else None)


def period_of(wish: MailWish, due: datetime) -> Period:
    """The day or the week before the one when it is due, with the one before that."""
    zone = ZoneInfo(wish.time_zone)
    until = due.astimezone(zone).date()
    return Period(until - timedelta(days=7 if wish.every is Cadence.WEEKLY else 1), until, zone, compare=True)


def letter_of(wish: MailWish, period: Period, answer: Answer, table: str, site: Site, message_id: str) -> Letter:
    """Figures in the text; the page as HTML, and all of it as CSV (`table`), go along."""
    title = f"Insights: {wish.page}, {period.since} to {period.until}"
    lines = [
        f"{told.figure.title}: {said(told.value, told.figure.unit)} (before: {said(told.before, told.figure.unit)})"
        for told in answer.figures
    ]
    address = site.console(f"insights/{wish.page}/?from={period.since}&to={period.until}&compare=true")
    name = f"insights-{wish.page}-{period.since}"
    files = (
        TextFile(name=f"{name}.html", content_type="text/html", content=html_of(title, answer, period)),
        TextFile(name=f"{name}.csv", content_type="text/csv", content=table),
    )
    return Letter(title, "\n".join([*lines, "", f"The tickets behind them: {address}", ""]), message_id, files)
