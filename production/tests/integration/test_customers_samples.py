"""Scripted situations with the truth beside them: at least 95 % identified, nobody ever joined with somebody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from production.crm.customers.codes import CodeMail, digest
from production.crm.customers.identity import normalise
from production.crm.customers.model import Merge
from production.crm.permissions.model import EVERYTHING
from production.database.customer_codes import CodeStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind, Proof
from production.tests.builders import chat, form, mail

SAMPLES = Path(__file__).with_name("identity_samples.txt")


@dataclass
class Written:
    """One message of a situation: who wrote it in truth, and under which address."""

    who: str
    verb: str
    address: str
    conversation_id: UUID


@dataclass
class Scenario:
    """Plays one situation."""

    database: Database
    written: list[Written] = field(default_factory=list)
    merged: list[Merge] = field(default_factory=list)
    forms: int = 0

    async def play(self, line: str) -> None:
        who, verb, *rest = line.split()
        if verb == "code":
            await self._code(rest[0], self.written[int(rest[1]) - 1])
        elif verb == "merge":
            kept, other = [await self.record(self.written[int(number) - 1]) for number in rest]
            store = CustomerStore(self.database, EVERYTHING)
            self.merged.append(await store.merge(kept["customer_id"], other["customer_id"], "asked them", who))
        elif verb == "unmerge":
            await CustomerStore(self.database, EVERYTHING).unmerge(self.merged.pop().id, who)
        else:
            message = self._message(verb, *rest)
            claim = await TurnStore(self.database).claim([message])
            assert claim is not None
            self.written.append(Written(who, verb, message.sender.value, claim.conversation_id))

    async def record(self, written: Written) -> Any:
        async with self.database.connection() as connection:
            query = "select customer_id, proof from conversations where id = $1"
            return await connection.fetchrow(query, written.conversation_id)

    def _message(self, verb: str, address: str, more: str | None = None) -> InboundMessage:
        if verb == "user":
            sender = Sender(kind=IdentifierKind("whatsapp_user"), value=address, proof=Proof.PROVEN, phone=more)
            return chat(key=address, sender=sender)
        if verb == "chat":
            number = _number(address)
            sender = Sender(kind=IdentifierKind.PHONE, value=number, proof=Proof.PROVEN, phone=number)
            return chat(phone=number, sender=sender)
        email = normalise(IdentifierKind.EMAIL, address)
        if verb == "form":
            self.forms += 1
            return form(address=email, ticket=f"TKT-{9000 + self.forms}")
        proof = Proof.PROVEN if verb == "mail" else Proof.CLAIMED
        sender = Sender(kind=IdentifierKind.EMAIL, value=email, proof=proof)
        return mail(address=email, thread=more or "t1", sender=sender)

    async def _code(self, address: str, at: Written) -> None:
        request_id, store, now = uuid4(), CodeStore(self.database), datetime.now(UTC)
        proof = digest("secret", request_id, "123456")
        letter = CodeMail(request_id, at.conversation_id, address, proof, "Code", "123456", uuid4().hex)
        await self._forget_pauses()
        await store.issue(letter, now)
        await store.verify(request_id, proof, now)

    async def _forget_pauses(self) -> None:
        async with self.database.connection() as connection:
            await connection.execute("update identity_codes set created_at = created_at - interval '2 days'")


@dataclass
class Score:
    messages: int = 0
    identified: int = 0
    wrong_merges: list[str] = field(default_factory=list)


def _number(written: str) -> str:
    """As the webhook does it: the provider vouches for numbers that no table knows."""
    try:
        return normalise(IdentifierKind.PHONE, written)
    except InvalidInput:
        return written


def situations() -> list[tuple[str, list[str]]]:
    paragraphs = SAMPLES.read_text("utf-8").strip().split("\n\n")[1:]
    return [(name, lines) for name, *lines in (paragraph.split("\n") for paragraph in paragraphs)]


async def judge(stage: Scenario, name: str, score: Score) -> None:
    records = [(written, await stage.record(written)) for written in stage.written]
    proven = [(written, row["customer_id"]) for written, row in records if row["proof"] == Proof.PROVEN]
    homes = {who: {home for written, home in proven if written.who == who} for who in {w.who for w, _ in proven}}
    for (one, here), (other, there) in combinations(proven, 2):
        if one.who != other.who and here == there:
            score.wrong_merges.append(f"{name}: {one.address} and {other.address}")
    for written, row in records:
        score.messages += 1
        if row["proof"] == Proof.PROVEN:
            others = set().union(*(home for who, home in homes.items() if who != written.who))
            score.identified += len(homes[written.who]) == 1 and row["customer_id"] not in others
        else:
            owners = {home for other, home in proven if other.verb == "mail" and other.address == written.address}
            score.identified += written.verb in {"form", "forged"} and (not owners or row["customer_id"] in owners)


async def test_the_sample_set(database: Database) -> None:
    score = Score()
    for name, lines in situations():
        stage = Scenario(database)
        for line in lines:
            await stage.play(line)
        await judge(stage, name, score)
        await _clear(database)
    assert len(situations()) >= 60
    assert score.wrong_merges == []
    assert score.identified / score.messages >= 0.95, score


async def _clear(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("set local session_replication_role = replica")  # the audit log lets nobody empty it
        await connection.execute("truncate customers, inbound_messages, event_outbox cascade")
