"""httplib2 without its habit of sending a request again when the connection closes without an answer.

Gmail may have accepted the mail whose answer got lost, so a second attempt would be a second mail.
"""

from __future__ import annotations

import http.client
from typing import Any

import httplib2

TIMEOUT_S = 10.0


def http_without_retry() -> httplib2.Http:
    """For one thread and one call; a lost answer is a ConnectionResetError."""
    return _Http(timeout=TIMEOUT_S)


class _OneAnswer:
    def getresponse(self) -> http.client.HTTPResponse:
        try:
            return super().getresponse()  # type: ignore[misc,no-any-return]  # of the connection beside it
        except (http.client.BadStatusLine, http.client.ResponseNotReady) as lost:
            raise ConnectionResetError("closed without an answer") from lost


class _Plain(_OneAnswer, httplib2.HTTPConnectionWithTimeout):  # type: ignore[misc]  # httplib2 has no annotations
    pass


class _Secure(_OneAnswer, httplib2.HTTPSConnectionWithTimeout):  # type: ignore[misc]  # httplib2 has no annotations
    pass


class _Http(httplib2.Http):  # type: ignore[misc]  # httplib2 has no annotations
    def request(self, uri: str, *args: Any, **kwargs: Any) -> Any:
        chosen = {"connection_type": _Secure if uri.lower().startswith("https:") else _Plain}
        return super().request(uri, *args, **kwargs | chosen)
