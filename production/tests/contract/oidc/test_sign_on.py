"""Signing in at an OpenID Connect provider, as a browser goes through it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from production.areas.accounts.sessions import SessionStore
from production.crm.permissions.model import Role
from production.database.pool import Database
from production.tests.support.api import System, serving
from production.tests.support.oidc import OURS, Claims, Provider
from production.tests.support.people import Person, hired
from production.tests.support.sign_on import PAGE, REFUSED, leave, refused, sign_in, told, who


async def acts(database: Database) -> list[tuple[str, str]]:
    rows = await database.fetch("select act, subject_id from audit_log order by id")
    return [(row["act"], row["subject_id"]) for row in rows]


async def test_somebody_who_was_invited_is_signed_in_as_by_password(
    system: System, mia: Person, database: Database
) -> None:
    await database.execute("update users set password = null where id = $1", mia.id)
    assert told(await sign_in(system)) == {"next": ["/inbox/"]}
    assert await who(system) == mia.email
    assert await acts(database) == [("identity_bound", str(mia.id)), ("signed_in", str(mia.id))]


async def test_the_page_asks_whether_there_is_a_provider(system: System, database: Database) -> None:
    assert (await system.api.get("/auth/oidc")).json() == {"name": "Acme"}
    async with serving(database) as without:
        assert (await without.api.get("/auth/oidc")).json() is None
        assert (await without.api.post("/auth/oidc/start", json={})).status_code == 404


async def test_who_was_here_before_is_known_by_the_identity_and_not_by_the_address(
    system: System, mia: Person, provider: Provider, database: Database
) -> None:
    await sign_in(system)
    provider.claims = {"email": "renamed@elsewhere.example"}
    assert told(await sign_in(system)) == {"next": ["/inbox/"]}
    assert await who(system) == mia.email
    assert [act for act, _ in await acts(database)].count("identity_bound") == 1


@pytest.mark.usefixtures("mia")
async def test_an_address_that_somebody_else_has_now_opens_nothing(system: System, provider: Provider) -> None:
    await sign_in(system)
    await system.api.post("/auth/logout", headers=PAGE)
    provider.claims["sub"] = "2"
    assert await refused(system)


async def test_who_was_let_in_again_is_known_anew(system: System, mia: Person, provider: Provider) -> None:
    admin = await hired(system.database, Role.ADMIN)
    await sign_in(system)
    for disabled in (True, False):
        path = f"/users/{mia.id}"
        assert (await system.api.patch(path, json={"disabled": disabled}, headers=admin.bearer)).status_code == 200
    provider.claims["sub"] = "2"
    assert told(await sign_in(system)) == {"next": ["/inbox/"]}


async def test_who_came_by_their_company_has_joined_and_may_choose_a_password(
    system: System, mia: Person, database: Database
) -> None:
    await database.execute("update users set password = null where id = $1", mia.id)
    admin = await hired(database, Role.ADMIN)
    joined = []
    for _ in range(2):
        people = (await system.api.get("/users", headers=admin.bearer)).json()
        joined.append(next(one["joined"] for one in people if one["id"] == str(mia.id)))
        await system.api.post("/auth/password-reset", json={"email": mia.email})
        joined.append(await database.fetchval("select count(*) from staff_letters"))
        await sign_in(system)
    assert joined == [False, 0, True, 1]


async def test_an_invitation_is_taken_up_once(system: System, mia: Person, database: Database) -> None:
    await database.execute("insert into sign_in_links values ('\\x01', $1, now(), now() + interval '1 day')", mia.id)
    await sign_in(system)
    assert await database.fetchval("select used_at is not null from sign_in_links")


NOBODY: dict[str, Claims] = {
    "nobody invited": {"email": "nobody@techcorp.example"},
    "not verified": {"email_verified": False},
    "verified as a word": {"email_verified": "true"},
    "nothing said about it": {"email_verified": None},
    "no address": {"email": None},
    "no address but a list": {"email": ["mia@techcorp.example"]},
}


@pytest.mark.usefixtures("mia")
@pytest.mark.parametrize("claims", NOBODY.values(), ids=NOBODY)
async def test_who_was_not_invited_with_a_verified_address_gets_no_account(
    system: System, provider: Provider, claims: Claims
) -> None:
    provider.claims |= claims
    assert await refused(system)
    assert await system.database.fetchval("select count(*) from oidc_identities") == 0


async def test_who_is_disabled_is_not_let_in_and_the_log_knows(system: System, mia: Person) -> None:
    await system.database.execute("update users set disabled_at = now()")
    assert await refused(system)
    assert await refused(system)
    assert await acts(system.database) == [("sign_in_failed", str(mia.id))]


@pytest.mark.usefixtures("mia")
async def test_only_addresses_of_our_domains_are_believed(database: Database, provider: Provider) -> None:
    for domains, let_in in ((["example.org"], False), (["example.org", "techcorp.example"], True)):
        configured = provider.settings(OURS, domains=frozenset(domains))
        async with serving(database, oidc=configured, public_url="http://127.0.0.1:8000") as system:
            await sign_in(system)
            assert (await who(system) is not None) is let_in


@pytest.mark.usefixtures("mia")
async def test_the_way_back_leads_in_once(system: System) -> None:
    back = await leave(system)
    cookie = {"Cookie": f"fte_oidc={system.api.cookies['fte_oidc']}"}
    assert told(await system.api.get(back)) == {"next": ["/inbox/"]}
    system.api.cookies.clear()
    assert told(await system.api.get(back, headers=cookie)) == {"next": ["/"]} | REFUSED
    assert await who(system) is None


@pytest.mark.usefixtures("mia")
async def test_a_code_that_was_redeemed_is_no_good_under_another_state(system: System) -> None:
    first = await leave(system)
    await system.api.get(first)
    await system.api.post("/auth/logout", headers=PAGE)
    second = (await leave(system)).partition("state=")[2]
    stolen = f"{first.partition('state=')[0]}state={second}"
    assert told(await system.api.get(stolen)) == {"next": ["/inbox/"]} | REFUSED


@pytest.mark.usefixtures("mia")
async def test_nobody_is_signed_in_in_a_browser_that_did_not_leave(system: System) -> None:
    """Or a link would sign others in as whoever made it."""
    back = await leave(system)
    system.api.cookies.clear()
    for cookie in ("", "fte_oidc=another"):
        answer = await system.api.get(back, headers={"Cookie": cookie} if cookie else {})
        assert told(answer) == {"next": ["/"]} | REFUSED


@pytest.mark.usefixtures("mia")
async def test_the_code_is_of_no_use_to_who_cannot_show_what_was_hashed(system: System) -> None:
    """Stolen on its way: PKCE."""
    stolen = await leave(system)
    own = await leave(system)
    code = parse_qs(urlsplit(stolen).query)["code"][0]
    state = parse_qs(urlsplit(own).query)["state"][0]
    answer = await system.api.get("/auth/oidc/callback", params={"code": code, "state": state})
    assert told(answer) == {"next": ["/inbox/"]} | REFUSED


@pytest.mark.usefixtures("mia")
async def test_it_is_too_late_after_ten_minutes(system: System) -> None:
    back = await leave(system)
    await system.database.execute("update oidc_sign_ins set expires_at = now()")
    assert told(await system.api.get(back)) == {"next": ["/"]} | REFUSED


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "inbox/", ""])
async def test_nobody_is_led_anywhere_else(system: System, wanted: str) -> None:
    answer = await system.api.post("/auth/oidc/start", json={"next": wanted})
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "next")


async def test_who_turns_back_there_is_told_as_everybody_is(system: System, provider: Provider) -> None:
    state = parse_qs(urlsplit(await leave(system)).query)["state"][0]
    answer = await system.api.get("/auth/oidc/callback", params={"error": "access_denied", "state": state})
    assert told(answer) == {"next": ["/inbox/"]} | REFUSED


async def test_while_the_provider_is_away_a_password_still_works(system: System, provider: Provider) -> None:
    back = await leave(system)
    provider.away = True
    assert (await system.api.post("/auth/oidc/start", json={})).status_code == 503
    assert told(await system.api.get(back)) == {"next": ["/inbox/"], "problem": ["away"]}


async def test_a_description_of_another_issuer_is_none(system: System, provider: Provider) -> None:
    provider.described = {"issuer": "https://accounts.evil.example"}
    assert (await system.api.post("/auth/oidc/start", json={})).status_code == 503


async def test_leaving_again_and_again_is_slowed_down(system: System) -> None:
    system.deps.limits.sign_in.check("127.0.0.1")
    tries = [(await system.api.post("/auth/oidc/start", json={})).status_code for _ in range(60)]
    assert tries == [200] * 59 + [429]


async def test_the_cookie_of_the_way_is_for_this_way_only(database: Database, provider: Provider) -> None:
    async with serving(database, oidc=provider.settings(OURS), public_url="https://support.example.com") as system:
        left = await system.api.post("/auth/oidc/start", json={})
    parts = {part.strip() for part in left.headers["Set-Cookie"].split(";")}
    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/api/v1/auth/oidc", "Max-Age=600"} <= parts


async def test_what_is_long_over_is_forgotten(system: System) -> None:
    await leave(system)
    await system.database.execute("update oidc_sign_ins set expires_at = now()")
    await SessionStore(system.database).tidy()
    assert await system.database.fetchval("select count(*) from oidc_sign_ins") == 0


async def test_no_log_names_anybody(
    system: System, mia: Person, provider: Provider, capsys: pytest.CaptureFixture[str]
) -> None:
    provider.claims["email_verified"] = False
    await sign_in(system)
    said = capsys.readouterr().err
    assert "oidc_refused" in said
    assert mia.email not in said
