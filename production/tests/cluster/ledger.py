"""What the application's own books say, asked in the database's pod."""

from __future__ import annotations

from production.tests.cluster.application import HERE
from production.tests.faults.marks import marks_in
from production.tests.faults.settle import OPEN_WORK, until_quiet
from production.tests.k8s.cluster import ControlPlane

_WITH_A_PERSON = """
select i.envelope::text from inbound_messages i where i.state in ('escalated', 'drafted', 'dead')
union all
select i.envelope::text from inbound_messages i join messages m using (event_id)
where m.direction = 'outbound' and m.delivery_status = 'failed'
"""
_STATES = """
select string_agg(state || ' ' || n, ', ' order by state)
from (select state, count(*) n from inbound_messages group by 1) s
"""


def settle(plane: ControlPlane) -> int:
    """Wait until every message has its end; how many have none when the time is up."""
    return until_quiet(lambda: int(_ask(plane, OPEN_WORK) or -1))


def with_a_person(plane: ControlPlane) -> set[str]:
    """Marks of messages that ended with a person: handed over, or a reply whose fate nobody knows."""
    return set(marks_in(_ask(plane, _WITH_A_PERSON)))


def states(plane: ControlPlane) -> str:
    return _ask(plane, _STATES).strip()


def about(plane: ControlPlane, mark: str) -> str:
    """State, ticket, tries and times of one message, for whoever wonders what became of it."""
    said = _ask(
        plane,
        "select concat_ws(' ', state, reason, envelope->'form'->>'ticket_number', attempts, 'tries, received',"
        " received_at::time(2), 'claimed', claimed_at::time(2), 'settled', settled_at::time(2))"
        f" from inbound_messages where envelope->>'text' like '%note {mark}.'",
    )
    return said.strip() or "never heard of"


def _ask(plane: ControlPlane, query: str) -> str:
    """Empty while the database is away."""
    psql = ("psql", "--username=crm_user", "--dbname=crm_digital_fte", "--host=/var/run/postgresql", "-Atc", query)
    done = plane.run("exec", "postgres-0", HERE, "--", *psql)
    return done.stdout if done.returncode == 0 else ""
