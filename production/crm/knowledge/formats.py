"""Which documents the knowledge base reads, and how each kind becomes markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from production.crm.knowledge.from_html import html_to_markdown
from production.crm.knowledge.from_pdf import pdf_to_markdown
from production.schemas.errors import InvalidInput


def _text(raw: bytes) -> str:
    return raw.decode("utf-8-sig", errors="replace")


def _html(raw: bytes) -> str:
    return html_to_markdown(_text(raw))


_READERS: dict[str, Callable[[bytes], str]] = {
    ".md": _text,
    ".markdown": _text,
    ".txt": _text,
    ".html": _html,
    ".htm": _html,
    ".pdf": pdf_to_markdown,
}


def is_document(path: str) -> bool:
    """Whether a file of this name is read at all."""
    return PurePosixPath(path).suffix.lower() in _READERS


def to_markdown(path: str, raw: bytes) -> str:
    """Markdown of a document, by the ending of its name.

    Raises:
        InvalidInput: the document is damaged, locked or of another kind; names it.
    """
    reader = _READERS.get(PurePosixPath(path).suffix.lower())
    if reader is None:
        raise InvalidInput(path, f"is of no kind that is read: {', '.join(_READERS)}")
    try:
        return reader(raw)
    except InvalidInput as error:
        raise InvalidInput(path, error.reason) from error
