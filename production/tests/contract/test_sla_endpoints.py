"""`/api/v1/sla` and `/api/v1/notifications`."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.sla.clocks import Clocks
from production.areas.sla.model import Weekday
from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired
from production.tests.support.records import filed

TICKETS = "http://inside/api/tickets"
PROMISE: dict[str, Any] = {
    "hours": {
        "time_zone": "Europe/Berlin",
        "week": {"monday": [{"opens": "09:00", "closes": "17:00"}]},
        "country": "DE",
    },
    "policies": {"urgent": {"first_response_minutes": 30}},
}


async def test_nothing_is_promised_until_somebody_does(system: System) -> None:
    assert (await system.api.get("/sla", headers=BEARER)).json() is None
    made = await system.api.put("/sla", json=PROMISE, headers=BEARER)
    assert made.status_code == 200
    shown = (await system.api.get("/sla", headers=BEARER)).json()
    assert shown == made.json()
    assert shown["policies"]["urgent"] == {
        "first_response_minutes": 30,
        "next_response_minutes": None,
        "resolution_minutes": None,
    }


@pytest.mark.parametrize(
    ("field", "hours"),
    [
        ("hours.time_zone", {"time_zone": "Mars/Olympus"}),
        ("hours.country", {"country": "Atlantis"}),
        ("hours.week.monday.0.closes", {"week": {"monday": [{"opens": "09:00", "closes": "25:00"}]}}),
    ],
)
async def test_what_is_wrong_is_named(system: System, field: str, hours: dict[str, Any]) -> None:
    wrong = {**PROMISE, "hours": PROMISE["hours"] | hours}
    refused = await system.api.put("/sla", json=wrong, headers=BEARER)
    assert (refused.status_code, [each["field"] for each in refused.json()["fields"]]) == (422, [field])


async def test_one_reads_ones_own_notifications_and_says_so(system: System) -> None:
    me, other = [await hired(system.database, role, "billing") for role in (Role.REP, Role.MANAGER)]
    record = await filed(system.database, me.id, "billing")
    for person in (me, other):
        await system.database.execute(
            "insert into notifications (user_id, kind, ticket_id) "
            "select $1, 'sla_breached', id from tickets where customer_id = $2",
            person.id,
            record.ids["customer_id"],
        )
    mine = (await system.api.get("/notifications", headers=me.bearer)).json()
    assert mine["unread"] == len(mine["items"]) > 0
    ids = [mine["items"][0]["id"]]
    assert (await system.api.post("/notifications/read", json={"ids": ids}, headers=me.bearer)).status_code == 204
    left = (await system.api.get("/notifications", headers=me.bearer)).json()
    assert left["unread"] == mine["unread"] - 1
    await system.api.post("/notifications/read", json={}, headers=me.bearer)
    counts = [(await system.api.get("/notifications", headers=who.bearer)).json()["unread"] for who in (me, other)]
    assert counts == [0, mine["unread"]]


async def test_of_a_ticket_that_one_lost_nothing_is_told(system: System) -> None:
    me = await hired(system.database, Role.REP, "billing")
    await filed(system.database, me.id, "billing")
    told = "insert into notifications (user_id, kind, ticket_id) select $1, 'sla_breached', id from tickets"
    await system.database.execute(told, me.id)
    await system.database.execute("update tickets set assigned_to = null, assigned_team = 'legal'")
    shown = (await system.api.get("/notifications", headers=me.bearer)).json()
    assert (shown["items"], shown["unread"]) == ([], 0)


async def test_a_line_of_the_inbox_and_the_ticket_say_by_when_it_is_due(system: System) -> None:
    await system.api.put("/sla", json=PROMISE | {"policies": {"medium": {"resolution_minutes": 60}}}, headers=BEARER)
    await filed(system.database, None, "billing")
    await Clocks(system.database).run()
    rows = (await system.api.get(TICKETS, headers=BEARER)).json()["tickets"]
    assert {row["sla"]["state"] for row in rows} == {"ok"}
    shown = (await system.api.get(f"{TICKETS}/{rows[0]['id']}", headers=BEARER)).json()
    assert shown["sla"] == rows[0]["sla"]


async def test_a_breach_stands_in_the_timeline_of_its_ticket(system: System) -> None:
    always = {"time_zone": "UTC", "week": {day: [{"opens": "00:00", "closes": "24:00"}] for day in Weekday}}
    promise = {"hours": always, "policies": {"medium": {"resolution_minutes": 60}}}
    await system.api.put("/sla", json=promise, headers=BEARER)
    record = await filed(system.database, None, "billing")
    await system.database.execute("update tickets set created_at = created_at - interval '2 hours'")
    await Clocks(system.database).run()
    shown = (await system.api.get(f"{TICKETS}/{record.ids['ticket_id']}", headers=BEARER)).json()
    assert "sla_breached" in [item["event"]["name"] for item in shown["timeline"] if item["event"]]
