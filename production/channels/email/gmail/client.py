"""Gmail's API: the only I/O of this channel besides the certificates."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import google_auth_httplib2
import httplib2
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError
from google.oauth2.credentials import Credentials as OAuthCredentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from production.channels.email.gmail.model import HistoryExpired, HistoryPage, MailRefused
from production.channels.email.gmail.outcomes import Refusal, refusal_of, result_of
from production.channels.email.gmail.transport import http_without_retry
from production.channels.email.model import RawEmail
from production.channels.email.render import build_mime
from production.channels.thread_pool import ProviderThreadPool
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.errors import NotFound, Unavailable

_PAGE = 500
_MOST_COPIES = 10
"""Mails of one Message-ID that are compared: whoever repeats it more often gets each of them read."""

# No connection came about, so nothing was sent.
_NOT_CONNECTED = (ConnectionRefusedError, httplib2.ServerNotFoundError)


@dataclass(frozen=True, slots=True)
class GmailCredentials:
    """Of one mailbox. A static `access_token` is for a local provider; Google's expire after an hour."""

    client_id: str | None = None
    client_secret: str | None = None
    refresh_token: str | None = None
    token_url: str | None = None
    access_token: str | None = None

    def load(self) -> Credentials:
        return OAuthCredentials(  # type: ignore[no-untyped-call]  # google-auth has no annotations
            token=self.access_token,
            refresh_token=self.refresh_token,
            token_uri=self.token_url,
            client_id=self.client_id,
            client_secret=self.client_secret,
        )


class GmailClient:
    """One mailbox. Safe to use from many tasks at once: each call has a connection of its own."""

    def __init__(
        self, mailbox: str, credentials: GmailCredentials, *, name: str | None = None, base_url: str | None = None
    ) -> None:
        """`name` is shown as the sender; `base_url` is for a local provider, None means Google."""
        self._threads = ProviderThreadPool("gmail")
        self._mailbox = mailbox
        self._name = name
        self._credentials = credentials.load()
        self._service = build(
            "gmail",
            "v1",
            http=http_without_retry(),
            static_discovery=True,
            client_options={"api_endpoint": base_url} if base_url else None,
        ).users()

    async def send(self, message: OutboundMessage) -> SendResult:
        """One attempt, never retried here; every way it can end is a result, not an exception."""
        return await self._threads.run(partial(self._send, message))

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        """Gmail's ids of mails that carry our Message-ID, at most one; `since` is not needed to find it.

        Raises Unavailable: Gmail cannot be asked.
        """
        del since
        return await self._ids_of(message.correlation_id, anywhere=True)

    async def holds(self, mail: RawEmail, message_id: str) -> bool:
        """Whether the same mail lies in this mailbox, too; spam and trash do not count.

        Raises:
            Unavailable: Gmail cannot be asked.
        """
        found = [await self.fetch(each) for each in (await self._ids_of(message_id, anywhere=False))[:_MOST_COPIES]]
        return any(each is not None and each.same_as(mail) for each in found)

    async def history(self, start_history_id: int) -> HistoryPage:
        """All mails that arrived since, from every page.

        Raises HistoryExpired: the id is too old.
        Raises Unavailable: Gmail cannot be asked.
        """
        try:
            return await self._history(start_history_id)
        except NotFound as error:
            raise HistoryExpired from error

    async def list_recent(self, days: int) -> list[str]:
        """Ids of the mails of the last days, oldest first; those we sent are among them."""
        ids: list[str] = []
        page: str | None = None
        while True:
            answer = await self._ask(partial(self._recent, days, page))
            ids += [str(each["id"]) for each in answer.get("messages", [])]
            page = answer.get("nextPageToken")
            if page is None:
                return ids[::-1]

    async def fetch(self, gmail_id: str) -> RawEmail | None:
        """The whole mail; None when it was deleted for good meanwhile.

        Raises MailRefused: Gmail fails at this mail, as it may every time.
        Raises Unavailable: Gmail cannot be asked.
        """
        try:
            answer = await self._ask(lambda: self._service.messages().get(userId="me", id=gmail_id, format="raw"))
        except NotFound:
            return None
        except Unavailable as error:
            if _about_one_mail(error.__cause__):
                raise MailRefused(str(error)) from error
            raise
        return RawEmail(
            id=answer["id"],
            thread_id=answer["threadId"],
            raw=_decoded(answer.get("raw", "")),
            internal_date=_moment(answer.get("internalDate", 0)),
            label_ids=tuple(answer.get("labelIds", ())),
        )

    async def watch(self, topic: str) -> tuple[int, datetime]:
        """Ask for notifications to a Pub/Sub topic: (history id to start from, when the watch ends)."""
        wanted = {"topicName": topic, "labelIds": ["INBOX"], "labelFilterBehavior": "include"}
        answer = await self._ask(lambda: self._service.watch(userId="me", body=wanted))
        return int(answer["historyId"]), _moment(answer["expiration"])

    async def profile_history_id(self) -> int:
        """The newest history id of the mailbox."""
        return int((await self._ask(lambda: self._service.getProfile(userId="me")))["historyId"])

    async def ping(self) -> None:
        """Raises Unavailable: Gmail is away or refuses the credentials."""
        await self.profile_history_id()

    async def _ids_of(self, message_id: str, *, anywhere: bool) -> list[str]:
        query = f"rfc822msgid:{message_id}"
        found = await self._ask(lambda: self._service.messages().list(userId="me", q=query, includeSpamTrash=anywhere))
        return [str(each["id"]) for each in found.get("messages", [])]

    async def _history(self, start: int) -> HistoryPage:
        ids: dict[str, None] = {}
        page: str | None = None
        while True:
            answer = await self._ask(partial(self._history_page, start, page))
            added = [entry for record in answer.get("history", []) for entry in record.get("messagesAdded", [])]
            ids |= dict.fromkeys(str(entry["message"]["id"]) for entry in added)
            page = answer.get("nextPageToken")
            if page is None:
                return HistoryPage(tuple(ids), max(start, int(answer.get("historyId", start))))

    def _history_page(self, start: int, page: str | None) -> Any:
        return self._service.history().list(
            userId="me", startHistoryId=str(start), historyTypes=["messageAdded"], maxResults=_PAGE, pageToken=page
        )

    def _recent(self, days: int, page: str | None) -> Any:
        return self._service.messages().list(userId="me", q=f"newer_than:{days}d", maxResults=_PAGE, pageToken=page)

    def _send(self, message: OutboundMessage) -> SendResult:
        raw = base64.urlsafe_b64encode(build_mime(message, self._mailbox, self._name)).decode()
        body = {"raw": raw} | ({"threadId": message.thread.thread_id} if message.thread else {})
        try:
            sent = self._execute(self._service.messages().send(userId="me", body=body))
        except HttpError as error:
            return result_of(error)
        except GoogleAuthError as error:  # before the mail itself
            return SendResult(SendStatus.RETRY, reason=type(error).__name__)
        except _NOT_CONNECTED as error:
            return SendResult(SendStatus.RETRY, reason=type(error).__name__)
        except (OSError, httplib2.HttpLib2Error, ValueError) as error:
            return SendResult(SendStatus.UNKNOWN, reason=type(error).__name__)
        return SendResult(SendStatus.SENT, provider_id=sent["id"])

    async def _ask(self, request: Callable[[], Any]) -> Any:
        """
        Raises NotFound: Gmail says 404.
        Raises Unavailable: any other failure.
        """
        try:
            return await self._threads.run(lambda: self._execute(request()))
        except HttpError as error:
            if refusal_of(error) is Refusal.MISSING:
                raise NotFound("Gmail does not have it.") from error
            raise Unavailable(f"Gmail cannot be asked: status {error.status_code}.") from error
        except (OSError, httplib2.HttpLib2Error, GoogleAuthError, ValueError) as error:
            raise Unavailable(f"Gmail cannot be asked: {type(error).__name__}.") from error

    def _execute(self, request: Any) -> Any:
        """httplib2 is not thread-safe, so every call brings a connection of its own."""
        http = http_without_retry()
        try:
            return request.execute(
                http=google_auth_httplib2.AuthorizedHttp(self._credentials, http=http), num_retries=0
            )
        finally:
            http.close()


def _about_one_mail(error: BaseException | None) -> bool:
    """Whether another mail may well come where this one did not: rates, credentials and connections are about all."""
    if isinstance(error, HttpError):
        return refusal_of(error) is Refusal.BROKEN
    return isinstance(error, TimeoutError | ValueError)


def _decoded(raw: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return b""


def _moment(milliseconds: str | int) -> datetime:
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
