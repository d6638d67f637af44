"""The providers of a process: each client is made once, so that a mailbox has one token and one pool of threads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from production.bootstrap.infrastructure import company, mail_domain
from production.channels.compose import Composer
from production.channels.email.gmail.client import GmailClient
from production.channels.email.gmail.connection import GmailConnection
from production.channels.email.gmail.provider import PROVIDER, GmailSettings
from production.channels.email.ours import Trust
from production.channels.email.reader import MailReader
from production.channels.lines import together
from production.channels.model import ChannelClient
from production.channels.provider import Connection
from production.channels.registry import channels, connect, providers
from production.crm.permissions.model import EVERYTHING
from production.database.attachments import AttachmentStore
from production.database.mailboxes import MailboxStore
from production.database.pool import Database
from production.schemas.errors import ConfigurationError
from production.schemas.ids import Channel
from production.settings import Settings
from production.workers.attachment_fetcher import FetchAttachments
from production.workers.gmail_sync import GmailSync
from production.workers.ports import Publisher


class Providers:
    """Only what is configured."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def connections(self) -> Mapping[str, Connection]:
        """By name."""
        made = {name: self._settings.of(each.settings) for name, each in providers().items()}
        us = company(self._settings)
        return {name: connect(providers()[name], own, us) for name, own in made.items() if own.configured}

    @cached_property
    def by_channel(self) -> Mapping[Channel, Connection]:
        """
        Raises:
            ConfigurationError: two providers of one channel are configured for the same number; a reply goes out once.
        """
        found: dict[Channel, list[str]] = {}
        for name in sorted(self.connections, key=lambda name: providers()[name].sends_only):
            of_channel = found.setdefault(providers()[name].channel, [])
            if not (of_channel and providers()[name].sends_only):
                of_channel.append(name)
        return {channel: self._one(channel, names) for channel, names in found.items()}

    def _one(self, channel: Channel, names: list[str]) -> Connection:
        """First the one that has its channel's name: conversations from before lines were kept are its own."""
        connections = [self.connections[name] for name in sorted(names, key=lambda name: name != channel)]
        one = connections[0] if len(names) == 1 else together(connections)
        if one is None:
            raise ConfigurationError(f"{names[-1]}: {names[0]} is configured for {channel} too; configure one")
        return one

    @property
    def gmail(self) -> Mapping[str, GmailClient]:
        """By address, `GMAIL_MAILBOX` first; empty where Gmail is not configured."""
        connection = self.connections.get(PROVIDER.name)
        return connection.mailboxes if isinstance(connection, GmailConnection) else {}

    @cached_property
    def mail_reader(self) -> MailReader:
        own = self._settings.of(GmailSettings)
        trust = Trust(frozenset(own.mail_verifiers), frozenset(own.mail_forwarders))
        return MailReader(own.gmail_mailboxes, own_domain=own.mail_domain, trust=trust)

    def clients(self) -> dict[Channel, ChannelClient]:
        """Who sends for each channel; replies of other channels wait."""
        alone = {name: channel.client for name, channel in channels().items() if channel.client}
        return alone | {channel: connection.client for channel, connection in self.by_channel.items()}

    def outreach_clients(self) -> dict[Channel, ChannelClient]:
        """The same for what we write first: whoever only sends, sends that."""
        known = {name: providers()[name] for name in self.connections}
        sending = {each.channel: self.connections[name].client for name, each in known.items() if each.sends_only}
        return self.clients() | sending

    def gmail_sync(self, database: Database, publisher: Publisher) -> GmailSync:
        topic = self._settings.topics.incoming
        return GmailSync(self.gmail, self.mail_reader, MailboxStore(database), publisher, topic)

    def fetch_attachments(self, database: Database) -> FetchAttachments:
        fetchers = {channel: each.fetcher for channel, each in self.by_channel.items() if each.fetcher}
        return FetchAttachments(AttachmentStore(database, EVERYTHING), fetchers, limit=self._settings.attachment_bytes)


def composer(settings: Settings) -> Composer:
    """How replies look on each channel."""
    return Composer(settings.company_name, mail_domain(settings))
