"""Builds raw mails for the tests."""

from __future__ import annotations


def mail(body: str | bytes = "Hello", /, **headers: str) -> bytes:
    """A mail as it comes off the wire; `reply_to` becomes `Reply-To`. Person-like unless headers say otherwise."""
    named = {"from": "Lisa Chen <lisa@example.com>", "subject": "Printer", "message_id": "<one@example.com>"} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items() if value)
    return lines.encode() + b"\r\n" + (body if isinstance(body, bytes) else body.replace("\n", "\r\n").encode())


def multipart(kind: str, *parts: str, **headers: str) -> bytes:
    """A mail of several parts; each part begins with its own headers and a blank line."""
    body = "".join(f"--frontier\n{part}\n" for part in parts) + "--frontier--\n"
    return mail(body, content_type=f'multipart/{kind}; boundary="frontier"', **headers)
