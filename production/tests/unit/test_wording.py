"""Every text exists in every language, with the same placeholders, and is written in that language."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from production.channels.registry import channels
from production.schemas.delivery import RenderContext
from production.schemas.ids import Channel
from production.schemas.wording import Reason, Wording, wording_accepted, wording_in, wording_of, wordings
from production.text.language import language_of

PROMISED = {"en", "de", "es", "fr", "pt", "it", "nl", "pl", "tr", "ar", "hi", "ur"}
TAGS = tuple(wordings())


def placeholders(wording: Wording) -> dict[str, set[str]]:
    """Names in braces by the path of the text."""

    def walk(path: str, node: Any) -> dict[str, set[str]]:
        if isinstance(node, dict):
            return {name: names for key, below in node.items() for name, names in walk(f"{path}.{key}", below).items()}
        return {path: {field for _, field, _, _ in Formatter().parse(str(node)) if field is not None}}

    return walk("", wording.model_dump(mode="json", exclude={"tag", "name", "right_to_left"}))


def context(tag: str) -> RenderContext:
    return RenderContext(ticket_number="TKT-0006", company="TechCorp", customer_name="Lisa Chen", language=tag)


def test_the_promised_languages_are_there() -> None:
    assert set(TAGS) >= PROMISED


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_has_the_placeholders_of_the_english_one(tag: str) -> None:
    found, english = placeholders(wordings()[tag]), placeholders(wordings()["en"])
    assert found.keys() == english.keys()
    assert not [path for path in found if found[path] | {"name"} != english[path] | {"name"}]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("style", ["letter", "short"])
def test_every_reason_is_told_in_its_language(tag: str, style: str) -> None:
    texts: dict[Reason, str] = getattr(wordings()[tag], style)
    assert {reason: language_of(texts[reason]) for reason in Reason} == dict.fromkeys(Reason, tag)


@pytest.mark.parametrize("tag", TAGS)
def test_chats_are_told_in_fewer_words(tag: str) -> None:
    wording = wordings()[tag]
    assert not [reason for reason in Reason if len(wording.short[reason]) >= len(wording.letter[reason])]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("channel", channels())
def test_the_ticket_number_stands_in_every_reply(tag: str, channel: Channel) -> None:
    wording, spec = wordings()[tag], channels()[channel]
    rendered = spec.render(wording.says(Reason.LANGUAGE, chat=spec.chat), context(tag))
    assert (len(rendered.parts), rendered.over_limit) == (1, False)
    assert "TKT-0006" in rendered.parts[0]


@pytest.mark.parametrize("tag", TAGS)
def test_a_mail_of_ours_tells_its_language(tag: str) -> None:
    wording = wordings()[tag]
    (letter,) = channels()[Channel.EMAIL].render("x", context(tag)).parts
    code = wording.code.text.format(code="01234567", company="TechCorp", minutes=10)
    assert (wording_in(letter), wording_in(code)) == (wording, wording)


def test_an_unknown_language_gets_english() -> None:
    assert wording_of("sv").tag == wording_of(None).tag == "en"


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("sv,ar;q=0.4,ur;q=0.7", "ur"),
        ("ur-Latn", "ur-Latn"),
        ("sv", "en"),
        ("*;q=x, ,;;", "en"),
        (None, "en"),
    ],
)
def test_a_browser_is_answered_in_the_language_it_wants_most(header: str | None, tag: str) -> None:
    assert wording_accepted(header).tag == tag


def test_the_pages_speak_the_languages_of_our_mails(repository: Path) -> None:
    """Those of these files that a browser asks for: Urdu in Latin letters is of chats."""
    listed = (repository / "web-form" / "src" / "texts" / "languages.ts").read_text()
    pages = re.findall(r"^  ([\w-]+): \{ name: '[^']+', direction: '(ltr|rtl)'", listed, re.MULTILINE)
    mails = {tag: "rtl" if wording.right_to_left else "ltr" for tag, wording in wordings().items()}
    assert dict(pages) == {tag: direction for tag, direction in mails.items() if tag != "ur-Latn"}


@pytest.mark.parametrize("channel", list(channels()))
@pytest.mark.parametrize("tag", TAGS)
def test_what_is_framed_already_is_not_framed_twice(channel: Channel, tag: str) -> None:
    """Also where a person sends what was written for them, whose language nobody names then."""
    render = channels()[channel].render
    [once] = render("Open Boards.", context(tag)).parts
    assert render(once, context("en")).parts == (once,)


def test_a_greeting_in_other_words_stays_the_only_one() -> None:
    [letter] = channels()[Channel.EMAIL].render("Dear Ms Chen,\n\nOpen Boards.", context("en")).parts
    assert letter.startswith("Dear Ms Chen,\n\nOpen Boards.\n\nBest regards,")
