"""Which files a channel takes with a reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from production.crm.attachments.check import FIELD
from production.crm.attachments.model import CheckedFile
from production.schemas.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class FilesTaken:
    """Of any kind that is kept at all, or of these."""

    bytes_all: int
    """Of all files of a reply."""
    kinds: Mapping[str, int] | None = None
    """The largest file of each content type, in bytes; None: any, of any size."""
    alone: bool = False
    """Each is a message of its own, behind the words."""

    def check(self, file: CheckedFile, channel: str) -> None:
        """
        Raises:
            InvalidInput: it is of another kind, or too large for its kind.
        """
        if self.kinds is None:
            return
        if (largest := self.kinds.get(file.content_type)) is None:
            taken = ", ".join(sorted(self.kinds))
            raise InvalidInput(FIELD, f"{channel} takes no {file.content_type}, which {file.name} is, but {taken}")
        if len(file.content) > largest:
            raise InvalidInput(
                FIELD, f"{file.name} is larger than the {largest >> 20} MB that {channel} takes of its kind"
            )
