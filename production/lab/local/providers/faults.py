"""Faults that are armed for the next calls of one operation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from production.lab.local.providers.operations import PUSH, WEBHOOK, Provider, operations_of


class Mode(StrEnum):
    """How a call misbehaves."""

    ACCEPT_AND_DROP = "accept_and_drop"
    """Done as asked, then the connection is closed without an answer."""
    DROP = "drop"
    """Closed without an answer, nothing done. For `push` and `webhook`: the announcement is lost."""
    STATUS = "status"
    """Refused with an HTTP status."""
    HANG = "hang"
    """No answer for `seconds`, then closed; nothing done."""
    SLOW = "slow"
    """Done as asked, but `seconds` late."""


class Fault(BaseModel):
    """The next `count` calls of an operation misbehave in one way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: Provider
    operation: str
    mode: Mode
    status: Annotated[int | None, Field(ge=400, le=599, validate_default=True)] = None
    code: int | None = None
    """Twilio's or Meta's error code."""
    retry_after: Annotated[int, Field(ge=0)] | None = None
    """Seconds, for the Retry-After header."""
    seconds: Annotated[float, Field(ge=0, le=600)] = 5.0
    count: Annotated[int, Field(ge=1)] = 1

    @field_validator("operation")
    @classmethod
    def _exists(cls, operation: str, seen: ValidationInfo) -> str:
        known = operations_of(seen.data["provider"]) if "provider" in seen.data else [operation]
        if operation not in known:
            raise ValueError(f"one of {', '.join(known)} is wanted")
        return operation

    @field_validator("mode")
    @classmethod
    def _fits(cls, mode: Mode, seen: ValidationInfo) -> Mode:
        if seen.data.get("operation") in {PUSH, WEBHOOK} and mode is not Mode.DROP:
            raise ValueError("an announcement can only be dropped")
        return mode

    @field_validator("status")
    @classmethod
    def _given(cls, status: int | None, seen: ValidationInfo) -> int | None:
        if seen.data.get("mode") is Mode.STATUS and status is None:
            raise ValueError("mode 'status' needs an HTTP status of 400 to 599")
        return status


class Faults:
    """Armed faults, oldest first. Belongs to the event loop: not to be used from other threads."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []

    def arm(self, fault: Fault) -> None:
        self._armed.append(fault)

    def clear(self) -> None:
        self._armed.clear()

    def take(self, provider: Provider, operation: str) -> Fault | None:
        """The fault for this call, used up once; None when the call shall work."""
        for place, fault in enumerate(self._armed):
            if (fault.provider, fault.operation) == (provider, operation):
                rest = [fault.model_copy(update={"count": fault.count - 1})] if fault.count > 1 else []
                self._armed[place : place + 1] = rest
                return fault
        return None
