"""The way to OpenAI, or to a server that speaks its protocol."""

from __future__ import annotations

from openai import AsyncOpenAI, Timeout

CONNECT_S = 30.0
"""How long an answer may take is for `Limits` alone: on a small machine a model thinks for minutes."""
_NO_KEY = "none"
"""Compatible servers at home want no key, but the client wants one."""


def openai_client(*, api_key: str | None, base_url: str | None = None) -> AsyncOpenAI:
    """One client a process. It never retries: `Limits` owns that."""
    return AsyncOpenAI(
        api_key=api_key or _NO_KEY, base_url=base_url, timeout=Timeout(None, connect=CONNECT_S), max_retries=0
    )
