"""Does what a call says: with the rights of the caller, written down so that it can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID, uuid4

from production.areas import Offer
from production.areas.assistant.model import Action, Call, Ref
from production.areas.assistant.rules.says import ref
from production.crm.assistant.kinds import FieldType, Found, Kind, Query, Records, Row, Verb
from production.crm.permissions.model import Caller
from production.crm.permissions.table import scope_for
from production.database.pool import Database
from production.schemas.errors import Conflict, Forbidden, FteError, InvalidInput, NotFound
from production.schemas.ids import ROW_IDS

MOST = 500
"""Records of one call."""


class Stopped(Conflict):
    """Some of several records were written before one refused."""

    def __init__(self, actions: Sequence[Action], call: Call, refused: FteError) -> None:
        super().__init__(f"Stopped after {len(actions)} of {len(call.ids)}: {refused}")
        self.actions = actions


class ActionLog(Protocol):
    """Where actions are written down."""

    async def add(self, action: Action, batch: UUID) -> Action: ...

    async def last(self) -> Sequence[Action]:
        """Those of the last call that can still be undone, the newest first."""
        ...

    async def undone(self, action_id: UUID) -> Action: ...


class Executor:
    """Of one caller."""

    def __init__(self, offers: Mapping[str, Offer], database: Database, caller: Caller, zone: str) -> None:
        """`zone` is where the caller's days begin."""
        self._offers = offers
        self._database = database
        self._caller = caller
        self._zone = zone
        self.user_id = caller.user_id
        self.kinds: Mapping[str, Kind] = {name: offer.kind for name, offer in offers.items()}
        self.kept = {name: kind for name, kind in self.kinds.items() if self.offered(kind, Verb.CREATE)}
        """What people keep themselves; others are only looked at."""

    def offered(self, kind: Kind, verb: Verb) -> bool:
        """Whether anybody may do this with such records."""
        return verb in self._offers[kind.name].rights

    def records(self, kind: str, verb: Verb) -> Records:
        """
        Raises:
            Forbidden: the caller may not do this, or nobody.
        """
        offer = self._offers[kind]
        if verb not in offer.rights:
            raise Forbidden(f"Nobody can {verb} {offer.kind.plural}.")
        return offer.open(self._database, scope_for(self._caller, offer.rights[verb]))

    async def find(self, kind: str, query: Query) -> Found:
        """Raises Forbidden."""
        return await self.records(kind, Verb.FIND).find(query)

    async def get(self, kind: str, number: int) -> Row:
        """Raises Forbidden, NotFound."""
        return await _row(self.records(kind, Verb.FIND), number)

    async def perform(self, call: Call, log: ActionLog, *, confirmed: bool = False) -> list[Action]:
        """
        Raises:
            Conflict: it has to be confirmed first.
            Stopped: a record refused after others were written.
            Forbidden, NotFound, InvalidInput: as the records say.
        """
        if call.must_be_confirmed and not confirmed:
            raise Conflict("This has to be confirmed first.")
        if len(call.ids) > MOST:
            raise InvalidInput("ids", f"are more than {MOST} records at once: say which")
        call = replace(call, values=self._zoned(self.kinds[call.kind], call.values))
        records, batch = self.records(call.kind, call.verb), uuid4()
        if call.verb is Verb.CREATE:
            row = await records.create(call.values)
            return [await self._noted(log, batch, call, row, None, dict(call.values))]
        done: list[Action] = []
        for number in dict.fromkeys(call.ids):
            try:
                done.append(await self._one(records, call, number, log, batch))
            except (NotFound, Conflict, InvalidInput) as refused:
                if done:
                    raise Stopped(done, call, refused) from refused
                raise
        return done

    async def undo(self, action: Action) -> None:
        """Put the record back as it was; whoever may do something may take it back.

        Raises:
            Conflict: it was undone before, or the record was changed since.
            NotFound: the record is out of reach.
        """
        if action.undone_at is not None:
            raise Conflict("This was undone already.")
        records = self.records(action.record.kind, _right(action))
        if action.after is None:
            await records.restore(action.record.id)
        elif action.before is None:
            await records.delete(action.record.id)
        else:
            await self._refuse_changed(action, records)
            await records.change(action.record.id, action.before)

    def _zoned(self, kind: Kind, values: Mapping[str, Any]) -> Mapping[str, Any]:
        zone = kind.of_type(FieldType.ZONE)
        timed = any(each.type is FieldType.MOMENT and values.get(each.name) for each in kind.fields)
        return {**values, zone.name: self._zone} if zone and timed else values

    async def _one(self, records: Records, call: Call, number: int, log: ActionLog, batch: UUID) -> Action:
        row = await _row(records, number)
        if call.verb is Verb.DELETE:
            await records.delete(number)
            return await self._noted(log, batch, call, row, {}, None)
        changed = await records.change(number, call.values)
        before = {name: row.get(name) for name in call.values}
        return await self._noted(log, batch, call, changed, before, {name: changed.get(name) for name in call.values})

    async def _noted(
        self, log: ActionLog, batch: UUID, call: Call, row: Row, *states: Mapping[str, Any] | None
    ) -> Action:
        before, after = states
        action = Action(uuid4(), call.tool, ref(self.kinds[call.kind], row), before, after, datetime.now(UTC))
        return await log.add(action, batch)

    async def _refuse_changed(self, action: Action, records: Records) -> None:
        row = await records.get(action.record.id)
        if any(row.get(name) != value for name, value in (action.after or {}).items()):
            raise Conflict(f"{action.record.title} was changed since: it stays as it is.")


async def _row(records: Records, number: int) -> Row:
    if number not in ROW_IDS:
        raise NotFound(f"There is none numbered {number}.")
    return await records.get(number)


def _right(action: Action) -> Verb:
    if action.after is None:
        return Verb.DELETE
    return Verb.CREATE if action.before is None else Verb.CHANGE


def tool_for(kind: Kind, verb: Verb, values: Mapping[str, Any]) -> str:
    """The name of the tool that does this: a change of one field may have its own."""
    for each in kind.shortcuts if verb is Verb.CHANGE else ():
        if set(values) == {each.field} and each.value in {None, values[each.field]}:
            return each.name
    return f"{'update' if verb is Verb.CHANGE else verb.value}_{kind.name}"


def refs(kind: Kind, rows: Sequence[Row]) -> list[Ref]:
    return [ref(kind, row) for row in rows]
