"""Pages in a real browser: how it is started, typed into, listened to and looked at."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.async_api import FrameLocator, Page, expect

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The site around the embedded form is not on this machine, and the form is.
    "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ANSWER_MS = 40_000
expect.set_options(timeout=_ANSWER_MS)
KEY_MS = 25
"""A good typist; the form takes whoever is done in no time for a robot."""


def chromium() -> str:
    """Where the browser is."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    assert path, f"install one of {', '.join(_NAMES)}"
    return path


async def type_into(page: Page | FrameLocator, label: str, text: str) -> None:
    """Fill in the field that the keyboard reaches under this label."""
    await page.get_by_label(label, exact=True).press_sequentially(text, delay=KEY_MS)


def complaints(page: Page) -> list[str]:
    """What the browser says about this page from now on: refused by its policy, failed, thrown."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(error.message))
    return said


async def violations(page: Page, repository: Path) -> list[tuple[str, str]]:
    """What axe finds: the rule, and the first place that breaks it."""
    await page.add_script_tag(path=repository / "web-form" / "node_modules" / "axe-core" / "axe.min.js")
    report = await page.evaluate("axe.run()")
    return [(found["id"], found["nodes"][0]["html"]) for found in report["violations"]]
