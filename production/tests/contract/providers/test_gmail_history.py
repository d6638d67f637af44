import base64
from typing import Any

import pytest
from googleapiclient.errors import HttpError

from production.tests.contract.providers.playground import Playground


def _now(ground: Playground) -> str:
    return str(ground.gmail.users().getProfile(userId="me").execute()["historyId"])


def _added(ground: Playground, start: str, **more: Any) -> list[str]:
    page = ground.gmail.users().history().list(userId="me", startHistoryId=start, **more).execute()
    return [added["message"]["id"] for record in page.get("history", []) for added in record.get("messagesAdded", [])]


def test_history_tells_what_was_added_since(ground: Playground) -> None:
    ground.email()
    start = _now(ground)
    mails = [ground.email()["id"] for _ in range(3)]
    assert _added(ground, start) == mails


def test_a_new_mailbox_has_a_history_id_to_start_from(fresh: Playground) -> None:
    start = fresh.gmail.users().watch(userId="me", body={"topicName": "projects/p/topics/t"}).execute()["historyId"]
    mail = fresh.email()
    assert (int(start) > 0, _added(fresh, start)) == (True, [mail["id"]])


def test_the_newest_history_id_has_nothing_after_it(ground: Playground) -> None:
    ground.email()
    now = _now(ground)
    page = ground.gmail.users().history().list(userId="me", startHistoryId=now).execute()
    assert page == {"historyId": now}


def test_pages_walk_forward_without_gaps(ground: Playground) -> None:
    start = _now(ground)
    mails = [ground.email()["id"] for _ in range(5)]
    histories, found = ground.gmail.users().history(), []
    request = histories.list(userId="me", startHistoryId=start, maxResults=2)
    while request is not None:
        page = request.execute()
        found += [record["messages"][0]["id"] for record in page["history"]]
        request = histories.list_next(request, page)
    assert found == mails


def test_label_changes_are_told_apart_from_new_mail(ground: Playground) -> None:
    mail, start = ground.email(), _now(ground)
    change = {"addLabelIds": ["STARRED"], "removeLabelIds": ["UNREAD"]}
    ground.gmail.users().messages().modify(userId="me", id=mail["id"], body=change).execute()
    history = ground.gmail.users().history().list(userId="me", startHistoryId=start).execute()["history"]
    assert [sorted(set(record) - {"id", "messages"}) for record in history] == [["labelsAdded"], ["labelsRemoved"]]


def test_only_the_wanted_kinds_are_told(ground: Playground) -> None:
    mail, start = ground.email(), _now(ground)
    ground.gmail.users().messages().modify(userId="me", id=mail["id"], body={"addLabelIds": ["STARRED"]}).execute()
    later = ground.email()
    page = (
        ground.gmail.users().history().list(userId="me", startHistoryId=start, historyTypes=["messageAdded"]).execute()
    )
    assert [record["messages"][0]["id"] for record in page["history"]] == [later["id"]]


def test_an_expired_history_id_is_not_found(fresh: Playground) -> None:
    start = _now(fresh)
    fresh.post("/sandbox/email/expire-history")
    with pytest.raises(HttpError) as refused:
        _added(fresh, start)
    assert refused.value.status_code == 404


def test_after_an_expiry_a_new_start_works(fresh: Playground) -> None:
    fresh.post("/sandbox/email/expire-history")
    start, mail = _now(fresh), fresh.email()
    assert _added(fresh, start) == [mail["id"]]


def test_a_missing_start_is_refused_with_its_name(ground: Playground) -> None:
    request = ground.gmail.users().history().list(userId="me", startHistoryId="1")
    request.uri = request.uri.replace("startHistoryId", "start")
    with pytest.raises(HttpError, match="startHistoryId"):
        request.execute()


def test_a_watch_lasts_seven_days(ground: Playground) -> None:
    mail = ground.email()
    watch = ground.gmail.users().watch(userId="me", body={"topicName": "projects/p/topics/t"}).execute()
    received = int(ground.gmail.users().messages().get(userId="me", id=mail["id"]).execute()["internalDate"])
    assert 0 <= int(watch["expiration"]) - received - 7 * 86_400_000 < 60_000


def test_imported_mail_is_dated_by_its_header(ground: Playground) -> None:
    raw = b"From: a@example.com\nTo: b@example.com\nDate: Mon, 02 Jan 2023 10:00:00 +0000\n\nold"
    body = {"raw": base64.urlsafe_b64encode(raw).decode()}
    mail = ground.gmail.users().messages().import_(userId="me", body=body).execute()
    found = ground.gmail.users().messages().get(userId="me", id=mail["id"], format="minimal").execute()
    assert found["internalDate"] == "1672653600000"
