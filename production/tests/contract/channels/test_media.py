"""Files of chats and mails, fetched from the local providers through the clients that fetch them from the real ones."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from email.message import EmailMessage
from uuid import uuid4

import pytest
import requests
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from production.channels.email.gmail.attachments import GmailAttachments
from production.channels.email.gmail.client import GmailClient
from production.channels.email.mime import attachments_of, read
from production.channels.email.model import RawEmail
from production.channels.provider import Fetcher
from production.channels.twilio.media import MediaClient
from production.crm.attachments.model import PendingAttachment
from production.crm.permissions.model import EVERYTHING
from production.database.attachments import AttachmentStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import Attachment
from production.schemas.errors import FteError, InvalidInput, NotFound, TooLarge, Unavailable
from production.schemas.ids import Channel
from production.tests.builders import chat, mail
from production.tests.contract.providers.playground import ACCOUNT, MAILBOX, SECRET, Playground, new_address
from production.tests.contract.providers.servers import serve
from production.tests.support.turns import reply
from production.tests.unit.crm.attached import PNG
from production.workers.attachment_fetcher import FetchAttachments

MEDIA = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1"
LIMIT = 1_000


def media_at(url: str, secret: str = SECRET) -> MediaClient:
    return MediaClient(ACCOUNT, secret, limit=LIMIT, base_url=url)


def media(url: str) -> PendingAttachment:
    return PendingAttachment(uuid4(), "whatsapp:MM1", 0, Channel.WHATSAPP, "ME1", url, attempts=1)


def attached_to(gmail_id: str, position: int, mailbox: str = MAILBOX) -> PendingAttachment:
    return PendingAttachment(uuid4(), f"email:{mailbox}:{gmail_id}", position, Channel.EMAIL, "a", None, attempts=1)


def uploaded(ground: Playground, content: bytes) -> str:
    headers = {"Content-Type": "image/png"}
    answer = requests.post(f"{ground.url}/sandbox/media", data=content, headers=headers, timeout=5)
    answer.raise_for_status()
    url: str = answer.json()["url"]
    return url


async def test_a_picture_of_a_chat(ground: Playground) -> None:
    assert await media_at(ground.url).fetch(media(uploaded(ground, PNG))) == PNG


async def test_the_webhook_names_the_picture_with_its_type(ground: Playground) -> None:
    url = uploaded(ground, PNG)
    ground.post("/sandbox/whatsapp", **{"from": "+12025550177", "text": "", "media": [url]})
    (delivery,) = ground.sink.wait(lambda each: each.path == "/whatsapp" and each.form.get("MediaUrl0") == url)
    assert delivery.form["MediaContentType0"] == "image/png"


def test_twilios_media_need_credentials(ground: Playground) -> None:
    assert requests.get(uploaded(ground, PNG), timeout=5).status_code == 401


@pytest.mark.parametrize(
    ("path", "secret", "expected"),
    [
        (MEDIA, SECRET, NotFound),
        (MEDIA, "wrong", Unavailable),
    ],
)
async def test_what_twilio_does_not_give(ground: Playground, path: str, secret: str, expected: type[FteError]) -> None:
    with pytest.raises(expected):
        await media_at(ground.url, secret).fetch(media(ground.url + path))


async def test_files_of_both_channels_end_up_in_the_database(
    ground: Playground, gmail: GmailClient, database: Database
) -> None:
    turns, store = TurnStore(database), AttachmentStore(database, EVERYTHING)
    picture = Attachment(name="ME1", content_type="image/png", provider_ref=uploaded(ground, PNG))
    gmail_id = ground.send(letter())["id"]
    messages = (
        chat(attachments=(picture,)),
        mail(event_id=f"email:{MAILBOX}:{gmail_id}", attachments=attachments_of(read(letter().as_bytes()))),
    )
    claims = [claim for message in messages if (claim := await turns.claim([message]))]
    for claim in claims:
        await turns.settle(claim, reply(text=str(claim.conversation_id)))
    fetchers: dict[Channel, Fetcher] = {
        Channel.WHATSAPP: media_at(ground.url),
        Channel.EMAIL: GmailAttachments({MAILBOX: gmail}),
    }
    await FetchAttachments(store, fetchers, limit=LIMIT).run()
    found = [info for claim in claims for info in await store.of_conversation(claim.conversation_id)]
    assert [(info.state, info.content_type) for info in found] == [
        ("stored", "image/png"),
        ("stored", "image/png"),
        ("stored", "text/plain"),
        ("stored", "text/plain"),
    ]
    assert [await store.content(info.id) for info in found[:2]] == [PNG, PNG]


async def test_a_file_over_the_limit_is_not_read_to_its_end(ground: Playground) -> None:
    with pytest.raises(TooLarge, match="1000 bytes"):
        await media_at(ground.url).fetch(media(uploaded(ground, PNG * 50)))


async def test_nobody_there_is_worth_another_attempt(nowhere: str) -> None:
    with pytest.raises(Unavailable):
        await media_at(nowhere).fetch(media(nowhere + MEDIA))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "no address",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        f"http://api.twilio.com{MEDIA}",
        f"https://api.twilio.com.evil.example{MEDIA}",
        f"https://evil.example{MEDIA}",
        f"https://api.twilio.com@evil.example{MEDIA}",
        f"https://evil.example@api.twilio.com{MEDIA}",
        f"https://api.twilio.com:8443{MEDIA}",
        f"https://evil.example\\@api.twilio.com{MEDIA}",
        f"https://api.twilio.com/2010-04-01/Accounts/AC{'9' * 32}/Messages/MM1/Media/ME1",
        f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/../../AC1/Balance.json",
        f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Balance.json",
        f"https://api.twilio.com{MEDIA}\x00",
    ],
)
async def test_only_our_own_media_at_twilio_are_asked_for(url: str) -> None:
    with pytest.raises(InvalidInput, match="MediaUrl"):
        await MediaClient(ACCOUNT, SECRET, limit=LIMIT).fetch(media(url))


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/",
        "https://evil.example/a.png",
        "http://mms.twiliocdn.com/a.png",
        "https://twiliocdn.com.evil.example/a.png",
        "https://mms.twiliocdn.com:22/",
        "//evil.example/a.png",
        "file:///etc/passwd",
    ],
)
async def test_no_redirect_leads_away_from_twilio(location: str) -> None:
    async def away(_: Request) -> Response:
        return RedirectResponse(location)

    with serving(away) as url, pytest.raises(InvalidInput, match="leads away"):
        await media_at(url).fetch(media(url + MEDIA))


async def test_redirects_have_an_end_and_no_credentials() -> None:
    seen: list[bool] = []

    async def around(request: Request) -> Response:
        seen.append("authorization" in request.headers)
        return RedirectResponse("/again")

    with serving(around) as url, pytest.raises(Unavailable, match="redirects"):
        await media_at(url).fetch(media(url + MEDIA))
    assert seen == [True, False, False, False]


def serving(answer: Callable[[Request], Awaitable[Response]]) -> AbstractContextManager[str]:
    return serve(Starlette(routes=[Route("/{path:path}", answer)]))


def letter() -> EmailMessage:
    """Text, a picture, and a mail as an attachment."""
    inside = EmailMessage()
    inside["Subject"] = "Inside"
    inside.set_content("An older mail")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = new_address(), MAILBOX, "Pictures"
    message.set_content("See below")
    message.add_attachment(PNG, maintype="image", subtype="png", filename="a.png")
    message.add_attachment(inside)
    message.add_attachment("words äöü", filename="b.txt")
    return message


async def test_attachments_of_a_mail(ground: Playground, gmail: GmailClient) -> None:
    fetcher, sent = GmailAttachments({MAILBOX: gmail}), ground.send(letter())
    picture, inside, words = [await fetcher.fetch(attached_to(sent["id"], number)) for number in range(3)]
    assert (picture, words.decode().strip()) == (PNG, "words äöü")
    assert b"An older mail" in inside
    await fetcher.reader.close()


async def test_a_mail_is_fetched_and_read_once_for_all_its_files(ground: Playground, gmail: GmailClient) -> None:
    """A hundred files were a hundred times the whole mail."""

    class Counting:
        times = 0

        async def fetch(self, gmail_id: str) -> RawEmail | None:
            self.times += 1
            return await gmail.fetch(gmail_id)

    mailbox, sent = Counting(), ground.send(letter())
    fetcher = GmailAttachments({MAILBOX: mailbox})
    for asked in ([2, 0], [1, 2]):  # the last of them before the others
        await asyncio.gather(*(fetcher.fetch(attached_to(sent["id"], number)) for number in asked))
    assert mailbox.times == 1
    await fetcher.reader.close()


async def test_a_mail_that_could_not_be_fetched_is_asked_for_again(ground: Playground, gmail: GmailClient) -> None:
    class Away:
        tries = 0

        async def fetch(self, gmail_id: str) -> RawEmail | None:
            self.tries += 1
            if self.tries == 1:
                raise Unavailable("Gmail is away")
            return await gmail.fetch(gmail_id)

    fetcher, sent = GmailAttachments({MAILBOX: Away()}), ground.send(letter())
    with pytest.raises(Unavailable):
        await fetcher.fetch(attached_to(sent["id"], 0))
    assert await fetcher.fetch(attached_to(sent["id"], 0)) == PNG
    await fetcher.reader.close()


@pytest.mark.parametrize(("mailbox", "position"), [("other@techcorp.example", 0), (MAILBOX, 3)])
async def test_what_no_mail_of_ours_has(ground: Playground, gmail: GmailClient, mailbox: str, position: int) -> None:
    sent = ground.send(letter())
    with pytest.raises(NotFound):
        await GmailAttachments({MAILBOX: gmail}).fetch(attached_to(sent["id"], position, mailbox))


async def test_a_deleted_mail_is_gone(gmail: GmailClient) -> None:
    with pytest.raises(NotFound, match="gone"):
        await GmailAttachments({MAILBOX: gmail}).fetch(attached_to("0123456789abcdef", 0))
