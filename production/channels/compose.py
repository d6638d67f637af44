"""How a reply looks, to whom it goes, and under which ids: the one way, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from production.channels.registry import channels
from production.crm.support.model import ComposedReply, ReplyTarget
from production.schemas.delivery import RenderContext


@dataclass(frozen=True, slots=True)
class Composer:
    """Satisfies `crm.support.model.Compose`."""

    company: str
    mail_domain: str
    """Right side of the Message-IDs that we mint."""

    def __call__(self, target: ReplyTarget, text: str) -> ComposedReply:
        """A plain reply as what its channel carries. Nothing is cut: what is too long says so."""
        channel = channels()[target.channel]
        context = RenderContext(
            ticket_number=target.ticket_number,
            customer_name=None if channel.forgeable and not target.proven else target.customer_name,
            company=self.company,
            subject=target.subject,
        )
        rendered = channel.render(text, context)
        parts = tuple(channel.address(target, part, self.mail_domain) for part in rendered.parts)
        return ComposedReply(parts, over_limit=rendered.over_limit)
