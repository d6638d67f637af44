"""Pages run their own scripts and stand in nobody's frame, but for the form where a site asks for it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from production.api import problems
from production.api.headers import ProtectiveHeaders
from production.api.pages import Pages, describe
from production.api.policy import page_policy

CODE = "\nif (1 < 2) start('</b>');\n"
PAGE = f'<!doctype html><script src="/a.js"></script><script id="_R_">{CODE}</script><SCRIPT\n>x</SCRIPT >'
HASH = f"'sha256-{b64encode(sha256(CODE.encode()).digest()).decode()}'"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    for name in ("index.html", "status/index.html", "console/index.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / "chat.js").write_text("say('…')", "utf-8")
    app = FastAPI(docs_url=None, redirect_slashes=False)
    problems.install(app)
    app.add_middleware(ProtectiveHeaders)
    describe(app)
    app.mount("/", Pages(tmp_path, turnstile=False))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://inside") as client:
        yield client


def directive(answer: httpx.Response, name: str) -> str:
    parts = dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))
    return parts.get(name, "")


@pytest.mark.parametrize(
    ("path", "ancestors"),
    [
        ("/", "'none'"),
        ("/?embed=1", "*"),
        ("/?other=embed", "'none'"),
        ("/index.html?embed=1", "*"),
        ("/status/?embed=1", "'none'"),
        ("/nowhere?embed=1", "'none'"),
        ("/icon.svg", "'none'"),
        ("/docs", "'none'"),
    ],
)
async def test_who_may_frame_a_page(browser: httpx.AsyncClient, path: str, ancestors: str) -> None:
    assert directive(await browser.get(path), "frame-ancestors") == ancestors


@pytest.mark.parametrize("path", ["/", "/status/", "/console/inbox", "/nowhere"])
async def test_a_page_runs_the_scripts_that_it_carries_and_no_others(browser: httpx.AsyncClient, path: str) -> None:
    scripts = directive(await browser.get(path), "script-src").split()
    assert scripts[:2] == ["'self'", HASH]
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(scripts)


async def test_a_page_that_has_not_changed_keeps_its_policy(browser: httpx.AsyncClient) -> None:
    first = await browser.get("/?embed=1")
    again = await browser.get("/?embed=1", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_cloudflare_is_allowed_only_where_it_is_asked() -> None:
    assert "cloudflare" not in page_policy(PAGE)
    assert page_policy(PAGE, turnstile=True).count("https://challenges.cloudflare.com") == 2


@pytest.mark.parametrize("host", ["evil.example", "inside"])
@pytest.mark.parametrize(
    ("path", "target"), [("/status", "/status/"), ("/status?ticket=TKT-0001", "/status/?ticket=TKT-0001")]
)
async def test_a_redirect_stays_where_the_browser_is(
    browser: httpx.AsyncClient, path: str, target: str, host: str
) -> None:
    answer = await browser.get(path, headers={"Host": host})
    assert (answer.status_code, answer.headers["Location"]) == (307, target)


@pytest.mark.parametrize("path", ["//status", "///status", "/%2Fstatus", "/.//status"])
async def test_no_spelling_of_a_folder_leads_to_another_host(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(f"http://inside{path}")
    assert answer.headers.get("Location", "/status/") == "/status/"


async def test_the_description_of_the_api_loads_nothing_from_elsewhere(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/docs")).text
    assert "https://" not in page
    for part in ("swagger-ui-bundle.js", "swagger-ui.css", "favicon.png"):
        assert f"/docs/parts/{part}" in page
        assert (await browser.get(f"/docs/parts/{part}")).status_code == 200


@pytest.mark.parametrize(("method", "status"), [("GET", 404), ("POST", 404)])
async def test_a_program_that_asks_for_nothing_gets_no_page(
    browser: httpx.AsyncClient, method: str, status: int
) -> None:
    answer = await browser.request(method, "/api/v1/nothing")
    assert (answer.status_code, answer.json()["error"]) == (status, "not_found")


@pytest.mark.parametrize("path", ["/console/", "/console/inbox", "/console/tickets/TKT-0001/?tab=notes"])
async def test_every_address_of_the_console_is_its_one_page(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize("path", ["/consoles", "/status/console/"])
async def test_other_addresses_are_not(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


async def test_a_script_for_other_sites_says_in_which_charset_it_is(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/chat.js")).headers["Content-Type"] == "text/javascript; charset=utf-8"
