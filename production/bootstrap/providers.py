"""The providers of a process: each client is made once, so that a mailbox has one token and one pool of threads."""

from __future__ import annotations

from functools import cached_property

from pydantic import SecretStr

from production.bootstrap.foundation import mail_domain, secret
from production.channels.email.gmail.attachments import GmailAttachments
from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.email.gmail.mailboxes import GmailMailboxes
from production.channels.email.ours import Trust
from production.channels.email.reader import MailReader
from production.channels.web_form.client import StatusPageClient
from production.channels.whatsapp.client import WhatsAppClient
from production.channels.whatsapp.media import MediaClient
from production.database.attachments import AttachmentStore
from production.database.operations import MailboxStore
from production.database.pool import Database
from production.schemas.ids import Channel
from production.settings import Settings
from production.workers.attachments import FetchAttachments, Fetcher
from production.workers.gmail_sync import GmailSync
from production.workers.ports import ChannelClient, Publisher
from production.workers.steps.address import Manners


class Providers:
    """Only what is configured."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def gmail(self) -> dict[str, GmailClient]:
        """By address, `GMAIL_MAILBOX` first; empty where Gmail is not configured."""
        return {address: self._gmail(address, token) for address, token in self._settings.gmail_mailboxes.items()}

    @cached_property
    def whatsapp(self) -> WhatsAppClient | None:
        settings = self._settings
        if not settings.twilio_configured:
            return None
        callback = f"{settings.public_url}/api/v1/webhooks/whatsapp/status" if settings.public_url else None
        return WhatsAppClient(
            settings.twilio_account_sid or "",
            secret(settings.twilio_auth_token) or "",
            settings.twilio_whatsapp_from,
            status_callback=callback,
            base_url=settings.twilio_api_url,
        )

    @cached_property
    def mail_reader(self) -> MailReader:
        settings = self._settings
        trust = Trust(frozenset(settings.mail_verifiers), frozenset(settings.mail_forwarders))
        return MailReader(settings.gmail_mailboxes, own_domain=mail_domain(settings), trust=trust)

    def clients(self) -> dict[Channel, ChannelClient]:
        """Who sends for each channel; replies of other channels wait."""
        clients: dict[Channel, ChannelClient] = {Channel.WEB_FORM: StatusPageClient()}
        if self.gmail:
            clients[Channel.EMAIL] = GmailMailboxes(self.gmail)
        if self.whatsapp:
            clients[Channel.WHATSAPP] = self.whatsapp
        return clients

    def gmail_sync(self, database: Database, publisher: Publisher) -> GmailSync:
        topic = self._settings.topics.incoming
        return GmailSync(self.gmail, self.mail_reader, MailboxStore(database), publisher, topic)

    def fetch_attachments(self, database: Database) -> FetchAttachments:
        settings, fetchers = self._settings, dict[Channel, Fetcher]()
        if self.gmail:
            fetchers[Channel.EMAIL] = GmailAttachments(self.gmail)
        if settings.twilio_configured:
            fetchers[Channel.WHATSAPP] = MediaClient(
                settings.twilio_account_sid or "",
                secret(settings.twilio_auth_token) or "",
                limit=settings.attachment_bytes,
                base_url=settings.twilio_api_url,
            )
        return FetchAttachments(AttachmentStore(database), fetchers, limit=settings.attachment_bytes)

    def _gmail(self, address: str, refresh_token: SecretStr) -> GmailClient:
        settings = self._settings
        credentials = GmailCredentials(
            client_id=settings.gmail_client_id,
            client_secret=secret(settings.gmail_client_secret),
            refresh_token=secret(refresh_token),
            token_url=settings.gmail_token_url,
        )
        name = f"{settings.company_name} Support"
        return GmailClient(address, credentials, name=name, base_url=settings.gmail_api_url)


def manners(settings: Settings) -> Manners:
    """How replies look on each channel."""
    return Manners(settings.company_name, mail_domain(settings))
