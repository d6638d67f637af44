"""Files of other people, handed out."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Response

from production.crm.attachments.names import disposition

_NEVER_CHANGES = int(timedelta(days=1).total_seconds())


def saved(name: str, content_type: str, content: bytes) -> Response:
    """To be saved: no browser shows or runs it here."""
    return Response(
        content,
        media_type=content_type,
        headers={
            "Content-Disposition": disposition(name),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": f"private, max-age={_NEVER_CHANGES}",
        },
    )
