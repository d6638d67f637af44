"""Gmail's `history.list`."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from production.lab.local.providers.gmail import PageSize, PageToken, TheAccount, require_access
from production.lab.local.providers.google_errors import GoogleError
from production.lab.local.providers.history import HistoryRecord

_FIELD = {"messageAdded": "messagesAdded", "labelAdded": "labelsAdded", "labelRemoved": "labelsRemoved"}
_TYPES = {*_FIELD, "messageDeleted"}

router = APIRouter(prefix="/gmail/v1/users/{userId}", dependencies=[Depends(require_access)])


@router.get("/history")
def list_history(
    account: TheAccount,
    start: Annotated[int, Query(alias="startHistoryId")],
    types: Annotated[list[str], Query(alias="historyTypes", default_factory=list)],
    limit: PageSize = 100,
    page_token: PageToken = None,
) -> dict[str, Any]:
    """The page token is the last history id of the page before: it only ever moves forward."""
    if not set(types) <= _TYPES:
        raise GoogleError(400, f"historyTypes: one of {', '.join(sorted(_TYPES))}")
    page = account.history.since(start if page_token is None else page_token, types, limit)
    answer: dict[str, Any] = {"historyId": str(page.current_id)}
    if page.records:
        answer["history"] = [_resource(record) for record in page.records]
    if page.more:
        answer["nextPageToken"] = str(page.records[-1].id)
    return answer


def _resource(record: HistoryRecord) -> dict[str, Any]:
    message = {"id": record.mail_id, "threadId": record.thread_id}
    labels = list(record.labels)
    change: dict[str, Any] = {"message": message | {"labelIds": labels}}
    if record.change != "messageAdded":
        change = {"message": message, "labelIds": labels}
    return {"id": str(record.id), "messages": [message], _FIELD[record.change]: [change]}
