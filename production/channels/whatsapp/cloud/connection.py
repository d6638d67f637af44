"""The Cloud API as it is configured."""

from __future__ import annotations

from production.channels.meta.files import Files
from production.channels.meta.graph import Graph
from production.channels.provider import Company, Connection
from production.channels.whatsapp.cloud.client import CloudClient
from production.channels.whatsapp.cloud.media import MediaClient
from production.channels.whatsapp.cloud.provider import CloudSettings
from production.schemas.secrets import secret


def connect(settings: CloudSettings, company: Company) -> Connection:
    token = secret(settings.whatsapp_cloud_token) or ""
    graph = Graph(settings, token)
    client = CloudClient(graph, settings.whatsapp_cloud_number_id, settings.whatsapp_cloud_account_id)
    files = Files(settings, token, limit=company.attachment_bytes)
    return Connection(
        client=client,
        ping=graph.check_token,
        fetcher=MediaClient(graph, settings.whatsapp_cloud_number_id, files),
        line=settings.whatsapp_cloud_number,
        templates=client.templates if settings.whatsapp_cloud_account_id else None,
    )
