"""Every kind of document comes in by the ending of its name."""

from __future__ import annotations

import pytest

from production.crm.knowledge.formats import is_document, to_markdown
from production.schemas.errors import InvalidInput


@pytest.mark.parametrize("path", ["a.md", "b/c.MARKDOWN", "d.txt", "e.html", "f.HTM", "g.pdf"])
def test_documents_are_known_by_their_ending(path: str) -> None:
    assert is_document(path)


@pytest.mark.parametrize("path", ["a.png", "b", ".md", "c.docx"])
def test_other_files_are_no_documents(path: str) -> None:
    assert not is_document(path)


def test_a_byte_order_mark_is_no_text() -> None:
    assert to_markdown("a.md", b"\xef\xbb\xbf# Guide") == "# Guide"


def test_a_page_becomes_markdown() -> None:
    assert to_markdown("a.html", b"<h1>Guide</h1>") == "# Guide\n"


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(InvalidInput, match=r"a\.docx: is of no kind that is read: \.md"):
        to_markdown("a.docx", b"")
