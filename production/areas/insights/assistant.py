"""Figures, for the assistant: they can be asked for, by page and day; nobody changes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from production.api.assisted import LookedAt
from production.areas import Offer
from production.areas.insights.model.figures import Narrowed, Told
from production.areas.insights.rules.lines import said
from production.areas.insights.rules.ranges import Period
from production.areas.insights.rules.registry import FIGURES, LAYOUTS, PageName
from production.areas.insights.store.figures import InsightStore
from production.crm.assistant.kinds import Field, FieldType, Found, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.pool import Database
from production.schemas.errors import NotFound

FIGURE = Kind(
    name="figure",
    plural="figures",
    fields=(
        Field("title", required=True),
        Field("value"),
        Field("about", FieldType.CHOICE, choices=tuple(PageName)),
        Field("day", FieldType.DATE),
    ),
    title=("title",),
    tells_apart=("value",),
    path="/console/insights/",
    words=read_words("production.areas.insights"),
)
_NUMBERS = {name: number for number, name in enumerate(FIGURES, start=1)}
_APART = 1_000
"""A figure in a currency has the number of the figure, and of the currency as digits of base 36."""
_USUAL = timedelta(days=27)


class FigureRecords(LookedAt):
    """Figures of a page over some days, as records that are only read."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._store = InsightStore(database, scope)

    async def find(self, query: Query) -> Found:
        """Those of the page that is asked about, of the days that are said; else of the last 28."""
        page = PageName(query.one("about") or PageName.OVERVIEW)
        answer = await self._store.page(LAYOUTS[page], _period(query), Narrowed())
        rows = [_row(told, page) for told in answer.figures]
        named = [row for row in rows if query.text.lower() in row["title"].lower()]
        return Found(named or rows, len(named or rows))

    async def get(self, number: int) -> Row:
        """One of the last 28 days."""
        name = next((name for name, known in _NUMBERS.items() if known == number % _APART), None)
        page = next((page for page, layout in LAYOUTS.items() if name in layout.figures), None)
        if page is None:
            raise NotFound("There is no such figure.")
        rows = (await self.find(Query(equal={"about": (page,)}))).rows
        row = next((row for row in rows if row["id"] == number), None)
        if row is None:
            raise NotFound("There is nothing in this currency.")
        return row


def _period(query: Query) -> Period:
    """Days of the range that is said; what is said without one of its ends goes up to today."""
    today = datetime.now(UTC).date()
    since, until = query.at_least.get("day"), query.at_most.get("day")
    last = date.fromisoformat(until) if until else today
    first = date.fromisoformat(since) if since else last - _USUAL
    return Period(first, max(first, last) + timedelta(days=1), ZoneInfo("UTC"))


def _row(told: Told, page: PageName) -> Row:
    figure = told.figure
    number = _NUMBERS[figure.name] + _APART * int(figure.currency or "0", 36)
    value = said(told.value, figure.unit)
    return {"id": number, "title": figure.title, "value": value, "about": page, "day": None}


OFFERS = (Offer(FIGURE, {Verb.FIND: Action.READ}, FigureRecords),)
