"""To whom a reply goes, and under which id: one small function a channel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from production.channels.email.render import new_message_id
from production.channels.email.render import render as render_email
from production.channels.web_form.render import render as render_web_form
from production.channels.whatsapp.render import render as render_whatsapp
from production.crm.support.model import Claim, OutboundPart
from production.schemas.delivery import RenderContext, Rendered
from production.schemas.ids import Channel, Proof
from production.workers.steps.decide import Manner

Renderer = Callable[[str, RenderContext], Rendered]


@dataclass(frozen=True, slots=True)
class Manners:
    """Builds the manner of a turn's channel."""

    company: str
    mail_domain: str
    """Right side of the Message-IDs that we mint."""

    def by_channel(self) -> dict[Channel, Callable[[Claim], Manner]]:
        return {
            Channel.EMAIL: lambda claim: Manner(
                self._dress(render_email, claim), lambda text: self._email(claim, text)
            ),
            Channel.WHATSAPP: lambda claim: Manner(
                self._dress(render_whatsapp, claim), lambda text: _chat(claim, text)
            ),
            Channel.WEB_FORM: lambda claim: Manner(
                self._dress(render_web_form, claim), lambda text: _chat(claim, text)
            ),
        }

    def _dress(self, render: Renderer, claim: Claim) -> Callable[[str], Rendered]:
        context = RenderContext(
            ticket_number=claim.ticket_number,
            customer_name=None if _is_unproven_mail(claim) else claim.customer_name,
            company=self.company,
            subject=claim.last.subject,
        )
        return lambda text: render(text, context)

    def _email(self, claim: Claim, text: str) -> OutboundPart:
        """Who is not proven may be a victim of whoever wrote: nothing that was written travels to them through us."""
        return OutboundPart(
            text=text,
            correlation_id=new_message_id(self.mail_domain),
            recipient=claim.last.sender.value,
            subject=f"Your request {claim.ticket_number}" if _is_unproven_mail(claim) else claim.last.subject,
            thread=claim.last.email,
        )


def _is_unproven_mail(claim: Claim) -> bool:
    return claim.channel is Channel.EMAIL and claim.proof is not Proof.PROVEN


def _chat(claim: Claim, text: str) -> OutboundPart:
    """To the number where one is shown: not every WhatsApp account may write to user ids yet."""
    sender = claim.last.sender
    return OutboundPart(text=text, correlation_id=uuid4().hex, recipient=sender.phone or sender.value)
