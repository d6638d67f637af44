"""People and their tokens: invited, changed, disabled, and what follows at once."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.database.letters import LetterStore
from production.database.pool import Database
from production.tests.support.api import System
from production.tests.support.people import Person, hired

GUEST = {"email": "Tom@TechCorp.example", "name": "Tom", "role": "rep", "teams": ["billing"]}
PASSWORD = "four words and more"


@pytest.fixture
async def ada(database: Database) -> Person:
    return await hired(database, Role.ADMIN)


@pytest.fixture
async def rep(database: Database) -> Person:
    return await hired(database, Role.REP, "billing")


async def change(system: System, admin: Person, who: Person, **changes: Any) -> httpx.Response:
    return await system.api.patch(f"/users/{who.id}", json=changes, headers=admin.bearer)


async def me(system: System, who: Person) -> httpx.Response:
    return await system.api.get("/auth/me", headers=who.bearer)


async def test_who_is_invited_chooses_a_password_and_is_in(system: System, ada: Person) -> None:
    invited = (await system.api.post("/users", json=GUEST, headers=ada.bearer)).json()
    assert (invited["user"]["email"], invited["user"]["joined"]) == ("tom@techcorp.example", False)
    [letter] = await LetterStore(system.database).take(10)
    assert (letter.recipient, invited["link"] in letter.text) == ("tom@techcorp.example", True)
    chosen = {"link": invited["link"].partition("#")[2], "password": PASSWORD}
    signed_in = (await system.api.post("/auth/set-password", json=chosen)).json()
    headers = {"Authorization": f"Bearer {signed_in['access_token']}"}
    shown = (await system.api.get("/auth/me", headers=headers)).json()
    assert (shown["name"], shown["role"], shown["teams"]) == ("Tom", "rep", ["billing"])


async def test_a_mail_is_tried_as_long_as_its_link_is_good(system: System, ada: Person) -> None:
    await system.api.post("/users", json=GUEST, headers=ada.bearer)
    same = "select l.expires_at = s.expires_at from staff_letters l cross join sign_in_links s"
    assert await system.database.fetchval(same)


async def test_a_second_invitation_makes_the_first_worthless(system: System, ada: Person) -> None:
    first = (await system.api.post("/users", json=GUEST, headers=ada.bearer)).json()
    again = await system.api.post(f"/users/{first['user']['id']}/invitation", headers=ada.bearer)
    links = [answer["link"].partition("#")[2] for answer in (first, again.json())]
    chosen = [await system.api.post("/auth/set-password", json={"link": link, "password": PASSWORD}) for link in links]
    assert [answer.status_code for answer in chosen] == [422, 200]


@pytest.mark.parametrize(
    ("since", "why"),
    [
        ("password = 'chosen long ago'", "has an account: they choose a new password themselves"),
        ("disabled_at = now(), password = null", "is disabled: let them in again first"),
    ],
)
async def test_no_admin_gets_a_link_to_the_account_of_whoever_has_joined_or_is_disabled(
    system: System, ada: Person, rep: Person, since: str, why: str
) -> None:
    await system.database.execute(f"update users set {since} where id = $1", rep.id)
    refused = await system.api.post(f"/users/{rep.id}/invitation", headers=ada.bearer)
    assert (refused.status_code, why in refused.json()["message"]) == (409, True)
    assert await system.database.fetchval("select count(*) from sign_in_links") == 0


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"email": "nobody"}, 422, "email"),
        ({"teams": ["nowhere"]}, 422, "teams"),
        ({"role": "king"}, 422, "role"),
        ({"name": " "}, 422, "name"),
        ({"name": "Tom\nBcc: all@techcorp.example"}, 422, "name"),
        ({"name": "Tom\u2028Smith"}, 422, "name"),
    ],
)
async def test_a_wrong_invitation_is_refused_by_name(
    system: System, ada: Person, changes: dict[str, Any], status: int, field: str
) -> None:
    answer = await system.api.post("/users", json=GUEST | changes, headers=ada.bearer)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (status, field)
    assert len((await system.api.get("/users", headers=ada.bearer)).json()) == 1


async def test_one_address_has_one_account(system: System, ada: Person) -> None:
    answers = [await system.api.post("/users", json=GUEST, headers=ada.bearer) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 409]


async def test_who_is_disabled_is_enabled_and_not_invited(system: System, ada: Person, rep: Person) -> None:
    await change(system, ada, rep, disabled=True)
    refused = await system.api.post("/users", json=GUEST | {"email": rep.email}, headers=ada.bearer)
    assert (refused.status_code, "is disabled: enable it" in refused.json()["message"]) == (409, True)


@pytest.mark.parametrize("changes", [{"role": "manager"}, {"disabled": True}])
async def test_another_role_or_none_ends_all_sessions_at_once(
    system: System, ada: Person, rep: Person, changes: dict[str, Any]
) -> None:
    assert (await change(system, ada, rep, **changes)).status_code == 200
    assert (await me(system, rep)).status_code == 401


async def test_another_team_or_the_right_to_send_counts_from_the_next_request(
    system: System, ada: Person, rep: Person
) -> None:
    await change(system, ada, rep, teams=["legal"], may_send=True, name="Rosa")
    shown = (await me(system, rep)).json()
    assert (shown["teams"], shown["actions"]["send"], shown["name"]) == (["legal"], "own", "Rosa")


@pytest.mark.parametrize("changes", [{"role": "rep"}, {"disabled": True}])
async def test_the_last_admin_stays(system: System, ada: Person, changes: dict[str, Any]) -> None:
    assert (await change(system, ada, ada, **changes)).status_code == 409
    assert (await me(system, ada)).json()["role"] == "admin"
    second = await hired(system.database, Role.ADMIN)
    assert (await change(system, second, ada, **changes)).status_code == 200


async def test_an_admin_who_never_came_is_no_other_admin(system: System, ada: Person) -> None:
    guest = {"email": "new@techcorp.example", "name": "New", "role": "admin"}
    assert (await system.api.post("/users", json=guest, headers=ada.bearer)).status_code == 201
    assert (await change(system, ada, ada, role="rep")).status_code == 409


async def test_whoever_is_let_in_again_signs_in_anew(system: System, ada: Person, rep: Person) -> None:
    await change(system, ada, rep, disabled=True)
    shown = (await change(system, ada, rep, disabled=False)).json()
    assert (shown["disabled_at"], (await me(system, rep)).status_code) == (None, 401)


async def test_a_team_is_added_once(system: System, ada: Person) -> None:
    added = [(await system.api.post("/teams", json={"name": "vip"}, headers=ada.bearer)).json() for _ in range(2)]
    assert [teams.count("vip") for teams in added] == [1, 1]


async def test_a_rep_sees_who_can_be_given_a_ticket_and_nothing_else_of_them(
    system: System, ada: Person, rep: Person
) -> None:
    gone = await hired(system.database, Role.REP, "billing")
    await system.database.execute("update users set disabled_at = now() where id = $1", gone.id)
    seen = (await system.api.get("/colleagues", headers=rep.bearer)).json()
    assert seen == [
        {"id": str(ada.id), "name": f"Admin {ada.email}", "teams": []},
        {"id": str(rep.id), "name": f"Rep {rep.email}", "teams": ["billing"]},
    ]


async def token(system: System, who: Person, *actions: str) -> dict[str, Any]:
    body = {"name": "a script", "actions": actions}
    answer: dict[str, Any] = (await system.api.post("/auth/tokens", json=body, headers=who.bearer)).json()
    return answer


async def by_token(system: System, made: dict[str, Any], path: str) -> int:
    return (await system.api.get(path, headers={"Authorization": f"Bearer {made['token']}"})).status_code


async def test_a_token_may_what_it_was_made_for_and_nothing_else(system: System, rep: Person) -> None:
    made = await token(system, rep, "read")
    assert [await by_token(system, made, path) for path in ("/drafts", "/auth/me")] == [200, 403]


async def test_it_never_may_more_than_its_person_may_now(system: System, ada: Person, rep: Person) -> None:
    refused = await token(system, rep, "read", "audit")
    assert refused["fields"][0] == {"field": "actions", "message": "you may not do this yourself: audit"}
    await change(system, ada, rep, role="manager")
    await hired(system.database, Role.ADMIN)
    made = await token(system, ada, "administer")
    assert await by_token(system, made, "/users") == 200
    await system.database.execute("update users set role = 'rep' where id = $1", ada.id)
    assert await by_token(system, made, "/users") == 403


async def test_a_revoked_one_opens_nothing(system: System, rep: Person) -> None:
    made = await token(system, rep, "read")
    ended = [await system.api.delete(f"/auth/tokens/{made['id']}", headers=rep.bearer) for _ in range(2)]
    assert [answer.status_code for answer in ended] == [204, 404]
    assert await by_token(system, made, "/drafts") == 401


@pytest.mark.parametrize("change", ["update users set disabled_at = now()", "update api_tokens set expires_at = now()"])
async def test_nor_does_one_that_is_too_old_or_whose_person_is_disabled(
    system: System, rep: Person, change: str
) -> None:
    made = await token(system, rep, "read")
    await system.database.execute(change)
    assert await by_token(system, made, "/drafts") == 401


async def test_nor_does_one_of_before_when_its_person_is_let_in_again(system: System, ada: Person, rep: Person) -> None:
    made = await token(system, rep, "read")
    await change(system, ada, rep, disabled=True)
    await change(system, ada, rep, disabled=False)
    assert await by_token(system, made, "/drafts") == 401


async def test_the_secret_is_shown_once_and_stored_nowhere(system: System, rep: Person) -> None:
    made = await token(system, rep, "read")
    await by_token(system, made, "/drafts")
    listed = await system.api.get("/auth/tokens", headers=rep.bearer)
    assert (made["token"] in listed.text, listed.json()[0]["last_used_at"] is None) == (False, False)
    stored = "select 1 from api_tokens where api_tokens::text like '%' || $1 || '%'"
    assert not await system.database.fetchval(stored, made["token"])


async def test_a_token_makes_no_tokens_and_changes_no_password(system: System, rep: Person) -> None:
    made = await token(system, rep, "self")
    headers = {"Authorization": f"Bearer {made['token']}"}
    another = await system.api.post("/auth/tokens", json={"name": "x", "actions": ["read"]}, headers=headers)
    password = {"current": PASSWORD, "password": PASSWORD}
    changed = await system.api.post("/auth/password", json=password, headers=headers)
    assert [another.status_code, changed.status_code] == [403, 403]


async def test_a_token_invites_but_sees_no_link(system: System, ada: Person) -> None:
    made = await token(system, ada, "administer")
    headers = {"Authorization": f"Bearer {made['token']}"}
    invited = (await system.api.post("/users", json=GUEST, headers=headers)).json()
    again = (await system.api.post(f"/users/{invited['user']['id']}/invitation", headers=headers)).json()
    letters = await LetterStore(system.database).take(10)
    assert (invited["link"], again["link"], len(letters)) == (None, None, 2)
