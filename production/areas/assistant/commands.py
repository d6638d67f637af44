"""Creates, finds, changes and deletes what a reading names: asks for what is missing, and never guesses a write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from production.areas.assistant.executor import ActionLog, Executor, refs, tool_for
from production.areas.assistant.model import Action, Answer, Ask, Call, Draft, Pending, Reading, State
from production.areas.assistant.naming import Names, Unknown
from production.areas.assistant.rules.says import SHOWN, Speaker, ref
from production.crm.assistant.kinds import FieldType, Found, Kind, Query, Row, Verb
from production.schemas.errors import Conflict, InvalidInput

_VERBS = {Ask.CHANGE: Verb.CHANGE, Ask.DELETE: Verb.DELETE}


class Commands:
    """For one message of one caller."""

    def __init__(self, executor: Executor, log: ActionLog, state: State, speaker: Speaker) -> None:
        self._executor, self._log, self._state, self._speaker = executor, log, state, speaker
        self._names = Names(executor, state)

    async def of(self, reading: Reading) -> Answer | None:
        """What comes of a reading; None where no record is named so.

        Raises:
            Forbidden: the caller may not do this.
        """
        kind = self._executor.kinds[reading.kind]
        try:
            if reading.ask is Ask.CREATE:
                return await self._create(kind, reading)
            if reading.ask is Ask.FIND:
                return await self._find(kind, reading)
            return await self._write(kind, reading)
        except Unknown as unknown:
            return self._ask_which(kind, reading, unknown)

    async def upon(self, kind: Kind, reading: Reading, rows: Sequence[Row]) -> Answer:
        """The same, where it is known which records are meant."""
        if reading.ask is Ask.FIND:
            return self._shown(kind, rows[0], reading)
        values = await self._names.linked(kind, reading.values)
        verb = _VERBS[reading.ask]
        call = Call(tool_for(kind, verb, values), kind.name, verb, tuple(row["id"] for row in rows), values)
        if call.must_be_confirmed:
            return self.held(kind, call, rows)
        return self.done(kind, await self._executor.perform(call, self._log))

    def done(self, kind: Kind, actions: Sequence[Action]) -> Answer:
        """What is said of what was done."""
        template = {Verb.CREATE: "created", Verb.DELETE: "deleted"}
        lines = []
        for action in actions:
            verb = Verb.DELETE if action.after is None else Verb.CREATE if action.before is None else Verb.CHANGE
            values = self._speaker.values(kind, action.after or {}, action.after or {})
            told = {"kind": self._speaker.one(kind), "title": action.record.title, "id": action.record.id}
            lines.append(self._speaker.say(template.get(verb, "changed"), values=values, **told))
        records = [action.record for action in actions]
        if len(records) == 1:
            self._state.last = records[0]
        tool = actions[0].tool if actions else "help"
        return Answer("\n".join(lines), tool, actions=list(actions), records=records)

    async def _create(self, kind: Kind, reading: Reading) -> Answer:
        values, unused = await self._placed(kind, reading)
        reading = replace(reading, values=values, loose=())
        values = await self._names.linked(kind, values)
        if missing := kind.missing(values):
            return await self._ask_for(kind, replace(reading, values=values), missing)
        try:
            done = self.done(
                kind,
                await self._executor.perform(
                    Call(f"create_{kind.name}", kind.name, Verb.CREATE, values=values), self._log
                ),
            )
        except InvalidInput as wrong:
            return self._ask_again(kind, replace(reading, values=values), wrong.field, str(wrong))
        except Conflict as taken:
            mail = kind.of_type(FieldType.EMAIL)
            return self._ask_again(
                kind, replace(reading, values=values), mail.name if mail else kind.title[0], str(taken)
            )
        if unused:
            done.response += f" {self._speaker.say('unused', words=', '.join(unused))}"
        return done

    async def _placed(self, kind: Kind, reading: Reading) -> tuple[dict[str, Any], list[str]]:
        """Values, with those that words without a place fit; and the words that fit nowhere."""
        values, unused = dict(reading.values), []
        free = [each for each in kind.fields if each.type is FieldType.LINK and not values.get(each.name)]
        for words in reading.loose:
            for each in free:
                if len(rows := await self._names.called(self._executor.kinds[each.links], words)) == 1:
                    values[each.name] = rows[0]["id"]
                    free.remove(each)
                    break
            else:
                unused.append(words)
        for each in free:
            title = str(values.get(kind.title[0], ""))
            if (
                each.required
                and title
                and (rows := await self._names.mentioned(self._executor.kinds[each.links], title))
            ):
                values[each.name] = rows[0]["id"] if len(rows) == 1 else rows[0]["title"]
        return values, unused

    async def _find(self, kind: Kind, reading: Reading) -> Answer | None:
        if reading.many or reading.every or not (reading.target or reading.it):
            return await self._list(kind, reading)
        rows = await self._names.meant(kind, reading)
        if not rows:
            return None
        return self._shown(kind, rows[0], reading) if len(rows) == 1 else self._ask_one_of(kind, reading, rows)

    async def _list(self, kind: Kind, reading: Reading) -> Answer | None:
        if not reading.named and not reading.equal and not reading.at_least and not reading.at_most:
            return None
        query = await self._names.query(kind, reading)
        found = await self._executor.find(kind.name, replace(query, text=reading.target, limit=SHOWN))
        return self._listed(kind, found)

    def _listed(self, kind: Kind, found: Found) -> Answer:
        tool, many = f"get_{kind.plural}", self._speaker.many(kind, found.total)
        if not found.total:
            return Answer(self._speaker.say("none", kinds=many), tool, total=0)
        head = self._speaker.say("found", shown=len(found.rows), total=f"{found.total:,}", kinds=many)
        lines = [f"- {self._speaker.apart(kind, row)}" for row in found.rows]
        if len(found.rows) == 1:
            self._state.last = ref(kind, found.rows[0])
        return Answer("\n".join([head, *lines]), tool, records=refs(kind, found.rows), total=found.total)

    def _shown(self, kind: Kind, row: Row, reading: Reading) -> Answer:
        self._state.last = ref(kind, row)
        values = self._speaker.values(kind, row, reading.fields or None) or "-"
        said = self._speaker.say("one", kind=self._speaker.one(kind), title=row["title"], values=values)
        return Answer(said, f"get_{kind.name}", records=refs(kind, [row]), total=1)

    async def _write(self, kind: Kind, reading: Reading) -> Answer | None:
        if not reading.narrows:
            return None
        rows = await self._names.meant(kind, reading)
        several = reading.every or reading.many
        if reading.ask is Ask.CHANGE and several:
            values = await self._names.linked(kind, reading.values)
            rows = [row for row in rows if any(row.get(name) != value for name, value in values.items())]
        if not rows:
            return self._none(kind, reading) if reading.named else None
        if len(rows) > 1 and not several:
            return self._ask_one_of(kind, reading, rows)
        return await self.upon(kind, reading, rows)

    def _none(self, kind: Kind, reading: Reading) -> Answer:
        tool = tool_for(kind, _VERBS[reading.ask], reading.values)
        return Answer(self._speaker.say("none", kinds=self._speaker.many(kind)), tool, total=0)

    def held(self, kind: Kind, call: Call, rows: Sequence[Row]) -> Answer:
        """What would be done, and to how many.

        Raises:
            Forbidden: the caller may not do it at all.
        """
        self._executor.records(call.kind, call.verb)
        named = self._speaker.several([self._speaker.apart(kind, row) for row in rows], len(rows))
        does = self._speaker.say("does_delete" if call.verb is Verb.DELETE else "does_change")
        many = self._speaker.many(kind, len(rows))
        said = self._speaker.say("confirm", does=does, total=len(rows), kinds=many, options=named)
        return Answer(
            said,
            call.tool,
            pending=[Pending(uuid4(), call, len(rows), said)],
            records=refs(kind, rows[:SHOWN]),
            total=len(rows),
        )

    async def _ask_for(self, kind: Kind, reading: Reading, missing: str) -> Answer:
        self._state.draft = Draft(reading, missing)
        field = kind.field(missing)
        label = self._speaker.label(kind, field)
        if field.type is not FieldType.LINK:
            said = self._speaker.say("ask", field=label, kind=self._speaker.one(kind))
            return Answer(said, f"create_{kind.name}", asks=missing)
        other = self._executor.kinds[field.links]
        found = await self._executor.find(other.name, Query(limit=SHOWN))
        named = self._speaker.several([str(row["title"]) for row in found.rows], found.total)
        said = self._speaker.say("ask_link", field=label, options=named)
        return Answer(said, f"create_{kind.name}", asks=field.links)

    def _ask_again(self, kind: Kind, reading: Reading, field: str, message: str) -> Answer:
        if field not in {each.name for each in kind.fields}:
            return Answer(message, f"create_{kind.name}")
        kept = {name: value for name, value in reading.values.items() if name != field}
        self._state.draft = Draft(replace(reading, values=kept), field)
        return Answer(self._speaker.say("exists", message=message), f"create_{kind.name}", asks=field)

    def _ask_one_of(self, kind: Kind, reading: Reading, rows: Sequence[Row]) -> Answer:
        self._state.draft = Draft(reading, "", tuple(refs(kind, rows[:SHOWN])))
        return self.which(kind, rows, reading)

    def _ask_which(self, kind: Kind, reading: Reading, unknown: Unknown) -> Answer:
        other = self._executor.kinds[unknown.kind]
        options = tuple(refs(other, unknown.options[:SHOWN]))
        self._state.draft = Draft(reading, unknown.field, options, unknown.field)
        if options:
            return self.which(other, unknown.options, reading)
        said = self._speaker.say("unknown_link", kind=self._speaker.one(other), words=unknown.words)
        return Answer(said, self._tool(kind, reading), asks=unknown.kind)

    def which(self, kind: Kind, rows: Sequence[Row], reading: Reading) -> Answer:
        """Ask which of these is meant."""
        tool = self._tool(self._executor.kinds[reading.kind], reading)
        lines = [f"\n{at}. {self._speaker.apart(kind, row)}" for at, row in enumerate(rows[:SHOWN], start=1)]
        said = self._speaker.say("which", kind=self._speaker.one(kind), options="".join(lines))
        return Answer(said, tool, records=refs(kind, rows[:SHOWN]), total=len(rows), asks=kind.name)

    def _tool(self, kind: Kind, reading: Reading) -> str:
        if reading.ask in _VERBS:
            return tool_for(kind, _VERBS[reading.ask], reading.values)
        return f"create_{kind.name}" if reading.ask is Ask.CREATE else f"get_{kind.name}"
