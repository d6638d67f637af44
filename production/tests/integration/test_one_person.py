"""One person on every channel there is: with proofs one customer with one timeline, without them nobody is joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import pytest

from production.channels.registry import channels
from production.channels.sms.channel import SMS
from production.channels.web_chat.channel import WEB_CHAT
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel
from production.stream.codec import decode
from production.tests.builders import mail
from production.tests.contract.channels.drivers import WAYS, Said, driver_of
from production.tests.support.api import BEARER, System
from production.tests.support.calls import FORM
from production.tests.support.inbound import Desk, alone, record
from production.tests.support.visitors import site_says, system, visitor

__all__ = ["system"]

ADDRESS, DIGITS = "ada@example.com", "12025550101"
NAMING = {Channel.WEB_FORM: Channel.EMAIL, SMS: Channel.WHATSAPP}
"""Whoever writes there only names an address or a number, and who has shown that it is theirs."""
ORDERS = pytest.mark.parametrize("ways", [WAYS, WAYS[::-1]], ids=["forwards", "backwards"])


@pytest.fixture
def ada(system: System, desk: Desk) -> Ada:
    return Ada(system, desk)


@dataclass
class Ada:
    """Writes from her mailbox, her number and her accounts."""

    system: System
    desk: Desk
    signed_in: bool = True
    """At a site that has verified her address."""
    said: list[str] = field(default_factory=list)
    _visitor: dict[str, str] | None = None

    async def writes(self, way: str) -> None:
        """What she wrote has its end, and its answer."""
        text = f"By {way}: I am {ADDRESS} and +{DIGITS}, {len(self.said)}"
        self.said.append(text)
        message = await self._brought(way, text)
        await self.desk.consumer.handle([record(message, len(self.said))], alone)

    async def proves(self) -> None:
        """She types the code that a colleague had sent to her address, for the chat she wrote in last."""
        ticket = "select ticket_number from tickets where source_channel <> 'email' order by created_at desc limit 1"
        order = {"ticket_id": await self.system.database.fetchval(ticket), "email": ADDRESS}
        asked = await self._post("/identity/codes", json=order, headers=BEARER)
        letter = "select content from messages where recipient = $1 and event_id = $2"
        told = await self.system.database.fetchval(letter, ADDRESS, f"identity-code:{asked['request_id']}")
        [code] = re.findall(r"\d{8}", told)
        await self._post("/identity/verify", json={"request_id": asked["request_id"], "code": code})
        await self.desk.change("update identity_codes set created_at = created_at - interval '1 day'")

    async def records(self) -> list[Any]:
        """As the list of contacts shows them."""
        found: list[Any] = (await self.system.api.get("/contacts", headers=BEARER)).json()
        return found

    async def _brought(self, way: str, text: str) -> InboundMessage:
        if way == "gmail":
            return mail(text, address=ADDRESS)
        if way == Channel.WEB_FORM:
            await self._post("/support/form", json=FORM | {"email": ADDRESS, "message": text})
        elif way == WEB_CHAT:
            await self._post("/web-chat/messages", json={"id": str(uuid4()), "text": text}, headers=await self._chat())
        else:
            for call in driver_of(way).calls([Said(uuid4().hex, DIGITS, text)]):
                answer = await self.system.api.post(call.path, content=call.body, headers=call.headers)
                assert answer.is_success, answer.text
        message = decode(self.system.broker.published[-1][1])
        assert isinstance(message, InboundMessage)
        return message

    async def _chat(self) -> dict[str, str]:
        if self._visitor is None:
            identity = site_says(email=ADDRESS, email_verified=self.signed_in)
            self._visitor = await visitor(self.system, identity=identity)
        return self._visitor

    async def _post(self, path: str, **asked: Any) -> Any:
        answer: httpx.Response = await self.system.api.post(path, **asked)
        assert answer.is_success, answer.text
        return answer.json()


@ORDERS
async def test_whoever_proves_it_is_one_customer_with_one_timeline(ada: Ada, ways: Sequence[str]) -> None:
    for way in ways:
        await ada.writes(way)
        if len(await ada.records()) > 1:
            await ada.proves()
    for way in ways:
        await ada.writes(way)
    [one] = await ada.records()
    asked = await ada.system.api.get(f"/contacts/{one['id']}/timeline", params={"limit": 200}, headers=BEARER)
    lines = [each for each in asked.json()["items"] if each["direction"] == "inbound"]
    assert [each["text"] for each in reversed(lines)] == ada.said


@ORDERS
async def test_without_proof_nobody_is_joined(ada: Ada, ways: Sequence[str]) -> None:
    """What only names an address or a number is filed with it, as a claim that reads nothing there."""
    ada.signed_in = False
    for way in ways:
        await ada.writes(way)
    filed: defaultdict[object, set[object]] = defaultdict(set)
    for customer, channel, proof in await ada.desk.rows("select customer_id, channel, proof from conversations"):
        filed[customer].add((channel, proof))
    assert {frozenset(each) for each in filed.values()} == {
        frozenset({(each, "proven"), *((by, "claimed") for by, named in NAMING.items() if named == each)})
        for each in channels()
        if each not in NAMING
    }
