"""The exported web app and the API's description, each page with the policy that its scripts need."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from production.api.policy import HEADER, framed, page_policy

_DOCS = "/docs"
_PARTS = f"{_DOCS}/parts"
_CONSOLE = "console"
"""A folder with one page that finds its way by itself: every address below it is that page."""


mimetypes.add_type("text/javascript", ".js")  # whose charset is told; Python 3.11 alone knows a name that has none


class Pages(StaticFiles):
    """The pages below a folder. Only the form may stand in other people's frames, and only as `/?embed`."""

    def __init__(self, folder: Path, *, turnstile: bool) -> None:
        root = folder.resolve()
        super().__init__(directory=root, html=True)
        self._form, self._missing = str(root / "index.html"), str(root / "404.html")
        self._policies = {
            str(file): page_policy(file.read_text("utf-8"), turnstile=turnstile) for file in root.rglob("*.html")
        }

    async def get_response(self, path: str, scope: Scope) -> Response:
        top = path.partition(os.sep)[0]
        if top == "api":  # a program asked: it gets no page
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        if response.status_code == 404 and top == _CONSOLE:
            response = await super().get_response(f"{_CONSOLE}/index.html", scope)
        if isinstance(response, RedirectResponse):  # Starlette names the host that the caller says it called
            query = scope["query_string"].decode("latin-1")
            response.headers["Location"] = f"/{path}/" + (f"?{query}" if query else "")
        elif response.status_code == 404:
            self._protect(response, self._missing, scope)
        return response

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        self._protect(response, str(full_path), scope)
        return response

    def _protect(self, response: Response, file: str, scope: Scope) -> None:
        """Also an answer that only says that nothing has changed: browsers take its headers for the page they have."""
        if policy := self._policies.get(file):
            embedded = file == self._form and "embed" in QueryParams(scope["query_string"])
            response.headers[HEADER] = framed(policy, anywhere=embedded)


def describe(app: FastAPI) -> None:
    """Serve the API's description at /docs, without anything from elsewhere."""
    page = get_swagger_ui_html(
        openapi_url=app.openapi_url or "",
        title=app.title,
        swagger_js_url=f"{_PARTS}/swagger-ui-bundle.js",
        swagger_css_url=f"{_PARTS}/swagger-ui.css",
        swagger_favicon_url=f"{_PARTS}/favicon.png",
    )
    page.headers[HEADER] = framed(page_policy(bytes(page.body).decode()), anywhere=False)

    async def docs() -> HTMLResponse:
        return page

    app.mount(_PARTS, StaticFiles(packages=[("fastapi_offline", "static")]))
    app.add_api_route(_DOCS, docs, include_in_schema=False)
