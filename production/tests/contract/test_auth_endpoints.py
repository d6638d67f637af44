"""Signing in as a page and as a stranger see it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pytest

from production.api.bearer import access_token, signing_key
from production.api.rate_limit import RateLimit
from production.areas.accounts import routes
from production.areas.accounts.passwords import hashed, matches
from production.areas.accounts.store import AccountStore
from production.crm.permissions.model import Role
from production.database.letters import LetterStore
from production.database.pool import Database
from production.tests.support.api import BEARER, SECRET, System, serving
from production.tests.support.people import PASSWORD, Person, with_password

OTHER = "another four words"
PAGE = {"X-Requested-With": "console"}


@pytest.fixture
async def system(database: Database) -> AsyncIterator[System]:
    async with serving(database, public_url="http://127.0.0.1:8000") as system:
        yield system


@pytest.fixture
async def mia(database: Database) -> Person:
    return await with_password(database, Role.MANAGER, "billing")


async def sign_in(system: System, person: Person, password: str = PASSWORD) -> httpx.Response:
    return await system.api.post("/auth/login", json={"email": person.email, "password": password})


async def me(system: System, signed_in: httpx.Response) -> httpx.Response:
    headers = {"Authorization": f"Bearer {signed_in.json()['access_token']}"}
    return await system.api.get("/auth/me", headers=headers)


async def refresh(system: System, token: str | None = None) -> httpx.Response:
    if token is not None:
        system.api.cookies.clear()
    cookie = {"Cookie": f"fte_refresh={token}"} if token else {}
    return await system.api.post("/auth/refresh", headers=PAGE | cookie)


async def test_who_signs_in_is_known_and_told_what_they_may(system: System, mia: Person) -> None:
    shown = (await me(system, await sign_in(system, mia))).json()
    assert (shown["email"], shown["role"], shown["teams"]) == (mia.email, "manager", ["billing"])
    assert shown["actions"].items() >= {"read": "team", "report": "all"}.items()
    assert "administer" not in shown["actions"]


async def test_the_service_token_is_an_admin_without_a_name(system: System) -> None:
    shown = (await system.api.get("/auth/me", headers=BEARER)).json()
    assert (shown["id"], shown["role"], shown["actions"]["audit"]) == (None, "admin", "all")


async def test_the_cookie_is_for_no_script_no_other_site_and_no_other_path(system: System, mia: Person) -> None:
    cookie = (await sign_in(system, mia)).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/api/v1/auth"} <= {part.strip() for part in cookie.split(";")}


async def test_it_travels_encrypted_unless_all_is_on_this_machine(database: Database, mia: Person) -> None:
    async with serving(database, public_url="https://support.example.com") as system:
        assert "; Secure" in (await sign_in(system, mia)).headers["Set-Cookie"]


@pytest.mark.parametrize("why", ["wrong password", "unknown", "disabled", "no password yet", "no address"])
async def test_whoever_is_not_let_in_gets_one_answer(system: System, mia: Person, why: str) -> None:
    if why == "disabled":
        await system.database.execute("update users set disabled_at = now()")
    if why == "no password yet":
        await system.database.execute("update users set password = null")
    email = {"unknown": "nobody@techcorp.example", "no address": "mia"}.get(why, mia.email)
    password = OTHER if why == "wrong password" else PASSWORD
    answer = await system.api.post("/auth/login", json={"email": email, "password": password})
    assert (answer.status_code, answer.json()["message"]) == (401, "Email or password is wrong.")
    assert "Set-Cookie" not in answer.headers


async def test_guessing_is_slowed_down_and_only_for_who_guesses(system: System, mia: Person) -> None:
    tries = [(await sign_in(system, mia, OTHER)).status_code for _ in range(11)]
    assert tries == [401] * 10 + [429]
    async with system.called_from("198.51.100.7") as elsewhere:
        there = await elsewhere.post("/auth/login", json={"email": mia.email, "password": PASSWORD})
    assert there.status_code == 200


async def test_a_page_stays_signed_in_by_its_cookie(system: System, mia: Person) -> None:
    await sign_in(system, mia)
    for _ in range(3):
        assert (await me(system, await refresh(system))).json()["email"] == mia.email


async def test_a_refresh_token_that_is_shown_twice_ends_the_session_for_both(system: System, mia: Person) -> None:
    first = (await sign_in(system, mia)).cookies["fte_refresh"]
    second = await refresh(system)
    assert (await refresh(system, first)).status_code == 401
    assert (await refresh(system, second.cookies["fte_refresh"])).status_code == 401
    assert (await me(system, second)).status_code == 401


async def test_another_site_cannot_refresh(system: System, mia: Person) -> None:
    await sign_in(system, mia)
    answer = await system.api.post("/auth/refresh")
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "X-Requested-With")


async def test_signing_out_ends_what_was_given_out(system: System, mia: Person) -> None:
    signed_in = await sign_in(system, mia)
    token = signed_in.cookies["fte_refresh"]
    assert (await system.api.post("/auth/logout", headers=PAGE)).status_code == 204
    assert "fte_refresh" not in system.api.cookies
    assert [(await me(system, signed_in)).status_code, (await refresh(system, token)).status_code] == [401, 401]


@pytest.mark.parametrize(
    "change", ["update users set disabled_at = now()", "update sessions set ended_at = now(), ended_because = 'role'"]
)
async def test_what_an_admin_takes_away_is_gone_with_the_next_request(system: System, mia: Person, change: str) -> None:
    signed_in = await sign_in(system, mia)
    await system.database.execute(change)
    assert [(await me(system, signed_in)).status_code, (await refresh(system)).status_code] == [401, 401]


FORGED: dict[str, dict[str, Any]] = {
    "too old": {"exp": datetime(2020, 1, 1, tzinfo=UTC)},
    "for others": {"aud": "somebody"},
    "of no session": {"sid": str(uuid4())},
    "no id": {"sid": "1"},
    "no text": {"sid": 7},
}


@pytest.mark.parametrize("claims", FORGED.values(), ids=FORGED)
async def test_tokens_that_are_not_of_an_open_session_are_refused(
    system: System, mia: Person, claims: dict[str, Any]
) -> None:
    good = {"sid": str(mia.session_id), "aud": "fte", "iat": datetime.now(UTC)}
    good["exp"] = datetime.now(UTC) + timedelta(minutes=1)
    token = jwt.encode(good | claims, signing_key(SECRET), "HS256")
    assert (await system.api.get("/auth/me", headers={"Authorization": f"Bearer {token}"})).status_code == 401


@pytest.mark.parametrize("token", [access_token("another secret", uuid4(), datetime.now(UTC)), "eyJ.e30.", "fte_guess"])
async def test_tokens_that_we_did_not_make_are_refused(system: System, token: str) -> None:
    assert (await system.api.get("/auth/me", headers={"Authorization": f"Bearer {token}"})).status_code == 401


async def test_changing_the_password_ends_all_other_sessions(system: System, mia: Person) -> None:
    elsewhere, here = await sign_in(system, mia), await sign_in(system, mia)
    headers = {"Authorization": f"Bearer {here.json()['access_token']}"}
    wrong = await system.api.post("/auth/password", json={"current": OTHER, "password": OTHER}, headers=headers)
    right = await system.api.post("/auth/password", json={"current": PASSWORD, "password": OTHER}, headers=headers)
    assert [wrong.status_code, wrong.json()["fields"][0]["field"], right.status_code] == [422, "current", 204]
    assert [(await me(system, each)).status_code for each in (elsewhere, here)] == [401, 200]
    assert [(await sign_in(system, mia, each)).status_code for each in (PASSWORD, OTHER)] == [401, 200]


@pytest.fixture
def meanwhile(system: System, mia: Person, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Awaitable[None]]:
    """Lets something happen to the account while its password is checked."""

    async def arrange(change: str) -> None:
        async def slow(stored: str | None, password: str) -> bool:
            right = await matches(stored, password)
            await system.database.execute(change, *([mia.id, other] if "$2" in change else [mia.id]))
            return right

        other = await hashed(OTHER)
        monkeypatch.setattr(routes, "matches", slow)

    return arrange


CHANGED = "update users set password = $2 where id = $1"
DISABLED = "update users set disabled_at = now() where id = $1"
SIGNED_OUT = "update sessions set ended_at = now(), ended_because = 'test' where user_id = $1"


@pytest.mark.parametrize("change", [CHANGED, DISABLED])
async def test_whoever_is_checked_while_the_account_changes_does_not_come_in(
    system: System, mia: Person, meanwhile: Callable[[str], Awaitable[None]], change: str
) -> None:
    await meanwhile(change)
    assert (await sign_in(system, mia)).status_code == 401


@pytest.mark.parametrize("change", [CHANGED, DISABLED, SIGNED_OUT])
async def test_nor_changes_a_password_that_is_another_meanwhile_or_from_a_session_that_is_over(
    system: System, mia: Person, meanwhile: Callable[[str], Awaitable[None]], change: str
) -> None:
    await meanwhile(change)
    wanted = {"current": PASSWORD, "password": "not one of them"}
    assert (await system.api.post("/auth/password", json=wanted, headers=mia.bearer)).status_code == 401
    stored = await system.database.fetchval("select password from users where id = $1", mia.id)
    assert not await matches(stored, "not one of them")


async def test_a_hash_is_renewed_only_while_it_is_theirs(system: System, mia: Person) -> None:
    accounts, other = AccountStore(system.database), await hashed(OTHER)
    known = await accounts.credentials(mia.email)
    await system.database.execute(CHANGED, mia.id, other)
    assert known
    await accounts.renew_hash(known, await hashed(PASSWORD))
    assert await system.database.fetchval("select password from users where id = $1", mia.id) == other


async def letter(system: System) -> str:
    """The secret of the link in the only mail that waits."""
    [waiting] = await LetterStore(system.database).take(10)
    return waiting.text.partition("http://127.0.0.1:8000/console/welcome/#")[2].split()[0]


async def test_a_forgotten_password_is_chosen_anew_by_mail_once(system: System, mia: Person) -> None:
    before = await sign_in(system, mia)
    await system.api.post("/auth/password-reset", json={"email": mia.email.upper()})
    chosen = {"link": await letter(system), "password": OTHER}
    answers = [await system.api.post("/auth/set-password", json=chosen) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 422]
    assert (await me(system, answers[0])).json()["email"] == mia.email
    assert (await me(system, before)).status_code == 401


async def test_a_reset_ends_the_tokens_that_somebody_else_may_hold(system: System, mia: Person) -> None:
    wanted = {"name": "a script", "actions": ["read"]}
    made = (await system.api.post("/auth/tokens", json=wanted, headers=mia.bearer)).json()
    await system.api.post("/auth/password-reset", json={"email": mia.email})
    await system.api.post("/auth/set-password", json={"link": await letter(system), "password": OTHER})
    by_token = {"Authorization": f"Bearer {made['token']}"}
    assert (await system.api.get("/drafts", headers=by_token)).status_code == 401


async def test_nobody_learns_from_a_reset_who_has_an_account(system: System, mia: Person) -> None:
    addresses = (mia.email, "nobody@techcorp.example", "no address", mia.email)  # the second time without a mail
    answers = [await system.api.post("/auth/password-reset", json={"email": email}) for email in addresses]
    assert len({(answer.status_code, answer.text) for answer in answers}) == 1
    assert [waiting.recipient for waiting in await LetterStore(system.database).take(10)] == [mia.email]


async def test_a_poor_password_leaves_the_link_as_it_is(system: System, mia: Person) -> None:
    await system.api.post("/auth/password-reset", json={"email": mia.email})
    link = await letter(system)
    poor = await system.api.post("/auth/set-password", json={"link": link, "password": "short"})
    assert (poor.status_code, poor.json()["fields"][0]["field"]) == (422, "password")
    good = await system.api.post("/auth/set-password", json={"link": link, "password": OTHER})
    assert good.status_code == 200


async def test_guessing_links_is_slowed_down_for_who_guesses(system: System) -> None:
    system.deps.limits = replace(system.deps.limits, sign_in=RateLimit(burst=2, per_minute=0.1))
    guess, tries = {"link": "guess", "password": PASSWORD}, []
    for address in ("2001:db8:0:1::1", "2001:db8:0:2::1", "2001:db8:0:3::1", "198.51.100.7"):
        async with system.called_from(address) as api:
            tries.append((await api.post("/auth/set-password", json=guess)).status_code)
    assert tries == [422, 422, 429, 422]


@pytest.mark.parametrize(
    ("path", "field"), [("login", "password"), ("set-password", "link"), ("set-password", "password")]
)
async def test_half_a_character_is_refused_by_name(system: System, path: str, field: str) -> None:
    body = {"email": "mia@techcorp.example", "link": "guess", "password": PASSWORD} | {field: "\ud800" + PASSWORD}
    headers = {"Content-Type": "application/json"}
    answer = await system.api.post(f"/auth/{path}", content=json.dumps(body), headers=headers)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)


async def test_passwords_and_tokens_reach_no_log(
    system: System, mia: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    await sign_in(system, mia, OTHER)
    first = (await sign_in(system, mia)).cookies["fte_refresh"]
    await refresh(system)
    await refresh(system, first)
    said = capsys.readouterr()
    assert not any(secret in said.err + said.out for secret in (PASSWORD, OTHER, first, mia.email))
