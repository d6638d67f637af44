"""Reports and gaps as other programs and people see them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest

from production.areas.gaps.jobs import embed_unanswered
from production.areas.gaps.store import GapStore
from production.channels.registry import channels
from production.crm.permissions.model import EVERYTHING
from production.database.events import EventStore
from production.database.turns import TurnStore
from production.schemas.events import EventType
from production.tests.builders import chat
from production.tests.support.api import BEARER, System
from production.tests.support.gaps import UNKNOWN, Embedder
from production.tests.support.turns import claimed, reply

TODAY = datetime.now(UTC).date()


@pytest.mark.parametrize("path", ["/reports/daily", "/knowledge/gaps"])
async def test_strangers_may_not_read(system: System, path: str) -> None:
    wrong = await system.api.get(path, headers={"Authorization": "Bearer guess"})
    assert [(await system.api.get(path)).status_code, wrong.status_code] == [401, 401]


async def test_the_report_of_today_names_every_channel(system: System) -> None:
    answer = (await system.api.get("/reports/daily", headers=BEARER)).json()
    assert (answer["date"], answer["complete"]) == (str(TODAY), False)
    assert set(answer["channels"]) == set(channels())
    assert answer["total"]["resolution"] == {"answered": 0, "quiet": 0, "confirmed": 0, "durable": 0, "pending": 0}


async def test_the_report_counts_what_was_measured(system: System) -> None:
    turns, events = TurnStore(system.database), EventStore(system.database)
    await turns.settle(await claimed(turns, chat()), reply(sentiment=0.25))
    moments = [event for _, event in await events.unpublished(10)]
    [replied] = [event for event in moments if event.type == EventType.REPLIED]
    await events.record([(event, {event.type: 1.0}) for event in moments] + [(replied, {"response_latency_ms": 900.0})])
    answer = (await system.api.get("/reports/daily", params={"date": str(TODAY)}, headers=BEARER)).json()
    chats = answer["channels"]["whatsapp"]
    assert (chats["conversation_count"], chats["message_count"], chats["replied"]) == (1, 1, 1)
    assert (chats["escalation_rate"], chats["p50_response_latency_ms"], chats["p95_response_latency_ms"]) == (
        0,
        900,
        900,
    )
    assert chats["resolution"]["pending"] == 1


@pytest.mark.parametrize("wrong", ["yesterday", "2026-02-30", str(TODAY + timedelta(days=1))])
async def test_a_day_that_is_none_or_has_not_begun_is_refused_by_name(system: System, wrong: str) -> None:
    answer = await system.api.get("/reports/daily", params={"date": wrong}, headers=BEARER)
    assert answer.status_code == 422
    assert "date" in answer.text


class Cells(HTMLParser):
    """Counts what a reader needs: headings of rows and columns, figures, and nothing that loads or runs."""

    def __init__(self) -> None:
        super().__init__()
        self.count: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count[tag] = self.count.get(tag, 0) + 1


async def test_a_browser_gets_a_page_that_loads_nothing(system: System) -> None:
    accept = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = await system.api.get("/reports/daily", headers=BEARER | accept)
    assert answer.headers["content-type"].startswith("text/html")
    cells = Cells()
    cells.feed(answer.text)
    assert not {"script", "link", "img"} & cells.count.keys()
    assert cells.count["td"] == (len(channels()) + 1) * (cells.count["tr"] - cells.count["table"])


async def test_gaps_are_grouped_with_examples(system: System) -> None:
    turns = TurnStore(system.database)
    for number, text in enumerate(("a dark mode?", "Is it dark?", "A watch app?")):
        await turns.settle(await claimed(turns, chat(text, phone=f"+1202555010{number}")), reply(**UNKNOWN))
    await embed_unanswered(GapStore(system.database, EVERYTHING), Embedder())
    [dark, watch] = (await system.api.get("/knowledge/gaps", headers=BEARER)).json()
    assert (dark["questions"], dark["customers"], watch["questions"]) == (2, 2, 1)
    assert {example["text"] for example in dark["examples"]} == {"a dark mode?", "Is it dark?"}
    assert watch["examples"][0]["ticket_number"].startswith("TKT-")


async def test_rare_gaps_can_be_left_out(system: System) -> None:
    turns = TurnStore(system.database)
    await turns.settle(await claimed(turns, chat("A watch app?")), reply(**UNKNOWN))
    await embed_unanswered(GapStore(system.database, EVERYTHING), Embedder())
    assert (await system.api.get("/knowledge/gaps", params={"least": 2}, headers=BEARER)).json() == []
