"""Encoded words as the world's programs write them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.encoded_words import decode_words


def b_word(data: bytes, charset: str = "utf-8") -> str:
    return f"=?{charset}?B?{base64.b64encode(data).decode()}?="


RUSSIAN = "Где мой заказ и когда он придёт".encode()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("plain words", "plain words"),
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?Q?Gr=c3=bc=c3=9fe_an_alle?=", "Grüße an alle"),
        ("Re: =?iso-8859-1?Q?=C4rger?= mit 4711", "Re: Ärger mit 4711"),
        (f"{b_word(RUSSIAN[:39])} {b_word(RUSSIAN[39:])}", RUSSIAN.decode()),
        (f"{b_word(RUSSIAN[:39])}\r\n\t{b_word(RUSSIAN[39:])}", RUSSIAN.decode()),
        (f"{b_word(RUSSIAN[:39])}{b_word(RUSSIAN[39:])}", RUSSIAN.decode()),
        ("=?utf-8?B?0JPQtN?= =?utf-8?B?C1?=", "Где"),
        ("=?utf-8?Q?=D0=93=D0?= =?UTF-8?B?tNC1?=", "Где"),
        ("=?gb2312?q?=C4?= =?gb2312?q?=E3?=", "你"),
        ("=?utf-8?Q?a?= =?iso-8859-1?Q?=E4?=", "aä"),
        ("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"),
        ("[SPAM]=?utf-8?B?TXkgZXhwb3J0?=", "[SPAM]My export"),
        ("=?utf-8?Q?My?=export", "Myexport"),
        ('"=?utf-8?Q?J=C3=B6rg?=" <j@example.com>', '"Jörg" <j@example.com>'),
        ("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?Q?Wo_ist_es?_=C3=84rger!?=", "Wo ist es? Ärger!"),
        ("=?UTF-8?Q?Wo?=20Hier=C3=A4!?=", "Wo? Hierä!"),
        ("=?UTF-8?Q?Wo??=", "Wo?"),
        ("=?UTF-8?Q?Wo ist_mein Paket?=", "Wo ist mein Paket"),
        ("=?UTF-8?B?V28g aXN0?=", "Wo ist"),
        ("=? utf-8 ?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe", "Grüße"),
        ("=?utf-8?B?R3LDvMOf", "Grüß"),
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        ("=?us-ascii?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?x-unknown?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("is 1=?2 or 3?=4", "is 1=?2 or 3?=4"),
        ("=?utf-8?X?what?=", "=?utf-8?X?what?="),
    ],
)
def test_words(written: str, text: str) -> None:
    assert decode_words(written) == text


@given(st.text(max_size=60), st.lists(st.integers(0, 200), max_size=5), st.booleans())
def test_utf8_cut_anywhere_comes_back(text: str, cuts: list[int], in_base64: bool) -> None:
    data = text.encode()
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    pieces = [data[start:end] for start, end in zip(edges, edges[1:], strict=False)]
    words = [b_word(piece) if in_base64 else f"=?utf-8?q?{piece.hex('=')}?=" for piece in pieces if piece]
    if not in_base64:
        words = [word.replace("?q?", "?q?=") for word in words]
    assert decode_words(" ".join(words)) == decode_words(text.replace("=?", "")) or "=?" in text or "\x00" in text


_PIECES = st.sampled_from(
    ["=?", "?=", "utf-8", "?B?", "?Q?", "=20", "?", " ", "TXk=", "x", "\r\n ", "é", "*de", "gb2312"]
)


@given(st.lists(_PIECES, max_size=30))
def test_no_pieces_raise(pieces: list[str]) -> None:
    decode_words("".join(pieces)).encode()
