"""Twilio's way of saying no."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse


class TwilioError(Exception):
    """An answer in Twilio's error JSON; `code` is listed at twilio.com/docs/api/errors."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def twilio_error(error: TwilioError, headers: Mapping[str, str] | None = None) -> JSONResponse:
    content = {
        "code": error.code,
        "message": str(error),
        "more_info": f"https://www.twilio.com/docs/errors/{error.code}",
        "status": error.status,
    }
    return JSONResponse(content, error.status, headers)
