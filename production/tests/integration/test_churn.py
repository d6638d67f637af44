"""Who does not come back: fitted to the installation's own orders, scored anew when they change, never made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from production.areas.assist.jobs import judge_customers
from production.areas.assist.store.outlooks import OutlookStore
from production.areas.churn.jobs import fit, fit_daily, score_due
from production.areas.churn.store import ChurnWork
from production.crm.permissions.model import EVERYTHING, Role
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.lab.evals.churn.run import rows_of, told
from production.lab.evals.churn.world import WORLDS
from production.tests.support.api import BEARER, System
from production.tests.support.chats import Chat
from production.tests.support.outreach import somebody
from production.tests.support.people import hired
from production.tests.support.sales import ordered

_MODEL = """
insert into churn_models (fitted_at, horizon_days, customers, gone, judged, chosen, parameters, currency)
values (clock_timestamp(), 60, 400, 200, '[]', 'recency', $1, 'EUR')"""
_BY_SILENCE = {"features": ["silence"], "means": [3.4], "weights": [2.0, 0.0]}
"""Even at 29 days."""


async def modelled(database: Database) -> ChurnWork:
    await database.execute(_MODEL, _BY_SILENCE)
    return ChurnWork(database)


async def probability(database: Database, customer_id: UUID) -> float | None:
    found: float | None = await database.fetchval(
        "select probability from churn_scores where customer_id = $1", customer_id
    )
    return found


@pytest.mark.parametrize(("world", "used"), [("anger", "logistic"), ("recency", "recency")])
async def test_the_model_that_fits_the_shop_is_used(database: Database, world: str, used: str) -> None:
    outcome = await told(database, WORLDS[world], customers=700, days=500, seed=1)
    assert outcome.fitted.model == used
    assert len(list(rows_of(outcome))) == 4
    assert outcome.apart < outcome.apart_of_guess


async def test_too_few_orders_are_no_probability(database: Database) -> None:
    ada = await somebody(database)
    await ordered(database, ada.id, 400)
    work = ChurnWork(database)
    await fit(work)
    await score_due(work)
    assert await probability(database, ada.id) is None
    model = await database.fetchrow("select chosen, judged from churn_models")
    assert (model["chosen"], model["judged"]) == (None, [])


async def test_a_model_is_fitted_once_a_day(database: Database) -> None:
    work = ChurnWork(database)
    await fit_daily(work)
    await fit_daily(work)
    assert await database.fetchval("select count(*) from churn_models") == 1


async def test_the_longer_silent_the_likelier_gone(database: Database) -> None:
    work = await modelled(database)
    ada, bob = await somebody(database), await somebody(database, "bob@example.com")
    await ordered(database, ada.id, 5)
    await ordered(database, bob.id, 200)
    await score_due(work)
    new, old = await probability(database, ada.id), await probability(database, bob.id)
    assert new is not None
    assert old is not None
    assert new < 0.5 < old


async def test_whoever_buys_again_is_scored_anew(database: Database) -> None:
    work = await modelled(database)
    ada = await somebody(database)
    await ordered(database, ada.id, 200)
    await score_due(work)
    await ordered(database, ada.id, 0)
    await score_due(work)
    assert (await probability(database, ada.id) or 1) < 0.5


async def test_whoever_was_there_and_is_silent_has_turned(database: Database) -> None:
    work = await modelled(database)
    ada = await somebody(database)
    turned = []
    for days in (200, 1, 200, 1):
        await database.execute("delete from orders")
        await ordered(database, ada.id, days)
        await score_due(work)
        turned.append(await database.fetchval("select turned_at is not null from churn_scores"))
    assert turned == [False, False, True, False]


async def test_orders_that_were_given_back_do_not_count(database: Database) -> None:
    work = await modelled(database)
    ada = await somebody(database)
    await ordered(database, ada.id, 5, status="refunded")
    await score_due(work)
    assert await probability(database, ada.id) is None


async def test_a_merged_customer_has_the_orders_of_both(database: Database) -> None:
    work = await modelled(database)
    ada, same = await somebody(database), await somebody(database, "same@example.com")
    await ordered(database, ada.id, 200)
    await ordered(database, same.id, 1)
    await score_due(work)
    merge = await CustomerStore(database, EVERYTHING).merge(ada.id, same.id, "the same", "test")
    await score_due(work)
    assert (await probability(database, ada.id) or 1) < 0.5
    assert await probability(database, same.id) is None
    await CustomerStore(database, EVERYTHING).unmerge(merge.id, "test")
    await score_due(work)
    assert (await probability(database, ada.id) or 0) > 0.5


async def test_a_merge_into_somebody_without_orders_is_undone(database: Database) -> None:
    work = await modelled(database)
    ada, same = await somebody(database), await somebody(database, "same@example.com")
    await ordered(database, same.id, 200)
    await score_due(work)
    merge = await CustomerStore(database, EVERYTHING).merge(ada.id, same.id, "the same", "test")
    await score_due(work)
    assert (await probability(database, ada.id) or 0) > 0.5
    await CustomerStore(database, EVERYTHING).unmerge(merge.id, "test")
    await score_due(work)
    assert await probability(database, ada.id) is None
    assert (await probability(database, same.id) or 0) > 0.5


async def test_the_score_is_exported_and_forgotten_with_the_customer(database: Database, privacy: PrivacyStore) -> None:
    work = await modelled(database)
    ada = await somebody(database)
    await ordered(database, ada.id, 200)
    await score_due(work)
    exported = await privacy.export(ada.id)
    assert exported["churn_scores"][0]["orders"] == 1
    await privacy.forget(ada.id)
    assert await database.fetchval("select count(*) from churn_scores") == 0


async def test_the_inbox_sorts_by_it_and_by_what_was_bought(database: Database) -> None:
    work = await modelled(database)
    ada = await somebody(database)
    await ordered(database, ada.id, 200, total=250_000)
    await ordered(database, ada.id, 210, total=100_000, status="cancelled")
    await score_due(work)
    await judge_customers(OutlookStore(database))
    row = await database.fetchrow("select lifetime_value, churn_risk from customers where id = $1", ada.id)
    assert row["lifetime_value"] == 2500
    assert row["churn_risk"] == pytest.approx(await probability(database, ada.id), abs=0.005)


async def shown(system: System, path: str, headers: dict[str, str] = BEARER) -> Any:
    answer = await system.api.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_who_may_stay_away_is_listed_where_most_is_at_stake_first(system: System) -> None:
    database = system.database
    work = await modelled(database)
    for name, total in (("small", 10_000), ("large", 900_000), ("new", 900_000)):
        who = await somebody(database, f"{name}@example.com", team="billing")
        await ordered(database, who.id, 1 if name == "new" else 200, total=total)
    await score_due(work)
    await judge_customers(OutlookStore(database))
    listed = await shown(system, "/churn/customers")
    assert [each["email"] for each in listed] == ["large@example.com", "small@example.com"]
    [factor] = listed[0]["factors"]
    assert (factor["name"], factor["share"], factor["raises"], round(factor["value"])) == ("silence", 1, True, 200)
    assert [each["email"] for each in await shown(system, "/churn/customers?worth=1000")] == ["large@example.com"]
    legal = await hired(database, Role.MANAGER, "legal")
    assert await shown(system, "/churn/customers", legal.bearer) == []
    counted = {"buyers": 3, "returning": 0, "new": 1, "value": 18_100.0, "at_risk": 2, "value_at_risk": 9_100.0}
    assert (await shown(system, "/churn/buyers")).items() >= counted.items()
    assert (await shown(system, "/churn/buyers", legal.bearer))["buyers"] == 0


async def test_the_assistant_shows_who_may_stay_away_and_deletes_none_of_them(system: System) -> None:
    work = await modelled(system.database)
    ada = await somebody(system.database)
    await ordered(system.database, ada.id, 200)
    await score_due(work)
    chat = Chat(system)
    told = await chat.say("Show customers at risk")
    [one] = told["records"]
    assert (told["action_taken"], one["path"]) == ("get_customers_at_risk", f"/console/contacts/{ada.number}")
    for said in ("Delete all customers at risk", "yes"):
        await chat.ask(said)
    assert (await shown(system, f"/contacts/{ada.number}"))["id"] == ada.number


async def test_a_contact_without_orders_has_no_score(system: System) -> None:
    ada = await somebody(system.database)
    assert await shown(system, f"/contacts/{ada.number}/churn") is None


async def test_what_is_measured_of_the_model_is_shown(system: System) -> None:
    assert (await shown(system, "/churn"))["why"] == "not_fitted_yet"
    await fit(ChurnWork(system.database))
    assert (await shown(system, "/churn"))["why"] == "not_enough_data"


async def test_models_of_long_ago_go(database: Database) -> None:
    work = await modelled(database)
    await database.execute("update churn_models set fitted_at = $1", datetime.now(UTC) - timedelta(days=100))
    await fit(work)
    assert await database.fetchval("select count(*) from churn_models") == 1
