"""The one table of rights. Pure; `api.permissions` asks it for every request, and the answer goes into the SQL."""

from __future__ import annotations

from collections.abc import Mapping

from production.crm.permissions.model import Action, Caller, Reach, Role, Scope
from production.schemas.errors import Forbidden

_ALL = dict.fromkeys(Role, Reach.ALL)
_BY_RANK = {Role.ADMIN: Reach.ALL, Role.MANAGER: Reach.TEAM, Role.REP: Reach.OWN}
_ADMIN = {Role.ADMIN: Reach.ALL}
_LEADS = {Role.ADMIN: Reach.ALL, Role.MANAGER: Reach.TEAM}
_LEADS_ALL = {Role.ADMIN: Reach.ALL, Role.MANAGER: Reach.ALL}

TABLE: Mapping[Action, Mapping[Role, Reach]] = {
    Action.SELF: _ALL,
    Action.READ: _BY_RANK,
    Action.WRITE: _BY_RANK,
    Action.SEND: _BY_RANK,
    Action.MERGE: _LEADS,
    Action.DELETE: _LEADS,
    Action.TRANSFER: _LEADS,
    Action.TRIAGE: _LEADS_ALL,
    Action.TEACH: _LEADS,
    Action.REPORT: _LEADS_ALL,
    Action.ADMINISTER: _ADMIN,
    Action.AUDIT: _ADMIN,
}
"""Who is not named in a line may not do it at all."""

IF_MAY_SEND = {(Action.SEND, Role.REP)}
"""Cells that hold only for whom an Admin has let send; the others draft."""


def reach_of(caller: Caller, action: Action) -> Reach | None:
    """How far this caller may go; None: not at all."""
    if caller.actions is not None and action not in caller.actions:
        return None
    if (action, caller.role) in IF_MAY_SEND and not caller.may_send:
        return None
    return TABLE[action].get(caller.role)


def scope_for(caller: Caller, action: Action) -> Scope:
    """
    Raises:
        Forbidden: the role, or what the token was made for, does not include this.
    """
    reach = reach_of(caller, action)
    if reach is None:
        raise Forbidden(_why(caller, action))
    return Scope(caller, reach)


def _why(caller: Caller, action: Action) -> str:
    if caller.actions is not None and action not in caller.actions:
        return f"This token was not made for this: give it the scope `{action}`, or use another."
    if (action, caller.role) in IF_MAY_SEND:
        return "You may draft, not send: an Admin can let you send, or ask a manager to send it."
    return f"Your role ({caller.role}) does not include this (`{action}`): ask an Admin."
