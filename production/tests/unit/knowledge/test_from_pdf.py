"""PDF documents become markdown: what stands out by size or distance is structure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from production.crm.knowledge.from_pdf import pdf_to_markdown
from production.schemas.errors import InvalidInput

pytest.importorskip("pypdf")

Line = tuple[int, int, str]
"""Size of the type, distance from the foot of the page, text."""


def _pdf(*pages: Sequence[Line]) -> bytes:
    """A PDF with one font; objects 1 to 3 are catalogue, pages and font, then page and content in turns."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, lines in enumerate(pages):
        content = "\n".join(f"BT /F {size} Tf 50 {top} Td ({text}) Tj ET" for size, top, text in lines)
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {5 + 2 * place} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def test_larger_type_is_a_heading_and_a_wider_gap_a_paragraph() -> None:
    document = _pdf(
        [(20, 760, "Export"), (14, 720, "As CSV"), (10, 690, "Open it"), (10, 678, "and wait."), (10, 640, "Done.")]
    )

    assert pdf_to_markdown(document) == "# Export\n\n## As CSV\n\nOpen it and wait.\n\nDone.\n"


def test_numbered_lines_are_items() -> None:
    document = _pdf([(10, 700, "Do this:"), (10, 688, "1. Open it."), (10, 676, "2. Close it.")])

    assert pdf_to_markdown(document) == "Do this:\n\n1. Open it.\n2. Close it.\n"


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    assert pdf_to_markdown(_pdf([(10, 700, "an auto-"), (10, 688, "mation")])) == "an automation\n"


def test_a_sentence_goes_on_over_the_page() -> None:
    document = _pdf([(10, 100, "The rule"), (10, 88, "starts")], [(10, 700, "at once.")])

    assert pdf_to_markdown(document) == "The rule starts at once.\n"


def test_running_heads_are_not_text() -> None:
    words = ["One.", "Two.", "Three.", "Four."]
    pages = [[(10, 780, f"Handbook {page}"), (10, 700, word)] for page, word in enumerate(words, start=1)]

    assert "Handbook" not in pdf_to_markdown(_pdf(*pages))


@pytest.mark.parametrize("raw", [b"", b"not a pdf", b"%PDF-1.4\nbroken", _pdf([(10, 700, "x")])[:150]])
def test_a_damaged_document_is_refused(raw: bytes) -> None:
    with pytest.raises(InvalidInput, match="not a readable PDF"):
        pdf_to_markdown(raw)
