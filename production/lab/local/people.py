"""People to look around as on a local stack, and the link with which its user becomes the first Admin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from production.api.bearer import digest, new_secret
from production.crm.permissions.model import Action, Role
from production.database.pool import Database

SAMPLES = {Role.ADMIN: "Ada Admin", Role.MANAGER: "Max Manager", Role.REP: "Rita Rep"}
_TEAMS = {Role.MANAGER: ("support", "support_lead", "safety", "billing", "sales"), Role.REP: ("support",)}
_LINK_FOR = timedelta(days=7)

_PERSON = """
insert into users (email, name, role, sample) values ($1, $2, $3, true)
on conflict (email) do update set name = excluded.name returning id"""
_TEAM = "insert into team_members select $1, unnest($2::text[]) on conflict do nothing"
_API_ACCESS = """
insert into api_tokens (user_id, name, digest, actions) values ($1, 'stack.json', $2, $3)
on conflict (digest) do nothing"""
_FIRST_LINK = """
with older as (delete from sign_in_links where user_id is null)
insert into sign_in_links (digest, expires_at)
select $1, clock_timestamp() + $2::interval where not exists (select from users where not sample)
returning true"""


async def seed(url: str, tokens: Mapping[Role, str]) -> str | None:
    """A sample for each of these API tokens; the secret of the first Admin's link while there is nobody else."""
    database, secret = Database(url), new_secret()
    try:
        async with database.transaction() as connection:
            for role, token in tokens.items():
                user_id = await connection.fetchval(_PERSON, f"{role}@sample.invalid", SAMPLES[role], role)
                await connection.execute(_TEAM, user_id, list(_TEAMS.get(role, ())))
                await connection.execute(_API_ACCESS, user_id, digest(token), list(Action))
            return secret if await connection.fetchval(_FIRST_LINK, digest(secret), _LINK_FOR) else None
    finally:
        await database.close()
