import base64
from io import BytesIO
from typing import Any

import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload

from production.tests.contract.providers.playground import MAILBOX, Playground, new_address, reply_to


def test_a_reply_with_thread_references_and_subject_joins_the_thread(ground: Playground) -> None:
    mail = ground.email()
    assert ground.send(reply_to(mail, new_address()), mail["thread_id"])["threadId"] == mail["thread_id"]


def test_a_thread_id_without_references_opens_a_new_thread(ground: Playground) -> None:
    mail = ground.email()
    sent = ground.send(reply_to(mail, new_address(), In_Reply_To="", References=""), mail["thread_id"])
    assert sent["threadId"] == sent["id"]


def test_a_changed_subject_opens_a_new_thread(ground: Playground) -> None:
    mail = ground.email()
    sent = ground.send(reply_to(mail, new_address(), subject="Your invoice"), mail["thread_id"])
    assert sent["threadId"] == sent["id"]


def test_references_of_another_thread_do_not_join_the_given_one(ground: Playground) -> None:
    mail, other = ground.email(), ground.email()
    assert ground.send(reply_to(other, new_address()), mail["thread_id"])["threadId"] != mail["thread_id"]


def test_an_unknown_thread_is_refused(ground: Playground) -> None:
    with pytest.raises(HttpError) as refused:
        ground.send(reply_to(ground.email(), new_address()), "ffffffffffffffff")
    assert refused.value.status_code == 404


@pytest.mark.parametrize("subject", ["RE: Re: Export", "Fwd: export", "Export"])
def test_an_inbound_answer_joins_by_its_references(ground: Playground, subject: str) -> None:
    mail = ground.email()
    headers = {"References": f"<{mail['message_id']}>"}
    assert ground.email(subject=subject, headers=headers)["thread_id"] == mail["thread_id"]


def test_mails_without_usable_message_id_do_not_fall_into_one_thread(ground: Playground) -> None:
    headers = {"Message-ID": "<>", "References": "<>"}
    assert ground.email(headers=headers)["thread_id"] != ground.email(headers=headers)["thread_id"]


def test_the_given_message_id_is_kept(ground: Playground) -> None:
    sent = ground.send(reply_to(ground.email(), new_address(), Message_ID="<ours.1@techcorp.example>"))
    assert ground.raw(sent["id"])["Message-ID"] == "<ours.1@techcorp.example>"


def test_a_missing_message_id_and_date_are_added(ground: Playground) -> None:
    sent = ground.raw(ground.send(reply_to(ground.email(), new_address()))["id"])
    assert sent["Message-ID"].endswith("@mail.gmail.com>")
    assert sent["Date"]


def test_a_mail_to_nobody_is_refused(ground: Playground) -> None:
    with pytest.raises(HttpError) as refused:
        ground.send(reply_to(ground.email(), new_address(), To=""))
    assert refused.value.status_code == 400


def test_broken_base64_is_refused_with_the_field(ground: Playground) -> None:
    with pytest.raises(HttpError) as refused:
        ground.gmail.users().messages().send(userId="me", body={"raw": "abcde"}).execute()
    assert "raw" in refused.value.reason


@pytest.mark.parametrize("body", [None, {"labelIds": []}])
def test_a_mail_can_be_uploaded_as_media(ground: Playground, body: dict[str, Any] | None) -> None:
    raw = reply_to(ground.email(), new_address()).as_bytes()
    media = MediaIoBaseUpload(BytesIO(raw), mimetype="message/rfc822")
    sent = ground.gmail.users().messages().send(userId="me", body=body, media_body=media).execute()
    assert ground.raw(sent["id"]).get_payload() == "Here is how.\n"


def test_an_uploaded_reply_joins_the_thread_of_its_json_part(ground: Playground) -> None:
    mail = ground.email()
    media = MediaIoBaseUpload(BytesIO(reply_to(mail, new_address()).as_bytes()), mimetype="message/rfc822")
    request = ground.gmail.users().messages().send(userId="me", body={"threadId": mail["thread_id"]}, media_body=media)
    assert request.execute()["threadId"] == mail["thread_id"]


def test_a_thread_is_listed_once_and_read_oldest_first(ground: Playground) -> None:
    address = new_address()
    mail = ground.email(from_email=address)
    sent = ground.send(reply_to(mail, address), mail["thread_id"])
    threads = ground.gmail.users().threads()
    listed = threads.list(userId="me", q=f"from:{address}").execute()["threads"]
    read = threads.get(userId="me", id=listed[0]["id"], format="minimal").execute()
    assert len(listed) == 1
    assert [message["id"] for message in read["messages"]] == [mail["id"], sent["id"]]


def test_threads_are_paged_without_repeats(ground: Playground) -> None:
    address = new_address()
    first, second = ground.email(from_email=address), ground.email(from_email=address)
    ground.email(from_email=address, thread_id=first["thread_id"])
    threads, found = ground.gmail.users().threads(), []
    request = threads.list(userId="me", q=f"from:{address}", maxResults=1)
    while request is not None:
        page = request.execute()
        found += [thread["id"] for thread in page["threads"]]
        request = threads.list_next(request, page)
    assert found == [first["thread_id"], second["thread_id"]]


def test_inserted_mail_may_bring_its_labels(ground: Playground) -> None:
    raw = base64.urlsafe_b64encode(f"From: a@example.com\nTo: {MAILBOX}\n\nx".encode()).decode()
    body = {"raw": raw, "labelIds": ["TRASH"]}
    assert ground.gmail.users().messages().insert(userId="me", body=body).execute()["labelIds"] == ["TRASH"]
