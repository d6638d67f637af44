"""For whom a product may be of use: with reasons for, and reasons against writing now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from production.areas.inbox.upkeep import InboxUpkeep
from production.areas.products.embedding import Embeddings
from production.crm.knowledge.ports import Vector
from production.crm.permissions.model import Role
from production.database.turns import TurnStore
from production.tests.builders import mail
from production.tests.support.api import BEARER, System
from production.tests.support.deals import made
from production.tests.support.people import hired
from production.tests.support.turns import claimed

LEDGER = {"title": "Ledger", "description": "Books payments of fintechs.", "markers": ["Fintech", "accounting"]}
_ORDER = """
with placed as (
    insert into orders (customer_id, source, source_id, source_version, source_time, number, status, total_minor,
                        currency, placed_at)
    values ($1, 'feed', gen_random_uuid()::text, '', now(), '#1', $3, 100, 'EUR', now())
    returning id)
insert into order_lines (customer_id, order_id, position, product_id, title, quantity, price_minor)
select $1, id, 1, $2, 'x', 1, 100 from placed"""
_CONSENT = """
insert into consents (customer_id, channel, basis, source)
select id, 'email', 'consent', 'the fair' from customers c
where not exists (select from consents n where n.customer_id = c.id)"""
_WITHDRAWN = """
insert into consents (customer_id, channel, basis, source, withdrawn_at, withdrawn_by)
select id, 'email', 'consent', 'the fair', now(), 'a link' from customers"""
_SUPPRESSED = """
insert into suppressions (digest, channel, reason, source)
select address_digest(email), 'email', 'bounced', 'test' from customers"""


class SameForAll:
    """Everything means the same, but for what says `other`."""

    name = "same"

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        return [np.eye(1536, dtype=np.float32)[1 if "other" in text else 0] for text in texts]


async def customer(system: System, name: str, **more: Any) -> str:
    body = {"name": name, "email": f"{name.lower()}@example.com"} | more
    answer = await system.api.post("/customers", json=body, headers=BEARER)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def ordered(system: System, customer_id: UUID, product_id: UUID, status: str) -> None:
    await system.database.execute("insert into catalogue_sources (name) values ('feed') on conflict do nothing")
    await system.database.execute(_ORDER, customer_id, product_id, status)


async def matched(
    system: System, product: dict[str, Any], headers: dict[str, str] = BEARER, **query: Any
) -> dict[str, Any]:
    """As far as nothing was said of it, everybody agreed to be written to."""
    await system.database.execute(_CONSENT)
    path = f"http://inside/products/{product['_id']}/match"
    answer = await system.api.post(path, params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def reasons(match: dict[str, Any]) -> dict[str, list[str]]:
    return {each["kind"]: each["found"] for each in match["reasons"]}


async def test_tags_and_notes_speak_for_a_product(system: System) -> None:
    await customer(system, "Tagged", tags=["fintech"], notes=["asks about accounting"])
    await customer(system, "Noted", notes=["their payments are late"])
    await customer(system, "Stranger", tags=["surf"])
    found = await matched(system, await made(system, "/products", LEDGER))
    assert found["product"]["title"] == "Ledger"
    assert found["markers"][:2] == ["fintech", "accounting"]
    first, second = found["matches"]
    assert (first["customer"]["name"], reasons(first)) == ("Tagged", {"tags": ["fintech"], "notes": ["accounting"]})
    assert (second["customer"]["name"], reasons(second)) == ("Noted", {"notes": ["payments"]})


async def test_what_customers_wrote_speaks_for_a_product(system: System) -> None:
    await claimed(TurnStore(system.database), mail("Do you have anything for accounting?", address="ada@example.com"))
    await InboxUpkeep(system.database).index_words()
    [match] = (await matched(system, await made(system, "/products", LEDGER)))["matches"]
    assert reasons(match) == {"words": ["accounting"]}


async def test_what_they_bought_speaks_for_a_product_like_it(system: System) -> None:
    ledger = await made(system, "/products", LEDGER)
    like_it = await made(system, "/products", {"title": "Invoices", "markers": ["accounting"]})
    buyer = await customer(system, "Buyer")
    await ordered(system, UUID(buyer), UUID(like_it["id"]), "paid")
    refunded = await customer(system, "Refunded")
    await ordered(system, UUID(refunded), UUID(like_it["id"]), "refunded")
    [match] = (await matched(system, ledger))["matches"]
    assert (match["customer"]["name"], reasons(match)) == ("Buyer", {"purchases": ["Invoices"]})


async def test_what_is_known_of_them_may_mean_the_same_in_other_words(system: System) -> None:
    ledger = await made(system, "/products", LEDGER)
    await customer(system, "Close", notes=["bookkeeping"])
    await customer(system, "Far", notes=["other"])
    embeddings = Embeddings(system.database, SameForAll())
    await embeddings.products()
    await embeddings.customers()
    [match] = (await matched(system, ledger))["matches"]
    assert (match["customer"]["name"], reasons(match)) == ("Close", {"meaning": ["100%"]})


async def test_the_first_get_a_draft_and_nothing_is_kept_or_sent(system: System) -> None:
    ledger = await made(system, "/products", LEDGER)
    await customer(system, "Tagged", tags=["fintech"], notes=["asks about accounting"])
    await customer(system, "Noted", notes=["accounting"])
    first, second = (await matched(system, ledger, drafts=1))["matches"]
    assert first["draft"].startswith("Hello Tagged,")
    assert "Books payments of fintechs." in first["draft"]
    assert (first["consent"], first["bullets"], second["draft"]) == (True, None, None)
    [spoken, *_] = (await matched(system, ledger, form="bullets"))["matches"]
    assert (spoken["draft"], "Books payments of fintechs." in spoken["bullets"]) == (None, True)
    assert await system.database.fetchval("select count(*) from outreach_messages") == 0


async def test_a_draft_of_a_match_can_be_sent_as_it_is(system: System) -> None:
    who = await customer(system, "Tagged", tags=["fintech"])
    [match] = (await matched(system, await made(system, "/products", LEDGER)))["matches"]
    mail_ = {"customer_id": who, "subject": "Ledger", "body": match["draft"]}
    headers = BEARER | {"Idempotency-Key": "match-0001"}
    sent = await system.api.post("http://inside/send_email", json=mail_, headers=headers)
    assert (sent.status_code, sent.json()["content"]) == (202, match["draft"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("update customers set last_contacted = now() - interval '3 days'", "contacted_lately"),
        ("update customers set email = null", "no_address"),
        ("update tickets set status = 'escalated'", "complaint_open"),
        ("update tickets set sentiment = 0.1", "complaint_open"),
        (_WITHDRAWN, "no_consent"),
        (_SUPPRESSED, "suppressed"),
    ],
)
async def test_to_whom_nobody_should_write_is_shown_apart_with_the_reason(
    system: System, change: str, reason: str
) -> None:
    await claimed(TurnStore(system.database), mail("Hello", address="ada@example.com"))
    await system.database.execute("update customers set tags = '{fintech}'")
    await system.database.execute(change)
    found = await matched(system, await made(system, "/products", LEDGER))
    assert found["matches"] == []
    assert [each["excluded"] for each in found["excluded"]] == [[reason]]
    assert [each["consent"] for each in found["excluded"]] == [reason in {"contacted_lately", "complaint_open"}]
    assert [each["draft"] for each in found["excluded"]] == [None]


async def test_who_has_it_already_is_shown_apart(system: System) -> None:
    ledger = await made(system, "/products", LEDGER)
    buyer = await customer(system, "Buyer", tags=["fintech"])
    await ordered(system, UUID(buyer), UUID(ledger["id"]), "paid")
    assert [each["excluded"] for each in (await matched(system, ledger))["excluded"]] == [["has_it"]]


async def test_a_rep_matches_among_their_own(system: System) -> None:
    await customer(system, "Foreign", tags=["fintech"])
    rep = await hired(system.database, Role.REP, "sales")
    ledger = await made(system, "/products", LEDGER)
    assert (await matched(system, ledger, rep.bearer))["matches"] == []


async def test_vectors_follow_what_is_kept_of_customers(system: System) -> None:
    await customer(system, "Ada", notes=["bookkeeping"])
    embeddings = Embeddings(system.database, SameForAll())
    await embeddings.customers()
    await system.database.execute("update customers set notes = 'other'")
    await embeddings.customers()
    assert await system.database.fetchval("select words from customer_interests") == "other"
