"""Which files are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from production.crm.attachments.kinds import FORM_KINDS, recognise, recognise_media
from production.crm.attachments.model import CheckedFile
from production.crm.attachments.names import extension_of, safe_name
from production.schemas.errors import InvalidInput

FIELD = "files"
EXTENSIONS = tuple(sorted({extension for kind in FORM_KINDS for extension in kind.extensions}))
_TAKEN = ", ".join(EXTENSIONS)


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How much one message may bring."""

    files: int = 5
    bytes_each: int = 5 * 1024 * 1024

    @property
    def bytes_all(self) -> int:
        return self.files * self.bytes_each


def check_files(files: Sequence[tuple[str, bytes]], limits: FileLimits) -> tuple[CheckedFile, ...]:
    """(name, content) of each file of a form, in order.

    Raises:
        InvalidInput: names the field and the file: too many, too large, empty, or of a kind that is not taken.
    """
    if len(files) > limits.files:
        raise InvalidInput(FIELD, f"At most {limits.files} files can be attached.")
    return tuple(_checked(safe_name(name), content, limits.bytes_each) for name, content in files)


def check_fetched(name: str, content: bytes, limit: int) -> CheckedFile:
    """A file of a chat or mail: its name is not the sender's choice, so it need not fit.

    Raises:
        InvalidInput: too large, empty, or of a kind that is not kept.
    """
    safe = safe_name(name)
    _check_size(safe, content, limit)
    kind = recognise_media(content, extension_of(safe))
    if kind is None:
        raise InvalidInput(FIELD, f"{safe} is of a kind that is not kept.")
    return CheckedFile(safe, kind.content_type, content)


def _checked(name: str, content: bytes, limit: int) -> CheckedFile:
    _check_size(name, content, limit)
    extension = extension_of(name)
    kind = recognise(content, extension)
    if kind is None or extension not in kind.extensions:
        raise InvalidInput(FIELD, f"{name} is not what can be attached here: {_TAKEN}, named after what they contain.")
    return CheckedFile(name, kind.content_type, content)


def _check_size(name: str, content: bytes, limit: int) -> None:
    if not content:
        raise InvalidInput(FIELD, f"{name} is empty.")
    if len(content) > limit:
        raise InvalidInput(FIELD, f"{name} is larger than {limit / 1024 / 1024:g} MB.")
