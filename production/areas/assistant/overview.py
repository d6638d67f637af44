"""What goes over several kinds of records: search, a summary, a draft of a mail, figures. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from production.areas.assistant.executor import Executor, refs
from production.areas.assistant.model import Answer, Ask, Draft, Reading, Ref, State
from production.areas.assistant.naming import Names
from production.areas.assistant.rules.says import SHOWN, Speaker, ref
from production.crm.assistant.kinds import FieldType, Kind, Query, Row

OVER_ALL = {Ask.SEARCH, Ask.SUMMARISE, Ask.DRAFT, Ask.REPORT}
_TOOLS = {Ask.SUMMARISE: "summarise_customer", Ask.DRAFT: "draft_email"}


class Overview:
    """For one message of one caller."""

    def __init__(self, executor: Executor, state: State, speaker: Speaker) -> None:
        self._executor, self._state, self._speaker = executor, state, speaker
        self._names = Names(executor, state)

    async def of(self, reading: Reading) -> Answer | None:
        """None where nobody is called so.

        Raises:
            Forbidden: the caller may not see such records.
        """
        if reading.ask is Ask.REPORT:
            return await self.report()
        if reading.ask is Ask.SEARCH:
            return await self.search(reading.target) if reading.target else None
        return await self._about(reading)

    async def search(self, words: str) -> Answer:
        """Records of every kind that hold the words."""
        found: list[Ref] = []
        lines, total = [], 0
        for name, kind in self._executor.kept.items():
            some = await self._executor.find(name, Query(text=words, limit=SHOWN))
            total += some.total
            found += refs(kind, some.rows)
            lines += [f"- {self._speaker.one(kind)}: {self._speaker.apart(kind, row)}" for row in some.rows]
        head = self._speaker.say("searched", total=f"{total:,}", words=words)
        return Answer("\n".join([head, *lines]), "search", records=found, total=total)

    async def report(self) -> Answer:
        """How many there are of each kind, and of each choice of a kind, within the caller's reach."""
        lines = []
        for name, kind in self._executor.kept.items():
            counts = [f"{self._speaker.many(kind)}: {(await self._executor.find(name, Query(limit=1))).total:,}"]
            status = kind.of_type(FieldType.CHOICE)
            if status is None:
                lines.append(f"- {counts[0]}")
                continue
            for choice in status.choices:
                total = (await self._executor.find(name, Query({status.name: (choice,)}, limit=1))).total
                counts.append(f"{self._speaker.choice(kind, status, choice)} {total:,}")
            lines.append(f"- {', '.join(counts)}")
        return Answer("\n".join([self._speaker.say("report"), *lines]), "report")

    async def summary(self, kind: Kind, row: Row) -> Answer:
        """One record, and what hangs on it."""
        said = [self._speaker.say("summary", title=row["title"], values=self._speaker.values(kind, row))]
        about = refs(kind, [row])
        for other, field in self._hanging_on(kind):
            found = await self._executor.find(other.name, Query({field: (row["id"],)}, limit=SHOWN))
            if found.total:
                titles = [f"{each['title']} ({self._speaker.values(other, each, _CORE)})" for each in found.rows]
                many = self._speaker.many(other, found.total)
                said.append(f"{found.total:,} {many}: {self._speaker.several(titles, found.total)}")
                about += refs(other, found.rows)
        return Answer("\n".join(said), _TOOLS[Ask.SUMMARISE], records=about, total=1)

    def draft(self, row: Row, topic: str) -> str:
        """A mail in the words of the house, for a person to finish."""
        text = self._speaker.say("mail_text", topic=topic) if topic else self._speaker.say("mail_default")
        mail = self._speaker.say("mail", name=str(row["title"]).split()[0], text=text)
        return f"{self._speaker.say('draft')}\n\n{mail}"

    async def _about(self, reading: Reading) -> Answer | None:
        for kind in self._with_mail():
            rows = await self._names.meant(kind, reading)
            if rows:
                one = len(rows) == 1
                return await self.upon(kind, rows[0], reading) if one else self._several(kind, rows, reading)
        return None

    async def upon(self, kind: Kind, row: Row, reading: Reading) -> Answer:
        """The same, where it is known who is meant."""
        self._state.last = ref(kind, row)
        if reading.ask is Ask.SUMMARISE:
            return await self.summary(kind, row)
        return Answer(self.draft(row, reading.topic), _TOOLS[reading.ask], records=refs(kind, [row]), total=1)

    def _several(self, kind: Kind, rows: Sequence[Row], reading: Reading) -> Answer:
        self._state.draft = Draft(replace(reading, kind=kind.name), "", tuple(refs(kind, rows[:SHOWN])))
        named = "; ".join(self._speaker.apart(kind, row) for row in rows[:SHOWN])
        said = self._speaker.say("which", kind=self._speaker.one(kind), options=named)
        return Answer(said, _TOOLS[reading.ask], records=refs(kind, rows[:SHOWN]), total=len(rows), asks=kind.name)

    def _with_mail(self) -> list[Kind]:
        """Kinds of people."""
        return [kind for kind in self._executor.kinds.values() if kind.of_type(FieldType.EMAIL)]

    def _hanging_on(self, kind: Kind) -> list[tuple[Kind, str]]:
        return [
            (other, field.name)
            for other in self._executor.kinds.values()
            for field in other.fields
            if field.links == kind.name
        ]


_CORE = ("status", "value", "currency", "due_date", "priority")
"""Fields that tell how something stands."""
