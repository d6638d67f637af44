"""The api's own endpoints. Routes are tried in turn: the busiest first."""

from production.api.endpoints import (
    attachments,
    brand,
    conversations,
    customers,
    drafts,
    health,
    identity,
    metrics,
    parked,
    reports,
    sandbox,
    support_form,
    tickets,
)

PUBLIC = (
    support_form.router,
    tickets.router,
    identity.router,
    health.router,
    brand.router,
    metrics.router,
    sandbox.router,
)
SERVICE = (
    customers.router,
    conversations.router,
    attachments.router,
    drafts.router,
    parked.router,
    reports.router,
)
"""For who shows the service token."""
