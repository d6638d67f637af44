"""`/api/v1/web-chat`: the window of the chat, as its script calls it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import jwt
import pytest

from production.api.rate_limit import RateLimit
from production.areas.web_chat.background import Windows
from production.areas.web_chat.model import Said
from production.areas.web_chat.store import ChatLetters, ChatStore
from production.channels.compose import Composer
from production.channels.web_chat.channel import LIMIT, WEB_CHAT
from production.channels.web_chat.visitors import AUDIENCE, session_token, visitor_of
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.wording import wording_of
from production.stream.codec import decode
from production.tests.support.api import SECRET, System, limits, serving
from production.tests.support.turns import claimed, reply
from production.tests.support.visitors import SHOP, answered, opened, read, site_says, system, visitor, write
from production.text.language import language_of

__all__ = ["system"]

GERMAN = "Klicken Sie bitte oben rechts auf das Menü."


async def test_a_message_is_durable_and_in_the_visitors_name(system: System) -> None:
    who = await visitor(system)
    message = await write(system, who)
    key = visitor_of(SECRET, who["Authorization"].removeprefix("Bearer ")).key
    assert (message.channel, message.key, message.sender.value) == (WEB_CHAT, key, key)


async def test_the_same_id_is_the_same_message(system: System) -> None:
    who, body = await visitor(system), {"id": str(uuid4()), "text": "Hello"}
    for _ in range(2):
        assert (await system.api.post("/web-chat/messages", json=body, headers=who)).json() == {"id": body["id"]}
    assert len({decode(value).event_id for _, value in system.broker.published}) == 1


async def test_what_kafka_does_not_take_is_kept(system: System) -> None:
    who, system.broker.away = await visitor(system), True
    answer = await system.api.post("/web-chat/messages", json={"id": str(uuid4()), "text": "Hello"}, headers=who)
    assert answer.status_code == 202
    assert await system.database.fetchval("select count(*) from intake_spill") == 1


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "x" * (LIMIT + 1)])
async def test_what_says_nothing_or_too_much_is_refused_by_its_name(system: System, text: str) -> None:
    answer = await system.api.post(
        "/web-chat/messages", json={"id": str(uuid4()), "text": text}, headers=await visitor(system)
    )
    assert (answer.status_code, [each["field"] for each in answer.json()["fields"]]) == (422, ["text"])
    assert not system.broker.published


async def test_both_sides_are_read_in_order_and_resumed(system: System, database: Database) -> None:
    who = await visitor(system)
    message = await write(system, who)
    assert await read(system, who) == []
    await answered(database, message)
    [(_, asked), (last, answer)] = await read(system, who)
    assert [(asked["by"], asked["text"]), (answer["by"], answer["text"])] == [
        ("visitor", "How do I export?"),
        ("assistant", "Like this."),
    ]
    assert asked["client_id"] == message.event_id.rpartition(":")[2]
    assert answer["id"] in {data["id"] for _, data in await read(system, who, last)}


async def test_nobody_reads_the_chat_of_another(system: System, database: Database) -> None:
    await answered(database, await write(system, await visitor(system)))
    assert await read(system, await visitor(system)) == []


async def test_an_open_window_hears_each_answer_once(system: System, database: Database) -> None:
    who = await visitor(system)
    message = await write(system, who)
    windows = Windows(ChatStore(database))
    with windows.window(message.key, "here") as here, windows.window("0" * 32, "here") as elsewhere:
        await answered(database, message)
        for _ in range(3):
            await windows.look()
        said = [news.text for news in here.waiting() if isinstance(news, Said)]
        assert said == ["How do I export?", "Like this."]
        assert here.waiting() == elsewhere.waiting() == []


async def test_a_draft_is_not_shown(system: System, database: Database) -> None:
    who = await visitor(system)
    turns = TurnStore(database)
    message = await write(system, who)
    await turns.settle(await claimed(turns, message), reply("Perhaps.", delivery="draft"))
    assert [data["by"] for _, data in await read(system, who)] == ["visitor"]


async def test_a_session_is_renewed_and_keeps_the_conversation(system: System) -> None:
    first = await opened(system)
    again = await opened(system, session=first["token"])
    assert visitor_of(SECRET, again["token"]).key == visitor_of(SECRET, first["token"]).key


async def test_whoever_signs_out_of_the_site_leaves_the_chat(system: System) -> None:
    named = await opened(system, identity=site_says())
    after = await opened(system, session=named["token"])
    assert (named["identified"], after["identified"]) == (True, False)
    assert visitor_of(SECRET, after["token"]).key != visitor_of(SECRET, named["token"]).key


async def test_a_forged_identity_stays_anonymous_and_is_told_why(system: System) -> None:
    forged = jwt.encode({"sub": "u-1", "aud": AUDIENCE, "exp": 2**33}, "another secret" * 4)
    session = await opened(system, identity=forged)
    assert not session["identified"]
    assert "signature" in session["identity_problem"]


async def test_a_vouched_address_is_the_same_customer_as_by_mail(system: System, database: Database) -> None:
    who = await visitor(system, identity=site_says(email="ada@example.com", email_verified=True))
    sender = (await write(system, who)).sender
    assert (sender.kind, sender.value, sender.proof) == ("email", "ada@example.com", "proven")


@pytest.mark.parametrize("path", ["messages", "seen", "writing", "transcript", "stream"])
async def test_nothing_opens_without_a_session(system: System, path: str) -> None:
    verb = "GET" if path == "stream" else "POST"
    old = session_token(
        SECRET, visitor_of(SECRET, (await opened(system))["token"]), datetime.now(UTC) - timedelta(days=1)
    )
    for bearer in ("", "Bearer nonsense", f"Bearer {old}"):
        answer = await system.api.request(
            verb, f"/web-chat/{path}", headers={"Authorization": bearer} if bearer else {}
        )
        assert answer.status_code == 401


@pytest.mark.parametrize(
    ("origin", "status", "allowed"),
    [(SHOP, 200, SHOP), ("https://support.techcorp.example", 200, None), ("https://evil.example", 403, None)],
)
async def test_only_named_sites_show_the_chat(system: System, origin: str, status: int, allowed: str | None) -> None:
    answer = await system.api.post("/web-chat/session", json={}, headers={"Origin": origin})
    assert (answer.status_code, answer.headers.get("access-control-allow-origin")) == (status, allowed)


@pytest.mark.parametrize(("path", "shared"), [("/web-chat/messages", True), ("/customers/search", False)])
async def test_browsers_are_told_what_other_sites_may_call(system: System, path: str, *, shared: bool) -> None:
    asked = {"Origin": SHOP, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    answer = await system.api.options(path, headers=asked)
    assert ("access-control-allow-origin" in answer.headers) is shared


async def test_a_network_and_a_visitor_write_only_so_often(database: Database) -> None:
    async with serving(database, replace(limits(), visitor=RateLimit(burst=2, per_minute=1))) as system:
        who = await visitor(system)
        body = {"id": str(uuid4()), "text": "x"}
        answers = [await system.api.post("/web-chat/messages", json=body, headers=who) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [202, 202, 429]
    async with serving(database, replace(limits(), chat=RateLimit(burst=1, per_minute=1))) as system:
        refused = [(await system.api.post("/web-chat/session", json={})).status_code for _ in range(2)]
        assert refused == [200, 429]


async def test_typing_takes_nothing_from_what_others_of_the_network_may_write(database: Database) -> None:
    few = replace(limits(), chat=RateLimit(burst=3, per_minute=1), writing=RateLimit(burst=2, per_minute=1))
    async with serving(database, few) as system:
        who = await visitor(system)
        await answered(database, await write(system, who))
        before = len(system.broker.published)
        hints = [await system.api.post("/web-chat/writing", json={}, headers=who) for _ in range(5)]
        assert ({hint.status_code for hint in hints}, len(system.broker.published) - before) == ({204}, 2)
        await write(system, who)


async def mails(database: Database) -> list[Any]:
    return await database.fetch(
        "select recipient, subject, content from messages where channel = 'email' order by created_at"
    )


async def test_a_transcript_goes_to_the_address_that_the_site_vouches_for(system: System, database: Database) -> None:
    who = await visitor(system, identity=site_says(email="ada@example.com", email_verified=True))
    await answered(database, await write(system, who))
    answer = await system.api.post("/web-chat/transcript", json={}, headers=who)
    assert (answer.status_code, answer.json()["request_id"]) == (202, None)
    [mail] = await mails(database)
    assert mail["recipient"] == "ada@example.com"
    assert mail["content"].index("How do I export?") < mail["content"].index("Like this.")


async def mailed_code(system: System, database: Database, who: dict[str, str]) -> dict[str, str]:
    """What the reader of the mailbox types."""
    asked = await system.api.post("/web-chat/transcript", json={"email": "Ada@example.com"}, headers=who)
    [mail] = await mails(database)
    assert "How do I export?" not in mail["content"]
    [code] = [word for word in mail["content"].replace(".", " ").split() if len(word) == 8 and word.isdigit()]
    return {"request_id": asked.json()["request_id"], "code": code}


async def test_another_address_has_to_be_proven_by_a_code(system: System, database: Database) -> None:
    who = await visitor(system)
    await answered(database, await write(system, who))
    typed = await mailed_code(system, database, who)
    guess = typed | {"code": f"{(int(typed['code']) + 1) % 10**8:08}"}
    wrong = await system.api.post("/web-chat/transcript/verify", json=guess, headers=who)
    assert (wrong.status_code, len(await mails(database))) == (422, 1)
    right = await system.api.post("/web-chat/transcript/verify", json=typed, headers=who)
    assert right.status_code == 202
    [_, transcript] = await mails(database)
    assert (transcript["recipient"], "Like this." in transcript["content"]) == ("ada@example.com", True)


@pytest.mark.parametrize(("hours", "goes_on"), [(11, True), (13, False)])
async def test_a_typed_code_speaks_for_its_browser_for_twelve_hours(
    system: System, database: Database, hours: int, *, goes_on: bool
) -> None:
    session = (await opened(system))["token"]
    who = {"Authorization": f"Bearer {session}"}
    await answered(database, await write(system, who))
    await system.api.post("/web-chat/transcript/verify", json=await mailed_code(system, database, who), headers=who)
    await database.execute("update identity_codes set used_at = used_at - make_interval(hours => $1)", hours)
    again = await opened(system, session=session)
    assert (visitor_of(SECRET, again["token"]).key == visitor_of(SECRET, session).key) is goes_on
    assert (again["expires_in"] <= 3600) is goes_on


async def test_without_words_there_is_no_transcript(system: System) -> None:
    answer = await system.api.post("/web-chat/transcript", json={}, headers=await visitor(system))
    assert answer.status_code == 404


@pytest.mark.parametrize(("known", "here", "count"), [(True, False, 1), (True, True, 0), (False, False, 0)])
async def test_an_answer_that_nobody_saw_is_mailed_once_to_a_proven_address(
    system: System, database: Database, *, known: bool, here: bool, count: int
) -> None:
    named = {"identity": site_says(email="ada@example.com", email_verified=True)}
    who = await visitor(system, **(named if known else {}))
    await answered(database, await write(system, who), GERMAN)
    if here:
        [*_, (place, _)] = await read(system, who)
        assert (await system.api.post("/web-chat/seen", json={"place": int(place)}, headers=who)).status_code == 204
    letters = ChatLetters(database, Composer("TechCorp", "techcorp.example"))
    await letters.mail_unseen(language_of)
    assert await mails(database) == []
    sent = "update messages set sent_at = sent_at - interval '6 minutes' where channel = 'web_chat'"
    before = "update conversations set last_inbound_at = last_inbound_at - interval '7 minutes'"
    for statement in (sent, before):
        await database.execute(statement)
    for _ in range(2):
        await letters.mail_unseen(language_of)
    told = [(GERMAN in mail["content"], mail["subject"], mail["recipient"]) for mail in await mails(database)]
    assert told == [(True, wording_of("de").transcript.unseen, "ada@example.com")] * count
