"""One megabyte of anything is read in bounded time."""

from __future__ import annotations

import time

import pytest

from production.channels.email.words import html_words, plain_words
from production.crm.knowledge.from_html import html_to_markdown

MEGABYTE = 1_000_000
SECONDS = 8.0
"""Of the processor, for a megabyte: it takes one or two, also on a small machine; what is not linear takes minutes."""
PAGES = [
    *("<", "<div>", "<li>", "<b><i>", "<p><b>", "<!--", "</", "<![FOR]>", "<title>", "<div> ", "<table><td>"),
    *("<br>", "&", "<a href=http://x.example>z", "<p style=display:none>x</p>"),
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


def _seconds(read, text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def _megabyte(piece: str, before: str = "") -> str:
    return before + piece * (MEGABYTE // len(piece))


@pytest.mark.parametrize("read", [html_words, html_to_markdown])
@pytest.mark.parametrize("page", [*(("", piece) for piece in PAGES), *PAGES_BEHIND.values()])
def test_pages(read, page):
    before, piece = page
    assert _seconds(read, _megabyte(piece, before)) < SECONDS


@pytest.mark.parametrize("piece", TEXTS)
@pytest.mark.parametrize("before", ["", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n"])
def test_texts(piece, before):
    assert _seconds(plain_words, _megabyte(piece, before)) < SECONDS


def test_a_pyramid_of_marks():
    assert _seconds(plain_words, "".join(">" * depth + "\n" for depth in range(1400))) < SECONDS
