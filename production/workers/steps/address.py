"""How a reply looks, to whom it goes, and under which id: as the channel of its turn says."""

from __future__ import annotations

from dataclasses import dataclass

from production.channels.registry import channels
from production.crm.support.model import Claim
from production.schemas.delivery import RenderContext
from production.schemas.ids import Proof
from production.workers.steps.decide import Manner


@dataclass(frozen=True, slots=True)
class Manners:
    """Builds the manner of a turn's channel."""

    company: str
    mail_domain: str
    """Right side of the Message-IDs that we mint."""

    def __call__(self, claim: Claim) -> Manner:
        channel = channels()[claim.channel]
        hidden = channel.forgeable and claim.proof is not Proof.PROVEN
        context = RenderContext(
            ticket_number=claim.ticket_number,
            customer_name=None if hidden else claim.customer_name,
            company=self.company,
            subject=claim.last.subject,
        )
        return Manner(
            lambda text: channel.render(text, context), lambda text: channel.address(claim, text, self.mail_domain)
        )
