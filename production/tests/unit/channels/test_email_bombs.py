"""Reading anything costs what its length says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from production.channels.email.words import html_words, plain_words
from production.crm.knowledge.from_html import html_to_markdown
from production.tests.growth import grows_linearly

LENGTH = 200_000
PAGES = [
    *("<", "<div>", "<li>", "<b><i>", "<p><b>", "<!--", "</", "<![FOR]>", "<title>", "<div> ", "<table><td>"),
    *("<br>", "&", "<p a='", "<a href=http://x.example>z", "<p style=display:none>x</p>"),
]
PAGES_BEHIND = {
    "mismatched ends in a hidden element": ("<div style='display:none'>", "<b></i>"),
    "pairs in a hidden element": ("<div style='display:none'>", "<b></b>"),
    "ends for nothing in a deep page": ("<div>" * 30_000, "</b>"),
    "attributes": ("<p ", "a=1 "),
    "a long attribute": ("<p class='", "gmail_"),
    "blocks in an item": ("<li>", "<div> "),
    "formats opened again": ("<i>" * 7, "<p>x"),
    "distinct formats around blocks": ("<b x=1><div>" * 15_000, "</b>"),
}
TEXTS = [
    *("On a wrote\n", "On 3 Mar 2026 at 10:00 I wrote:\n", "a:\n", "From: a@b.example\n", ">", "> x\n", "x >\n", "\n"),
    *("<a@b ", "写道\n", "1 ", "x@", "From: Sent: To: ", "-----BEGIN PGP SIGNATURE-----\n", "Sent from my iPhone\n"),
]


def _filled(before: str, piece: str) -> Callable[[int], str]:
    """All of `before` grows too, so that a short text is a smaller bomb of the same shape."""
    return lambda length: before[: len(before) * length // LENGTH] + piece * (length // len(piece))


@pytest.mark.parametrize("read", [html_words, html_to_markdown])
@pytest.mark.parametrize("page", [*(("", piece) for piece in PAGES), *PAGES_BEHIND.values()])
def test_pages(read: Callable[[str], object], page: tuple[str, str]) -> None:
    assert grows_linearly(read, _filled(*page), LENGTH)


@pytest.mark.parametrize("piece", TEXTS)
@pytest.mark.parametrize("before", ["", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n"])
def test_texts(piece: str, before: str) -> None:
    assert grows_linearly(plain_words, lambda length: before + piece * (length // len(piece)), LENGTH)


def test_a_pyramid_of_marks() -> None:
    def pyramid(length: int) -> str:
        return "".join(">" * depth + "\n" for depth in range(int((2 * length) ** 0.5)))

    assert grows_linearly(plain_words, pyramid, LENGTH)
