"""Lead ads: from the form of an ad to a contact with a deal, a consent and an answer, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.areas.leads.consumers import LeadConsumer
from production.areas.leads.jobs import Leads
from production.areas.leads.source import LeadSource
from production.areas.leads.store import Answer, LeadStore
from production.database.pool import Database
from production.schemas.envelope import LeadNotice
from production.schemas.records import Partition, Record
from production.stream.codec import encode
from production.tests.contract.providers.playground import Playground, running
from production.tests.contract.providers.servers import running_sink
from production.tests.support.channels import META, graph_at
from production.tests.support.inbound import alone
from production.tests.support.outreach import SITE, somebody

ADA = {
    "full_name": "Ada Lovelace",
    "email": "ada@example.com",
    "phone_number": "+12025550101",
    "company_name": "Analytical",
}
_BOXES = [{"key": "news", "text": "Send me news"}, {"key": "age", "text": "I am over 18 years old"}]
BOXES = {"legal_content": {"custom_disclaimer": {"checkboxes": _BOXES}}}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    with running_sink() as sink, running(tmp_path_factory.mktemp("providers") / "world.sqlite", sink) as ground:
        yield ground


@pytest.fixture
def form(request: pytest.FixtureRequest) -> str:
    """One of its own for each test."""
    return str(900100200300 + abs(hash(request.node.name)) % 10**8)


@pytest.fixture
def leads(ground: Playground, database: Database) -> Leads:
    return Leads(LeadSource(graph_at(ground.url), META.page_id), store(database))


def store(database: Database) -> LeadStore:
    return LeadStore(database, Answer("Thank you for asking about {form}.", SITE), "send me news")


def filled_in(ground: Playground, form: str, fields: dict[str, str], **more: Any) -> str:
    ground.post(f"/sandbox/meta/forms/{form}", **{"name": "Spring offer", **BOXES})
    return str(ground.post("/sandbox/meta/lead", form_id=form, fields=fields, **more)["lead_id"])


async def noticed(database: Database, lead_id: str, form: str) -> None:
    """As the webhook's notice comes out of the stream."""
    now = datetime.now(UTC)
    notice = LeadNotice(
        event_id=f"lead:{lead_id}", lead_id=lead_id, form_id=form, page_id=META.page_id, created_at=now, received_at=now
    )
    record = Record(Partition("leads", 0), 0, notice.key, encode(notice), now)
    await LeadConsumer(store(database)).handle([record, record], alone)


async def rows(database: Database, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await database.fetch(sql)]


async def test_a_lead_becomes_a_contact_with_a_deal(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    await noticed(database, filled_in(ground, form, ADA), form)
    await leads.fetch()
    who = "select first_name, last_name, email, phone, company from customers"
    assert await rows(database, who) == [("Ada", "Lovelace", "ada@example.com", "+12025550101", "Analytical")]
    assert await rows(database, "select title, status from deals") == [("Spring offer", "lead")]
    assert await rows(database, "select outcome from lead_notices") == [("new",)]
    proofs = "select distinct proof from customer_identifiers"
    assert await rows(database, proofs) == [("claimed",)]


async def test_they_hear_from_us_at_once_by_mail(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    await noticed(database, filled_in(ground, form, ADA), form)
    await leads.fetch()
    await leads.fetch()
    [(channel, recipient, status, text)] = await rows(
        database, "select channel, recipient, delivery_status, content from outreach_messages"
    )
    assert (channel, recipient, status) == ("email", "ada@example.com", "pending")
    assert "Thank you for asking about Spring offer." in text


async def test_without_an_address_only_a_template_reaches_them(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    only_phone = {"full_name": "Bob", "phone_number": "+12025550102"}
    await noticed(database, filled_in(ground, form, only_phone), form)
    await leads.fetch()
    assert await rows(database, "select answered_by from leads") == [(None,)]
    template = {"outreach": {"name": "first_contact", "variables": {"1": "{text}"}}}
    await database.execute("update channel_configs set templates = $1 where channel = 'whatsapp'", template)
    await noticed(database, filled_in(ground, form, {"phone_number": "+12025550103"}), form)
    await leads.fetch()
    assert await rows(database, "select channel, recipient from outreach_messages") == [("whatsapp", "+12025550103")]


@pytest.mark.parametrize(("ticked", "purposes"), [(True, ["enquiry", "marketing"]), (False, ["enquiry"])])
async def test_only_what_they_ticked_is_a_consent_and_in_its_own_words(
    ground: Playground, database: Database, leads: Leads, form: str, ticked: object, purposes: list[str]
) -> None:
    await noticed(database, filled_in(ground, form, ADA, consents={"news": ticked, "age": True}), form)
    await leads.fetch()
    found = await rows(database, "select purpose, basis, source from consents where channel = 'email' order by purpose")
    assert [purpose for purpose, _, _ in found] == purposes
    assert all(source.endswith("Send me news") for purpose, _, source in found if purpose == "marketing")


async def test_the_same_person_in_the_same_form_is_one_deal_and_one_answer(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    for _ in range(2):
        await noticed(database, filled_in(ground, form, ADA), form)
    await leads.fetch()
    assert sorted(await rows(database, "select outcome from lead_notices")) == [("again",), ("new",)]
    for table in ("customers", "deals", "outreach_messages"):
        assert await rows(database, f"select count(*) from {table}") == [(1,)]


async def test_somebody_we_know_keeps_their_record(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    known = await somebody(database)
    await noticed(database, filled_in(ground, form, ADA | {"full_name": "Somebody Else"}), form)
    await leads.fetch()
    assert await rows(database, "select customer_id from leads") == [(known.id,)]
    assert await rows(database, "select count(*) from customers where name like 'Somebody%'") == [(0,)]


async def test_a_form_permits_nothing_where_somebody_has_said_no_or_has_shown_who_they_are(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    known = await somebody(database, consents=False)
    await database.execute("update customer_identifiers set proof = 'proven' where customer_id = $1", known.id)
    no = "insert into consents (customer_id, channel, purpose, basis, source, given_at, withdrawn_at, withdrawn_by)"
    await database.execute(f"{no} values ($1, 'email', 'marketing', 'consent', 'form', now(), now(), 'Ada')", known.id)
    await noticed(database, filled_in(ground, form, ADA, consents={"news": True}), form)
    await leads.fetch()
    stands = "select channel, purpose from consents where withdrawn_at is null"
    assert await rows(database, stands) == [("whatsapp", "enquiry")]


async def test_whoever_was_deleted_and_asks_again_is_there_again(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    known = await somebody(database)
    await database.execute("update customers set deleted_at = now() where id = $1", known.id)
    await noticed(database, filled_in(ground, form, ADA), form)
    await leads.fetch()
    assert await rows(database, "select id, deleted_at from customers") == [(known.id, None)]


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"full_name": "<test lead: dummy data for full_name>", "email": "test@fb.com"}, "test"),
        ({"full_name": "Nobody", "email": "not an address"}, "unusable"),
    ],
)
async def test_tests_and_what_reaches_nobody_leave_no_trace(
    ground: Playground, database: Database, leads: Leads, form: str, fields: dict[str, str], outcome: str
) -> None:
    await noticed(database, filled_in(ground, form, fields), form)
    await leads.fetch()
    assert await rows(database, "select outcome from lead_notices") == [(outcome,)]
    assert await rows(database, "select count(*) from customers") == [(0,)]


async def test_what_the_webhook_lost_is_found_page_by_page(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    wanted = {filled_in(ground, form, {"email": f"p{n}@example.com"}, announced=False) for n in range(130)}
    await leads.look()
    known = {row["id"] for row in await database.fetch("select id from lead_notices where form_id = $1", form)}
    assert known == wanted
    late = filled_in(ground, form, {"email": "late@example.com"}, announced=False)
    await leads.look()
    assert await database.fetchval("select count(*) from lead_notices where id = $1", late) == 1


async def test_a_look_that_fails_moves_no_watermark(
    ground: Playground, database: Database, leads: Leads, form: str
) -> None:
    lead_id = filled_in(ground, form, ADA, announced=False)
    ground.fault("meta", "list", "status", status=500, code=2)
    await leads.look()
    assert await database.fetchval("select count(*) from lead_forms") == 0
    await leads.look()
    assert await database.fetchval("select count(*) from lead_notices where id = $1", lead_id) == 1


@pytest.mark.parametrize(("status", "code"), [(400, 80005), (403, 200)], ids=["too many calls", "no permission yet"])
async def test_what_meta_does_not_give_now_is_asked_for_again(
    ground: Playground, database: Database, leads: Leads, form: str, status: int, code: int
) -> None:
    await noticed(database, filled_in(ground, form, ADA), form)
    ground.fault("meta", "get", "status", status=status, code=code)
    await leads.fetch()
    assert await rows(database, "select outcome from lead_notices") == [(None,)]
    await database.execute("update lead_notices set due_at = $1", datetime.now(UTC) - timedelta(seconds=1))
    await leads.fetch()
    assert await rows(database, "select outcome from lead_notices") == [("new",)]
