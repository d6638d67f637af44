"""How a model lets us down, as the chain of models and the metrics count it."""

from __future__ import annotations

from enum import StrEnum

from production.schemas.errors import Unavailable
from production.schemas.turns import NOTHING_USED, Usage


class FailureReason(StrEnum):
    """Why a turn was not left to a model."""

    SLOW = "slow"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    """Rate limited, out of credit, wrong key or name, or an error of the server."""
    UNREADABLE = "unreadable"
    CIRCUIT_OPEN = "resting"
    """Not even asked: it failed too often just now."""
    NO_TOOLS = "no_tools"
    """It cannot call tools, so it would have nothing to answer from."""
    OVER_BUDGET = "over_budget"


class ModelUnavailable(Unavailable):
    """The model itself is away; nothing else of ours is. Another model may answer the same turn."""

    def __init__(self, reason: FailureReason, message: str, usage: Usage = NOTHING_USED) -> None:
        super().__init__(message)
        self.reason = reason
        self.usage = usage
        """What the failed run had used up to then."""
