"""What the server works with; put together by `bootstrap`."""

from __future__ import annotations

from dataclasses import dataclass

from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.metrics import AlertThresholds
from production.crm.support.model import Compose
from production.database.articles import ArticleStore
from production.database.customer_records import CustomerStore
from production.database.drafts import DraftStore
from production.database.events import EventStore
from production.database.staff import StaffStore
from production.database.tickets import TicketStore


@dataclass(frozen=True, slots=True)
class SupportServices:
    """Everything that tools and resources may touch."""

    staff: StaffStore
    tickets: TicketStore
    customers: CustomerStore
    knowledge: KnowledgeBase
    articles: ArticleStore
    drafts: DraftStore
    figures: EventStore
    compose: Compose
    may_send: bool
    """Whether an answer leaves at once; else it waits as a draft for a person."""
    alert_thresholds: AlertThresholds
