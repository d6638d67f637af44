"""Entering without a password: on a local stack, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from production.bootstrap.api import build_app
from production.crm.permissions.model import Role
from production.database.pool import Database
from production.lab.local.people import SAMPLES, seed
from production.lab.local.stack import Stack, StackOptions
from production.lab.local.state import StateDir
from production.schemas.errors import ConfigurationError
from production.settings import Settings
from production.tests.support.api import System, serving
from production.tests.support.people import hired

TOKENS = {role: f"fte_{role}" for role in Role}
HERE = {"Host": "localhost:8000"}
ANY_SECRET = SecretStr("0123456789abcdef" * 4)


async def test_elsewhere_nobody_enters_also_where_sample_people_are_left_behind(
    system: System, database_url: str
) -> None:
    await seed(database_url, TOKENS)
    entered = [await system.api.post(f"/auth/samples/{role}") for role in Role]
    answers = [await system.api.get("/auth/samples"), *entered]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert not any("Set-Cookie" in answer.headers for answer in answers)


@pytest.mark.parametrize(
    "url", [None, "https://support.example.com", "http://10.0.0.5:8000", "http://localhost.evil.example"]
)
def test_where_others_reach_it_the_api_does_not_even_start(url: str | None) -> None:
    with pytest.raises(ConfigurationError, match="SAMPLE_PEOPLE"):
        build_app(Settings(ticket_token_secret=ANY_SECRET, public_url=url, sample_people=True))


@pytest.mark.parametrize("role", Role)
async def test_on_a_local_stack_one_click_is_enough(database: Database, database_url: str, role: Role) -> None:
    await seed(database_url, TOKENS)
    async with serving(database, sample_people=True) as system:
        assert [one["role"] for one in (await system.api.get("/auth/samples", headers=HERE)).json()] == list(Role)
        entered = (await system.api.post(f"/auth/samples/{role}", headers=HERE)).json()
        headers = {"Authorization": f"Bearer {entered['access_token']}"}
        assert (await system.api.get("/auth/me", headers=headers)).json()["name"] == SAMPLES[role]


async def test_a_site_whose_name_leads_to_this_machine_is_not_let_in(database: Database, database_url: str) -> None:
    await seed(database_url, TOKENS)
    async with serving(database, sample_people=True) as system:
        asked = {"Host": "evil.example:8000", "Origin": "http://evil.example:8000"}
        assert (await system.api.post("/auth/samples/admin", headers=asked)).status_code == 404


async def test_their_tokens_stay_the_same_from_start_to_start(system: System, database_url: str) -> None:
    for _ in range(2):
        await seed(database_url, TOKENS)
    answer = await system.api.get("/drafts", headers={"Authorization": f"Bearer {TOKENS[Role.REP]}"})
    assert answer.status_code == 200


def test_nobody_unknown_comes_into_a_database_of_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")
    stack = Stack(StateDir.open(tmp_path), StackOptions(8000, tmp_path), lambda _: None)
    assert stack.staff_tokens() == {}


async def test_the_first_admins_link_is_given_out_while_nobody_else_is_there(
    database: Database, database_url: str
) -> None:
    first, second = await seed(database_url, TOKENS), await seed(database_url, TOKENS)
    assert None not in {first, second}
    assert await database.fetchval("select count(*) from sign_in_links") == 1
    await hired(database, Role.ADMIN)
    assert await seed(database_url, TOKENS) is None
