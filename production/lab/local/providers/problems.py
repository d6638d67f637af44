"""Errors in the words of the provider that was asked."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse, Response

from production.lab.local.providers.google_errors import GoogleError, google_error
from production.lab.local.providers.graph_errors import GraphRefusal, graph_error
from production.lab.local.providers.twilio_errors import TwilioError, twilio_error
from production.lab.local.providers.twilio_resources import API_VERSION
from production.schemas.errors import InvalidInput, NotFound


def install(app: FastAPI) -> None:
    """Teach the application to answer with them."""

    @app.exception_handler(GoogleError)
    async def google(_: Request, error: GoogleError) -> Response:
        return google_error(error.status, str(error))

    @app.exception_handler(TwilioError)
    async def twilio(_: Request, error: TwilioError) -> Response:
        return twilio_error(error)

    @app.exception_handler(GraphRefusal)
    async def graph(_: Request, error: GraphRefusal) -> Response:
        return graph_error(error)

    @app.exception_handler(NotFound)
    async def not_found(request: Request, error: NotFound) -> Response:
        return _answer(request, 404, 20404, str(error))

    @app.exception_handler(InvalidInput)
    async def invalid(request: Request, error: InvalidInput) -> Response:
        return _answer(request, 400, 20001, str(error))

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> Response:
        if _is_sandbox(request):
            return await request_validation_exception_handler(request, error)
        first = error.errors()[0]
        return _answer(request, 400, 20001, f"{first['loc'][-1]}: {first['msg']}")


def _answer(request: Request, status: int, twilio_code: int, message: str) -> Response:
    if _is_sandbox(request):
        return JSONResponse({"detail": message}, status)
    if request.url.path.startswith(f"/{API_VERSION}/"):
        return twilio_error(TwilioError(status, twilio_code, message))
    return google_error(status, message)


def _is_sandbox(request: Request) -> bool:
    return request.url.path.startswith("/sandbox")
