"""Takes the files out of a mail, in a process of its own as `reader` reads its words.

`python -m production.channels.email.files` is that process. A request is a mail; an answer is a line of JSON with the
sizes of its files, then the files.
"""

from __future__ import annotations

import json
from itertools import accumulate, pairwise

from production.channels.email.limits import SILENCE_S, TooCostlyError, limit_this_process, limited
from production.channels.email.mime import attached_parts, read
from production.schemas.errors import Unavailable, Unreadable
from production.side_process import ProcessEndedError, SideProcess, answer_requests


class FileReader:
    """The side that asks."""

    def __init__(self) -> None:
        self.process = SideProcess(__name__, SILENCE_S)

    async def read(self, mail: bytes) -> tuple[bytes, ...]:
        """The decoded files of a mail, in the order of `attachments_of`.

        Raises:
            Unreadable: they take more than a mail's share of time.
            Unavailable: the process ended, over this mail or before it; there is a new one for the next try.
        """
        try:
            head, _, content = (await self.process.ask(mail)).partition(b"\n")
        except ProcessEndedError:
            raise Unavailable("the process that takes out files ended") from None
        if (sizes := json.loads(head)) is None:
            raise Unreadable("its mail takes too long to read")
        return tuple(content[start:end] for start, end in pairwise(accumulate(sizes, initial=0)))

    async def close(self) -> None:
        await self.process.close()


def files_of(mail: bytes) -> list[bytes]:
    """As `FileReader.read`, here."""
    return [part.content for part in attached_parts(read(mail))]


def _answer(mail: bytes) -> bytes:
    try:
        with limited(mail):
            files = files_of(mail)
    except TooCostlyError:
        return b"null\n"
    return b"\n".join([json.dumps([len(each) for each in files]).encode(), b"".join(files)])


if __name__ == "__main__":
    limit_this_process()
    answer_requests(_answer)
