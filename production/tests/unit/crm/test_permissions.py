"""The table of rights, written out once more by hand, and what must hold of it whatever it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.permissions.model import SERVICE, Action, ActorKind, Caller, Reach, Role
from production.crm.permissions.table import TABLE, reach_of, scope_for
from production.schemas.errors import Forbidden

WIDTH = {None: 0, Reach.OWN: 1, Reach.TEAM: 2, Reach.ALL: 3}
WRITTEN_OUT = """
             admin manager rep
self         all   all     all
read         all   team    own
write        all   team    own
send         all   team    own*
merge        all   team    -
delete       all   team    -
transfer     all   team    -
triage       all   all     -
teach        all   team    -
report       all   all     -
administer   all   -       -
audit        all   -       -
"""
"""* only who may send."""

callers = st.builds(
    Caller,
    kind=st.just(ActorKind.PERSON),
    name=st.just("Mia"),
    role=st.sampled_from(Role),
    may_send=st.booleans(),
    actions=st.none() | st.frozensets(st.sampled_from(Action)),
)


def caller(role: Role, *, may_send: bool) -> Caller:
    return Caller(kind=ActorKind.PERSON, name="Mia", role=role, may_send=may_send)


def test_it_is_what_was_decided() -> None:
    header, *lines = WRITTEN_OUT.strip().splitlines()
    for line in lines:
        action, *cells = line.split()
        for role, cell in zip(header.split(), cells, strict=True):
            drafts, sends = (reach_of(caller(Role(role), may_send=may), Action(action)) for may in (False, True))
            wanted = None if cell == "-" else Reach(cell.rstrip("*"))
            assert (drafts, sends) == (None if "*" in cell else wanted, wanted), (action, role)


def test_no_action_is_left_out() -> None:
    assert set(TABLE) == set(Action)


@given(callers, st.sampled_from(Action))
def test_a_token_never_widens_what_its_person_may_do(one: Caller, action: Action) -> None:
    person = Caller(kind=one.kind, name=one.name, role=one.role, may_send=one.may_send)
    assert WIDTH[reach_of(one, action)] <= WIDTH[reach_of(person, action)]


@given(st.sampled_from(Action), st.booleans())
def test_whoever_is_above_reaches_at_least_as_far(action: Action, may_send: bool) -> None:  # noqa: FBT001
    widths = [WIDTH[reach_of(caller(role, may_send=may_send), action)] for role in (Role.REP, Role.MANAGER, Role.ADMIN)]
    assert widths == sorted(widths)


@given(callers, st.sampled_from(Action))
def test_a_scope_is_given_exactly_where_the_table_has_a_reach(one: Caller, action: Action) -> None:
    if (reach := reach_of(one, action)) is not None:
        assert scope_for(one, action).reach is reach
    else:
        with pytest.raises(Forbidden):
            scope_for(one, action)


@pytest.mark.parametrize("action", Action)
def test_the_service_token_is_an_admin(action: Action) -> None:
    assert reach_of(SERVICE, action) is Reach.ALL
