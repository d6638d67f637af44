"""The records of other areas that files are made into, each as its own routes would make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from production.crm.assistant.kinds import Records
from production.crm.permissions.model import Scope
from production.crm.records.custom import RecordKind
from production.database.pool import Connection, Database, Within


@dataclass(frozen=True, slots=True)
class Offered:
    """How to open them, by what the rows of a file are."""

    opens: Mapping[str, Callable[[Database, Scope], Records]]

    def within(self, connection: Connection, scope: Scope, kind: RecordKind) -> Records:
        """All that is done to them is part of the transaction on this connection."""
        return self.opens[kind](Within(connection), scope)
