import base64
from email.message import EmailMessage
from typing import Any

import pytest
import requests
from google.oauth2.credentials import Credentials
from googleapiclient.errors import HttpError

from production.tests.contract.providers.clients import gmail_client
from production.tests.contract.providers.playground import ACCESS, MAILBOX, Playground, new_address


def _ids(ground: Playground, **query: Any) -> list[str]:
    return [
        mail["id"] for mail in ground.gmail.users().messages().list(userId="me", **query).execute().get("messages", [])
    ]


def _insert(ground: Playground, message: EmailMessage, **more: Any) -> Any:
    body = {"raw": base64.urlsafe_b64encode(message.as_bytes()).decode()} | more
    return ground.gmail.users().messages().insert(userId="me", body=body).execute()


@pytest.fixture
def with_file(ground: Playground) -> str:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = new_address(), MAILBOX, "Rechnung für März"
    message.set_content("Grüße & <Danke>", charset="iso-8859-1")
    message.add_alternative("<p>Grüße</p>", subtype="html")
    message.add_attachment(b"\x00\x01%PDF", maintype="application", subtype="pdf", filename="märz.pdf")
    return str(_insert(ground, message)["id"])


def test_a_delivered_mail_is_found_by_its_message_id(ground: Playground) -> None:
    mail = ground.email()
    ground.email()
    assert _ids(ground, q=f"rfc822msgid:{mail['message_id']}") == [mail["id"]]


def test_angle_brackets_around_the_message_id_do_not_matter(ground: Playground) -> None:
    mail = ground.email()
    assert _ids(ground, q=f"rfc822msgid:<{mail['message_id']}>") == [mail["id"]]


def test_an_unknown_message_id_finds_nothing(ground: Playground) -> None:
    assert _ids(ground, q="rfc822msgid:nobody@example.com") == []


def test_sender_and_folder_narrow_a_search(ground: Playground) -> None:
    address = new_address()
    mail = ground.email(from_email=address)
    assert _ids(ground, q=f"from:{address} in:inbox") == [mail["id"]]
    assert _ids(ground, q=f"from:{address} in:sent") == []


def test_newer_than_leaves_old_mail_out(fresh: Playground) -> None:
    raw = f"From: a@example.com\nTo: {MAILBOX}\nDate: Mon, 02 Jan 2023 10:00:00 +0000\n\nold"
    body = {"raw": base64.urlsafe_b64encode(raw.encode()).decode(), "labelIds": ["INBOX"]}
    fresh.gmail.users().messages().import_(userId="me", body=body).execute()
    mail = fresh.email()
    assert _ids(fresh, q="newer_than:3d") == [mail["id"]]


def test_an_operator_that_is_not_served_is_refused(ground: Playground) -> None:
    with pytest.raises(HttpError) as refused:
        _ids(ground, q="larger:5M")
    assert refused.value.status_code == 400


def test_labels_narrow_a_list(ground: Playground) -> None:
    address = new_address()
    read, unread = ground.email(from_email=address), ground.email(from_email=address)
    ground.gmail.users().messages().modify(userId="me", id=read["id"], body={"removeLabelIds": ["UNREAD"]}).execute()
    assert _ids(ground, q=f"from:{address}", labelIds=["INBOX", "UNREAD"]) == [unread["id"]]


def test_pages_give_each_mail_once_newest_first(ground: Playground) -> None:
    address = new_address()
    sent = [ground.email(from_email=address)["id"] for _ in range(5)]
    messages, pages = ground.gmail.users().messages(), []
    request = messages.list(userId="me", q=f"from:{address}", maxResults=2)
    while request is not None:
        page = request.execute()
        pages += [mail["id"] for mail in page["messages"]]
        request = messages.list_next(request, page)
    assert pages == sent[::-1]


def test_full_format_nests_parts_with_utf8_bodies(ground: Playground, with_file: str) -> None:
    payload = ground.gmail.users().messages().get(userId="me", id=with_file).execute()["payload"]
    alternative, file = payload["parts"]
    plain = alternative["parts"][0]
    assert [part["partId"] for part in (payload, alternative, plain, file)] == ["", "0", "0.0", "1"]
    assert base64.urlsafe_b64decode(plain["body"]["data"]).decode().strip() == "Grüße & <Danke>"


def test_an_attachment_is_fetched_by_its_id(ground: Playground, with_file: str) -> None:
    messages = ground.gmail.users().messages()
    file = messages.get(userId="me", id=with_file).execute()["payload"]["parts"][1]
    found = messages.attachments().get(userId="me", messageId=with_file, id=file["body"]["attachmentId"]).execute()
    assert file["filename"] == "märz.pdf"
    assert base64.urlsafe_b64decode(found["data"]) == b"\x00\x01%PDF"


def test_headers_are_decoded_and_can_be_selected(ground: Playground, with_file: str) -> None:
    found = (
        ground.gmail.users().messages().get(userId="me", id=with_file, format="metadata", metadataHeaders=["subject"])
    )
    assert found.execute()["payload"]["headers"] == [{"name": "Subject", "value": "Rechnung für März"}]


def test_minimal_format_has_the_envelope_and_an_escaped_snippet(ground: Playground, with_file: str) -> None:
    found = ground.gmail.users().messages().get(userId="me", id=with_file, format="minimal").execute()
    assert "payload" not in found
    assert found["snippet"] == "Grüße &amp; &lt;Danke&gt;"
    assert {"id", "threadId", "labelIds", "historyId", "internalDate", "sizeEstimate"} <= set(found)


def test_raw_format_gives_the_bytes_that_came_in(ground: Playground) -> None:
    raw = f"From: a@example.com\r\nTo: {MAILBOX}\r\nMessage-ID: <kept@example.com>\r\n\r\nCaf\xe9\r\n".encode("latin-1")
    body = {"raw": base64.urlsafe_b64encode(raw).decode()}
    mail_id = ground.gmail.users().messages().insert(userId="me", body=body).execute()["id"]
    found = ground.gmail.users().messages().get(userId="me", id=mail_id, format="raw").execute()
    assert base64.urlsafe_b64decode(found["raw"]) == raw


def test_an_unknown_mail_is_not_found(ground: Playground) -> None:
    with pytest.raises(HttpError) as refused:
        ground.gmail.users().messages().get(userId="me", id="0000000000000000").execute()
    assert (refused.value.status_code, refused.value.error_details[0]["reason"]) == (404, "notFound")


def test_a_wrong_token_is_refused_as_google_does(ground: Playground) -> None:
    headers = {"Authorization": "Bearer wrong"}
    refused = requests.get(f"{ground.url}/gmail/v1/users/me/profile", headers=headers, timeout=5)
    assert (refused.status_code, refused.json()["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_a_stale_token_is_refreshed_by_googles_own_credentials(ground: Playground) -> None:
    credentials = Credentials(  # type: ignore[no-untyped-call] # google-auth has no annotations
        "stale", refresh_token="r", token_uri=f"{ground.url}/token", client_id="c", client_secret="s"
    )
    gmail_client(ground.url, credentials).users().getProfile(userId="me").execute()
    assert credentials.token == ACCESS


def test_somebody_elses_mailbox_is_refused(ground: Playground) -> None:
    with pytest.raises(HttpError) as refused:
        ground.gmail.users().getProfile(userId="ceo@techcorp.example").execute()
    assert refused.value.status_code == 403


def test_the_profile_counts_mails_and_threads(fresh: Playground) -> None:
    first = fresh.email()
    fresh.email(thread_id=first["thread_id"])
    profile = fresh.gmail.users().getProfile(userId=MAILBOX).execute()
    assert (profile["emailAddress"], profile["messagesTotal"], profile["threadsTotal"]) == (MAILBOX, 2, 1)


def test_labels_are_listed_with_those_in_use(ground: Playground) -> None:
    mail = ground.email()
    ground.gmail.users().messages().modify(userId="me", id=mail["id"], body={"addLabelIds": ["Label_7"]}).execute()
    labels = {
        label["id"]: label["type"] for label in ground.gmail.users().labels().list(userId="me").execute()["labels"]
    }
    assert (labels["INBOX"], labels["Label_7"]) == ("system", "user")
