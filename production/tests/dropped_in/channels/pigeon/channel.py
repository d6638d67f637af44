"""Carrier pigeons: small letters, for an hour."""

from __future__ import annotations

from datetime import timedelta

from production.channels.model import ChannelSpec, Style, to_sender
from production.channels.split import split
from production.schemas.delivery import RenderContext, Rendered
from production.schemas.ids import Channel

NAME, LIMIT = Channel("pigeon"), 40


def render(reply: str, context: RenderContext) -> Rendered:
    return Rendered(tuple(split(f"{reply}\n\n{context.ticket_number}", LIMIT)))


CHANNEL = ChannelSpec(
    name=NAME,
    label="Carrier pigeon",
    style=Style(tone="brief", manner="Be brief.", budget=80, clarify="What is wrong?", closing="Coo."),
    limit=LIMIT,
    render=render,
    address=to_sender,
    chat=True,
    window=timedelta(hours=1),
)
