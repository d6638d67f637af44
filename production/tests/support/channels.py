"""Our clients at the address of a local provider."""

from __future__ import annotations

from pydantic import SecretStr

from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.meta.client import PageClient
from production.channels.meta.graph import Graph
from production.channels.meta.page import PageSettings
from production.channels.twilio.client import MessagesClient
from production.channels.whatsapp.cloud.client import CloudClient
from production.lab.local.provider_config import MetaConfig
from production.tests.contract.providers.playground import (
    ACCESS,
    ACCOUNT,
    MAILBOX,
    META_APP,
    META_SECRET,
    META_TOKEN,
    NUMBER,
    SECRET,
    SMS_NUMBER,
)

META = MetaConfig(META_APP, META_SECRET, META_TOKEN, "")


def gmail_at(url: str, token: str = ACCESS) -> GmailClient:
    return GmailClient(MAILBOX, GmailCredentials(access_token=token), name="TechCorp Support", base_url=url)


def whatsapp_at(
    url: str, secret: str = SECRET, callback: str | None = None, files: str | None = None
) -> MessagesClient:
    reach = {"status_callback": callback, "files_at": files, "base_url": url}
    return MessagesClient(ACCOUNT, secret, f"whatsapp:{NUMBER}", **reach)


def sms_at(url: str) -> MessagesClient:
    return MessagesClient(ACCOUNT, SECRET, SMS_NUMBER, base_url=url)


def meta_app(url: str) -> PageSettings:
    return PageSettings(meta_app_id=META_APP, meta_app_secret=SecretStr(META_SECRET), meta_graph_url=url)


def graph_at(url: str, token: str = META_TOKEN) -> Graph:
    return Graph(meta_app(url), token)


def cloud_at(url: str, token: str = META_TOKEN) -> CloudClient:
    return CloudClient(graph_at(url, token), META.number_id, META.account_id)


def page_at(url: str, platform: str = "messenger") -> PageClient:
    return PageClient(graph_at(url), META.page_id, platform)
