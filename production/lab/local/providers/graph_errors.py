"""The Graph API's way of saying no."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse


class GraphRefusal(Exception):
    """An answer in the Graph API's error JSON; `code` and `subcode` are listed in Meta's documentation."""

    def __init__(self, status: int, code: int, message: str, subcode: int | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.subcode = status, code, subcode


def graph_error(error: GraphRefusal, headers: Mapping[str, str] | None = None) -> JSONResponse:
    told = {"message": f"(#{error.code}) {error}", "type": "OAuthException", "code": error.code, "fbtrace_id": "local"}
    if error.subcode:
        told["error_subcode"] = error.subcode
    return JSONResponse({"error": told}, error.status, headers=dict(headers or {}))
