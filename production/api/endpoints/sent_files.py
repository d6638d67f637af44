"""`GET /api/v1/sent-files/{message}`: where a provider fetches the file that it is to deliver."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from production.api.callers import network_of
from production.api.deps import Dependencies, store
from production.api.downloads import saved
from production.database.reply_files import SentFiles
from production.schemas.errors import NotFound

router = APIRouter(tags=["attachments"])

_FETCHED_WITHIN = timedelta(hours=1)


@router.get("/sent-files/{message}", response_class=Response)
async def sent_file(
    message: Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="Our own id of it, which nobody guesses")],
    request: Request,
    deps: Dependencies,
    files: Annotated[SentFiles, store(SentFiles)],
) -> Response:
    """The file of a message that is being sent, for an hour."""
    file = await files.file(message, _FETCHED_WITHIN)
    if file is None:
        deps.limits.look.check(network_of(request))
        raise NotFound("No file is handed out here, or not any more.")
    return saved(file.name, file.content_type, file.content)
