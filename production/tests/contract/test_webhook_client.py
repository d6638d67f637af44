"""The number that was looked at is called, and its certificate is that of the name."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from production.areas.webhooks import client

Program = Callable[[str], AbstractAsyncContextManager[str]]
ANSWER = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"


def certificate(name: str, file: Path) -> None:
    """Signed by itself, with its key in the same file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8
    written = key.private_bytes(serialization.Encoding.PEM, plain[1], plain[0])
    file.write_bytes(written + made.public_bytes(serialization.Encoding.PEM))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A program on this machine whose certificate, which we trust, is for some name; its address."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ANSWER)
        await writer.drain()
        writer.close()

    @asynccontextmanager
    async def running(name: str) -> AsyncIterator[str]:
        certificate(name, file := tmp_path / "program.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        trusting = ssl.create_default_context(cafile=file)
        monkeypatch.setattr(client, "_certificates", lambda: trusting)
        async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context) as server:
            yield f"https://localhost:{server.sockets[0].getsockname()[1]}/hook"

    return running


async def test_who_shows_the_certificate_of_the_name_is_called(program: Program) -> None:
    async with program("localhost") as url:
        assert await client.call(url, {}, b"{}", at_home=True) is None


async def test_who_shows_another_is_not(program: Program) -> None:
    async with program("other.example") as url:
        assert await client.call(url, {}, b"{}", at_home=True) == "cannot be reached (ConnectError)"
