"""Errors to answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from production.api.headers import protect
from production.schemas.errors import FteError, InvalidInput, Taken, TooSlow, Unauthenticated, Unavailable

_log = structlog.get_logger()


class FieldProblem(BaseModel):
    """What is wrong with one field, in words for people."""

    field: str
    message: str


class Problem(BaseModel):
    """The one form of every error."""

    error: str
    """A word for programs: `invalid_input`, `not_found`, ..."""
    message: str
    fields: list[FieldProblem]
    existing_id: int | None = None
    """Of the record that has it already; only said of a conflict over one field."""


_FRAMEWORKS = {404: "not_found", 405: "method_not_allowed"}


def install(app: FastAPI) -> None:
    """Give every error its answer."""
    app.add_exception_handler(FteError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unknown)


def problem(error: FteError) -> JSONResponse:
    """The answer to one of our errors."""
    named = error if isinstance(error, InvalidInput | Taken) else None
    fields = [{"field": named.field, "message": named.reason}] if named else []
    headers = {"Retry-After": str(error.retry_after_s)} if error.retry_after_s else {}
    if isinstance(error, TooSlow):
        headers["Connection"] = "close"  # what is still to come of the body is not read
    if isinstance(error, Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, Unavailable):
        _log.warning("unavailable", error=str(error))
    more = {"existing_id": error.existing_id} if isinstance(error, Taken) else {}
    return _answer(error.status, error.code, str(error), fields, headers, **more)


async def _known(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, FteError)  # noqa: S101 - registered for this type only
    return problem(error)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
    said: dict[str, list[str]] = {}
    for found in error.errors():
        said.setdefault(_field(found, error.body), []).append(_friendly(found))
    fields = [{"field": field, "message": ", or: ".join(dict.fromkeys(each))} for field, each in said.items()]
    text = "; ".join(f"{field['field']}: {field['message']}" for field in fields)
    return _answer(422, "invalid_input", text, fields, {})


async def _http(_: Request, error: Exception) -> JSONResponse:
    """What the framework refuses by itself."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
    if error.status_code == 400:
        return problem(InvalidInput("body", str(error.detail)))
    name = _FRAMEWORKS.get(error.status_code, "refused")
    return _answer(error.status_code, name, str(error.detail), [], dict(error.headers or {}))


async def _gone(_: Request, _error: Exception) -> Response:
    """The caller hung up before the end of its request: nobody reads this, and nothing went wrong here."""
    return Response(status_code=400)


async def _unknown(request: Request, error: Exception) -> JSONResponse:
    _log.error("internal_error", exc_info=error)
    answer = _answer(500, "internal_error", "Something went wrong on our side; nothing was accepted.", [], {})
    protect(answer.headers, request.scope)  # it is made outside of all middleware
    return answer


def _field(found: Any, body: Any) -> str:
    """Its path as the caller wrote it: without what the model calls the kinds of value that a field may have."""
    (where, *path), here, named = found["loc"], body, []
    for part in path:
        if isinstance(here, Mapping | list) and part in (here if isinstance(here, Mapping) else range(len(here))):
            here = here[part]
        elif where == "body" and (part is not path[-1] or found["type"] != "missing"):
            continue
        named.append(str(part))
    return ".".join(named) or "body"


def _friendly(found: Any) -> str:
    return str(found["msg"]).removeprefix("Value error, ")


def _answer(
    status: int, name: str, message: str, fields: list[dict[str, str]], headers: dict[str, str], **more: Any
) -> JSONResponse:
    return JSONResponse({"error": name, "message": message, "fields": fields, **more}, status, headers)
