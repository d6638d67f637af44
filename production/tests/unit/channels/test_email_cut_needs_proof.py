"""What only looks like a quote or a signature stays; what is one goes; what goes is kept."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.words import html_words, plain_words

LOOK_ALIKES = json.loads((files(__package__) / "look_alikes.json").read_text("utf-8"))
STAYS = LOOK_ALIKES["stays"]
IN_NEW_MAILS = LOOK_ALIKES["stays_where_nothing_is_answered"]
GOES = LOOK_ALIKES["goes"]
IN_REPLIES = GOES | LOOK_ALIKES["goes_in_replies"]
OWN = "The printer stopped again.\n\nCan you help me?"


@pytest.mark.parametrize("text", (STAYS | IN_NEW_MAILS).values(), ids=STAYS | IN_NEW_MAILS)
def test_own_words_stay(text: str) -> None:
    assert plain_words(text, is_reply=False).visible == text


@pytest.mark.parametrize("is_reply", [True, False])
@pytest.mark.parametrize("frame", GOES.values(), ids=GOES)
def test_frames_go(frame: str, *, is_reply: bool) -> None:
    assert plain_words(f"{OWN}\n\n{frame}", is_reply=is_reply).visible == OWN


@pytest.mark.parametrize("frame", IN_REPLIES.values(), ids=IN_REPLIES)
def test_what_goes_is_kept(frame: str) -> None:
    words = plain_words(f"{OWN}\n\n{frame}")
    assert (words.visible, words.cut.split()) == (OWN, frame.split())


def test_what_goes_is_kept_in_the_order_of_the_mail() -> None:
    words = plain_words("> first?\n\nyes\n\n> second?\n\nno\n\nRegards\nAda Test\nTel: +49 30 901820\nwww.example.com")
    assert words.visible == "yes\n\nno"
    assert words.cut == "> first?\n\n> second?\n\nRegards\nAda Test\nTel: +49 30 901820\nwww.example.com"


_PIECE = st.sampled_from([*STAYS.values(), *IN_NEW_MAILS.values(), *IN_REPLIES.values(), OWN, "> x", "", "-- "])
_MAIL = st.lists(_PIECE | st.text(max_size=40), max_size=6).map("\n".join)


@given(mail=_MAIL, is_reply=st.booleans())
def test_every_word_is_shown_or_kept(mail: str, *, is_reply: bool) -> None:
    words = plain_words(mail, is_reply=is_reply)
    assert Counter(words.visible.split()) + Counter(words.cut.split()) == Counter(mail.split())


_TAGS = [
    "<p>",
    "</p>",
    "<div style='display:none'>",
    "</div>",
    "<blockquote type=cite>",
    "</blockquote>",
    "<b>",
    "<br>",
]
_MORE = ["<div class=gmail_signature>", "<table>", "<td>", "<li>", "<pre>", "</pre>", "<!--[if mso]>", "<![endif]-->"]


@given(st.lists(st.sampled_from([*_TAGS, *_MORE, "<div id=appendonsend>", "<title>", "> "]), max_size=12))
def test_every_word_of_a_page_is_shown_or_kept_or_never_meant_to_be_read(tags: list[str]) -> None:
    words = html_words(" ".join(f"{tag} w{number} " for number, tag in enumerate(tags)))
    found = [word for word in f"{words.visible} {words.cut}".split() if word.startswith("w")]
    unread = {f"w{number}" for number, tag in enumerate(tags) if "!--" in "".join(tags[: number + 1]) or "title" in tag}
    assert len(found) == len(set(found))
    assert {f"w{number}" for number in range(len(tags))} - set(found) <= unread


def test_what_is_too_long_is_kept() -> None:
    words = plain_words("word " * 50_000)
    assert 200_000 - 10 <= len(words.visible) <= 200_000
    assert len(f"{words.visible} {words.cut}".split()) == 50_000


def test_a_picture_inside_the_page_does_not_push_words_out() -> None:
    words = html_words(f"<p>before <img src='data:image/png;base64,{'A' * 300_000}'> after</p>")
    assert words.visible == "before after"
