from __future__ import annotations

import pytest

from production.channels.twilio.outcomes import result_of
from production.channels.whatsapp.render import render
from production.schemas.delivery import RenderContext, SendStatus

CONTEXT = RenderContext(ticket_number="TKT-0006", company="TechCorp", customer_name="Lisa Chen")


def test_short_reply_is_one_message() -> None:
    assert render("It works now.", CONTEXT).parts == ("It works now.\n\nTicket TKT-0006",)


def test_markdown_becomes_whatsapps_own() -> None:
    reply = "## Steps\n\n**Open** the [guide](https://t.example/g)."
    assert render(reply, CONTEXT).parts == ("*Steps*\n\n*Open* the guide: https://t.example/g.\n\nTicket TKT-0006",)


@pytest.mark.parametrize(("sentences", "parts", "over"), [(100, 2, False), (400, 5, True)])
def test_long_reply_is_split_and_marked(sentences: int, parts: int, *, over: bool) -> None:
    rendered = render("Please restart it. " * sentences, CONTEXT)
    assert (len(rendered.parts), rendered.over_limit) == (parts, over)
    assert all(len(part) <= 1600 and part.endswith((".", "TKT-0006")) for part in rendered.parts)


@pytest.mark.parametrize(
    ("http", "code", "status"),
    [
        (400, 63016, SendStatus.FAILED),
        (400, 21610, SendStatus.UNSUBSCRIBED),
        (400, 21617, SendStatus.FAILED),
        (400, 21658, SendStatus.FAILED),
        (400, None, SendStatus.FAILED),
        (401, 20003, SendStatus.FAILED),
        (429, 20429, SendStatus.RETRY),
        (429, None, SendStatus.RETRY),
        (400, 63038, SendStatus.RETRY),
        (500, None, SendStatus.UNKNOWN),
        (503, 20500, SendStatus.UNKNOWN),
    ],
)
def test_outcome_of_a_refusal(http: int, code: int | None, status: SendStatus) -> None:
    assert result_of(http, code).status is status
