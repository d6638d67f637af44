"""What a browser may do with a page of ours: Content-Security-Policy. Pure.

https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

HEADER = "Content-Security-Policy"
NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For data: no browser shows it as a page, runs it, or puts it into a frame."""
FIGURES = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""For a page of text and tables."""
_TURNSTILE = "https://challenges.cloudflare.com"
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)


def page_policy(html: str, *, turnstile: bool = False) -> str:
    """Its own files and the scripts that it carries; everybody's frames are another question.

    Styles stand in the pages' attributes, which no hash can name. `turnstile`: Cloudflare asks who is a person.
    """
    asked = [_TURNSTILE] if turnstile else []
    scripts, frames = " ".join(["'self'", *_hashes(html), *asked]), " ".join(["'self'", *asked])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        f"font-src 'self'; connect-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'self'"
    )


def framed(policy: str, *, anywhere: bool) -> str:
    """The policy with whose frames the page may stand in: everybody's, or nobody's."""
    allowed = "*" if anywhere else "'none'"
    return f"{policy}; frame-ancestors {allowed}"


def _hashes(html: str) -> Iterator[str]:
    """Of every script that stands in the page itself."""
    for script in _SCRIPT.finditer(html):
        if " src=" not in script["attributes"]:
            yield f"'sha256-{b64encode(sha256(script['code'].encode()).digest()).decode()}'"
