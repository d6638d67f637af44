"""Google's way of saying no."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse

_STATUS = {
    400: ("INVALID_ARGUMENT", "invalidArgument"),
    401: ("UNAUTHENTICATED", "authError"),
    403: ("PERMISSION_DENIED", "forbidden"),
    404: ("NOT_FOUND", "notFound"),
    429: ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
    500: ("INTERNAL", "backendError"),
    503: ("UNAVAILABLE", "backendError"),
}


class GoogleError(Exception):
    """An answer in Google's error JSON."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def google_error(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    name, reason = _STATUS.get(status, ("UNKNOWN", "backendError"))
    cause = {"message": message, "domain": "global", "reason": reason}
    error = {"code": status, "message": message, "errors": [cause], "status": name}
    return JSONResponse({"error": error}, status, headers)
