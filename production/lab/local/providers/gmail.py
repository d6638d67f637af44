"""Gmail's REST API, version 1: the access token tells whose mailbox is meant."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Header, Path, Query
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from production.lab.local.providers.account import Account
from production.lab.local.providers.gmail_resources import (
    Format,
    attachment_resource,
    mail_reference,
    mail_resource,
)
from production.lab.local.providers.google_errors import GoogleError
from production.lab.local.providers.mailbox import now_ms
from production.lab.local.providers.search import Condition, has_label, parse_query
from production.lab.local.providers.world import TheWorld

PageSize = Annotated[int, Query(alias="maxResults", ge=1, le=500)]
LabelIds = Annotated[list[str], Query(alias="labelIds", default_factory=list)]
PageToken = Annotated[int | None, Query(alias="pageToken")]
Names = Annotated[list[str], Query(alias="metadataHeaders", default_factory=list)]
FormatParam = Annotated[Format, Query(alias="format")]


def require_access(
    world: TheWorld, user: Annotated[str, Path(alias="userId")], authorization: Annotated[str, Header()] = ""
) -> Account:
    """GoogleError 401 without the access token of a mailbox, 403 for somebody else's mailbox."""
    for account in world.accounts:
        if secrets.compare_digest(authorization.encode(), f"Bearer {account.access_token}".encode()):
            if user not in {"me", account.address}:
                raise GoogleError(403, f"Delegation denied for {user}")
            return account
    raise GoogleError(401, "Request had invalid authentication credentials. Expected OAuth 2 access token.")


TheAccount = Annotated[Account, Depends(require_access)]
router = APIRouter(prefix="/gmail/v1/users/{userId}", dependencies=[Depends(require_access)])


@router.get("/profile")
def get_profile(account: TheAccount) -> dict[str, Any]:
    total, threads = account.mailbox.totals()
    return {
        "emailAddress": account.address,
        "messagesTotal": total,
        "threadsTotal": threads,
        "historyId": str(account.history.current_id()),
    }


@router.get("/labels")
def list_labels(account: TheAccount) -> dict[str, Any]:
    system = ["INBOX", "SENT", "UNREAD", "STARRED", "IMPORTANT", "DRAFT", "SPAM", "TRASH"]
    own = sorted(set(account.mailbox.labels()) - set(system))
    kinds = [(name, "system") for name in system] + [(name, "user") for name in own]
    return {"labels": [{"id": name, "name": name, "type": kind} for name, kind in kinds]}


def _conditions(q: str, label_ids: list[str]) -> list[Condition]:
    return [*parse_query(q, now_ms()), *map(has_label, label_ids)]


@router.get("/messages")
def list_messages(
    account: TheAccount, label_ids: LabelIds, q: str = "", limit: PageSize = 100, page_token: PageToken = None
) -> dict[str, Any]:
    mails = account.mailbox.search(_conditions(q, label_ids), limit + 1, page_token)
    answer: dict[str, Any] = {"resultSizeEstimate": len(mails)}
    if mails:
        answer["messages"] = [mail_reference(mail) for mail in mails[:limit]]
    if len(mails) > limit:
        answer["nextPageToken"] = str(mails[limit - 1].seq)
    return answer


@router.get("/messages/{id}")
def get_message(
    account: TheAccount, mail_id: Annotated[str, Path(alias="id")], names: Names, wanted: FormatParam = Format.FULL
) -> dict[str, Any]:
    return mail_resource(account.mailbox.get(mail_id), wanted, names)


@router.get("/messages/{messageId}/attachments/{id}")
def get_attachment(
    account: TheAccount,
    mail_id: Annotated[str, Path(alias="messageId")],
    attachment_id: Annotated[str, Path(alias="id")],
) -> dict[str, Any]:
    return attachment_resource(account.mailbox.get(mail_id), attachment_id)


class LabelChange(BaseModel):
    """Body of `messages.modify`."""

    model_config = ConfigDict(alias_generator=to_camel)

    add_label_ids: list[str] = []
    remove_label_ids: list[str] = []


@router.post("/messages/{id}/modify")
def modify_message(
    account: TheAccount, mail_id: Annotated[str, Path(alias="id")], change: LabelChange
) -> dict[str, Any]:
    mail = account.mailbox.modify(mail_id, change.add_label_ids, change.remove_label_ids)
    account.pusher.changed(mail.labels)
    return mail_reference(mail) | {"labelIds": list(mail.labels)}


@router.get("/threads")
def list_threads(
    account: TheAccount, label_ids: LabelIds, q: str = "", limit: PageSize = 100, page_token: PageToken = None
) -> dict[str, Any]:
    threads = account.mailbox.search_threads(_conditions(q, label_ids), limit + 1, page_token)
    found = [mail_resource(mails[-1], Format.MINIMAL) for mails in threads]
    answer: dict[str, Any] = {"resultSizeEstimate": len(found)}
    if found:
        answer["threads"] = [
            {"id": last["threadId"], "snippet": last["snippet"], "historyId": last["historyId"]}
            for last in found[:limit]
        ]
    if len(found) > limit:
        answer["nextPageToken"] = str(threads[limit - 1][-1].seq)
    return answer


@router.get("/threads/{id}")
def get_thread(
    account: TheAccount, thread_id: Annotated[str, Path(alias="id")], names: Names, wanted: FormatParam = Format.FULL
) -> dict[str, Any]:
    mails = account.mailbox.thread(thread_id)
    return {
        "id": thread_id,
        "historyId": str(max(mail.history_id for mail in mails)),
        "messages": [mail_resource(mail, wanted, names) for mail in mails],
    }


class WatchRequest(BaseModel):
    """Body of `watch`."""

    model_config = ConfigDict(alias_generator=to_camel)

    topic_name: str
    label_ids: list[str] = []
    label_filter_behavior: Literal["include", "INCLUDE", "exclude", "EXCLUDE"] = "include"


@router.post("/watch")
def watch(account: TheAccount, wanted: WatchRequest) -> dict[str, str]:
    exclude = wanted.label_filter_behavior.lower() == "exclude"
    started = account.watches.start(wanted.label_ids, exclude=exclude, now_ms=now_ms())
    return {"historyId": str(account.history.current_id()), "expiration": str(started.expires_ms)}


@router.post("/stop", status_code=204)
def stop(account: TheAccount) -> None:
    account.watches.stop()


token_router = APIRouter()


@token_router.post("/token")
def refresh_token(world: TheWorld, grant_type: Annotated[str, Form()], refresh_token: Annotated[str, Form()]) -> Any:
    """OAuth 2: the refresh token of a mailbox is its access token; any other one is good for the first mailbox."""
    if grant_type != "refresh_token" or not refresh_token:
        raise GoogleError(400, "grant_type: only refresh_token, with a refresh_token, is served here")
    tokens = [account.access_token for account in world.accounts]
    granted = refresh_token if refresh_token in tokens else tokens[0]
    return {"access_token": granted, "expires_in": 3599, "token_type": "Bearer"}
