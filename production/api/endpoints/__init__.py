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
    sent_files,
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
    sent_files.router,
)
STAFF = (
    customers.router,
    conversations.router,
    attachments.router,
    drafts.router,
    parked.router,
    reports.router,
)
"""Each route names what its caller has to be allowed to do: `api.permissions`."""
