"""Postgres, too, logs that something failed and not what a customer wrote."""

from __future__ import annotations

from pathlib import Path

import asyncpg
import pytest
import yaml

from production.database.pool import Database
from production.lab.local.postgres import _QUIET
from production.lab.local.state import StateDir

WORDS = "ada.lovelace@example.com cannot sign in"
_OPT_OUT = "insert into opt_outs (identifier_type, identifier_value, channel)"
PROVOKED = {
    "text that is no json": (
        asyncpg.UntranslatableCharacterError,
        "select $1::text::jsonb",
        f'{{"a": "{WORDS}\\u0000"}}',
    ),
    "a key that exists": (
        asyncpg.UniqueViolationError,
        f"{_OPT_OUT} select 'email', $1, 'email' from generate_series(1, 2)",
        WORDS,
    ),
    "a row that no rule allows": (
        asyncpg.NotNullViolationError,
        f"{_OPT_OUT} values ('email', $1, null)",
        WORDS,
    ),
    "words in a statement": (asyncpg.UndefinedColumnError, f"select nothing from opt_outs where $1 <> '{WORDS}'", ""),
}


@pytest.mark.parametrize("case", PROVOKED)
async def test_an_error_is_logged_without_words(database: Database, state: StateDir, case: str) -> None:
    error, statement, argument = PROVOKED[case]
    before = state.log("postgres").stat().st_size
    with pytest.raises(error):
        async with database.connection() as connection:
            await connection.execute(statement, argument)
    logged = state.log("postgres").read_bytes()[before:].decode()
    assert "ERROR:" in logged
    assert "lovelace" not in logged


@pytest.mark.parametrize(
    "file",
    [
        "docker-compose.yml",
        "k8s/base/postgres/postgres-statefulset.yaml",
        "k8s/overlays/production/examples/cloudnative-pg.yaml",
    ],
)
def test_it_is_so_wherever_we_start_it(repository: Path, file: str) -> None:
    assert _QUIET.items() <= _options(list(yaml.safe_load_all((repository / file).read_text()))).items()


def _options(found: object) -> dict[str, str]:
    """`name=value` words and `name: value` pairs, wherever they stand."""
    if isinstance(found, dict):
        plain = {name: value for name, value in found.items() if isinstance(value, str)}
        return plain | {name: value for each in found.values() for name, value in _options(each).items()}
    if isinstance(found, list):
        return {name: value for each in found for name, value in _options(each).items()}
    name, sign, value = str(found).partition("=")
    return {name: value} if sign else {}
