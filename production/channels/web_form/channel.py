"""The web form, which is its own provider: replies appear on the status page."""

from __future__ import annotations

from production.channels.model import ChannelSpec, Style, manner, to_sender
from production.channels.own_pages import OwnPages
from production.channels.web_form.render import WORD_LIMIT, render
from production.channels.web_form.settings import FormSettings
from production.crm.attachments.taken import FilesTaken
from production.schemas.ids import Channel

CHANNEL = ChannelSpec(
    name=Channel.WEB_FORM,
    label="Web form",
    style=Style(
        tone="semi-formal",
        manner=manner(__package__),
        budget=1000,
        clarify="Could you tell me a little more: what would you like to do, or which error message do you see?",
        closing="You're welcome. Write to us any time.",
    ),
    limit=WORD_LIMIT,
    render=render,
    files=FilesTaken(bytes_all=50 * 1024 * 1024),
    address=to_sender,
    client=OwnPages(),
    settings=FormSettings,
    opened_by_staff=False,
)
