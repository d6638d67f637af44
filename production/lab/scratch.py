"""A system of one run, for commands that judge or measure: its own database, and customers nobody knows."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from production.crm.support.model import PastTicket
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.local.postgres import ensure_running
from production.lab.local.state import StateDir
from production.settings import Settings, load_settings


class NoHistory:
    """Nobody has written before. Satisfies `agent.ports.CustomerHistory`."""

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]:  # noqa: ARG002 - a port
        return []


@contextmanager
def scratch_database() -> Iterator[Settings]:
    """Settings with a database of its own, so that a knowledge base in use neither helps nor changes."""
    with tempfile.TemporaryDirectory(prefix="fte-scratch-") as folder:
        Path(folder).chmod(0o755)  # Postgres may run under another account than we
        with ensure_running(StateDir.open(Path(folder))) as url:
            os.environ["DATABASE_URL"] = url
            yield load_settings()


async def prepare(url: str) -> None:
    """The schema, by connections of its own: those that were opened before it know no vectors."""
    empty = Database(url)
    await migrate(empty)
    await empty.close()


def documents(context: Path) -> list[tuple[str, str]]:
    """(path, text) of every markdown file below the folder."""
    return [(file.relative_to(context).as_posix(), file.read_text("utf-8")) for file in sorted(context.rglob("*.md"))]
