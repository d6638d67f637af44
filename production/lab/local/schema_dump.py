"""Writes down the schema that the migrations build: `database/schema.sql`, for people to read and a test to compare."""

from __future__ import annotations

import asyncio
import re
import subprocess
import tempfile
from pathlib import Path

import production.database
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.local.postgres import binaries, ensure_running
from production.lab.local.state import StateDir

SCHEMA_FILE = Path(production.database.__file__).with_name("schema.sql")

_NOISE = re.compile(r"^(--.*|SET .*|SELECT pg_catalog\.set_config.*|\\.*)\n", re.MULTILINE)


def dump(url: str) -> str:
    """The schema behind this URL as SQL, without comments and session settings."""
    command = [str(binaries() / "pg_dump"), "--schema-only", "--no-owner", "--no-privileges", url]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return re.sub(r"\n{3,}", "\n\n", _NOISE.sub("", text)).strip() + "\n"


def _renew() -> None:
    with tempfile.TemporaryDirectory(prefix="fte-schema-") as folder:
        Path(folder).chmod(0o755)
        with ensure_running(StateDir.open(Path(folder))) as url:
            asyncio.run(_migrate(url))
            SCHEMA_FILE.write_text(dump(url), "utf-8")


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


if __name__ == "__main__":
    _renew()
