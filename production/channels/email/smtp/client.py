"""An SMTP server: the only I/O of this provider."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiosmtplib import (
    SMTP,
    SMTPConnectError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from production.channels.email.render import build_mime
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.errors import Unavailable

_PATIENCE_S = 30.0
_TLS_PORT = 465
_PERMANENT = range(500, 600)


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where it is, and who we are there."""

    host: str
    port: int
    username: str | None = None
    password: str | None = None
    plain: bool = False

    def connection(self) -> SMTP:
        """Of its own for each mail: a server may end one that rests at any moment."""
        return SMTP(
            hostname=self.host,
            port=self.port,
            username=self.username if self.password else None,
            password=self.password,
            use_tls=self.port == _TLS_PORT and not self.plain,
            start_tls=self.port != _TLS_PORT and not self.plain,
            timeout=_PATIENCE_S,
        )


class SmtpClient:
    """One sender. Safe to use from many tasks at once."""

    def __init__(self, server: SmtpServer, sender: str, *, name: str) -> None:
        self._server = server
        self._sender = sender
        self._name = name

    async def send(self, message: OutboundMessage) -> SendResult:
        """One attempt, never retried here; every way it can end is a result, not an exception."""
        mail = build_mime(message, self._sender, self._name)
        connection = self._server.connection()
        try:
            await connection.connect()
        except (SMTPException, OSError) as error:  # nothing was said yet
            return SendResult(SendStatus.RETRY, reason=type(error).__name__)
        try:
            await connection.sendmail(self._sender, [message.recipient, *message.cc], mail)
        except SMTPRecipientsRefused as error:
            return _refused(max(each.code for each in error.recipients), type(error).__name__)
        except (SMTPServerDisconnected, SMTPTimeoutError, OSError) as error:
            return SendResult(SendStatus.UNKNOWN, reason=type(error).__name__)
        except SMTPResponseException as error:
            return _refused(error.code, type(error).__name__)
        finally:
            connection.close()
        return SendResult(SendStatus.SENT, provider_id=message.correlation_id)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        """
        Raises:
            Unavailable: always: the protocol has no question for what was taken. A person sees what is in doubt.
        """
        del message, since
        raise Unavailable("SMTP cannot tell what it has taken.")

    async def ping(self) -> None:
        """Raises Unavailable: the server is away or refuses us."""
        connection = self._server.connection()
        try:
            await connection.connect()
            await connection.noop()
        except (SMTPConnectError, SMTPException, OSError) as error:
            raise Unavailable(f"the mail server cannot be asked: {type(error).__name__}.") from error
        finally:
            connection.close()


def _refused(code: int, reason: str) -> SendResult:
    status = SendStatus.FAILED if code in _PERMANENT else SendStatus.RETRY
    return SendResult(status, reason=f"{code}: {reason}")
