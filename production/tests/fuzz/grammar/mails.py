"""Whole mails."""

from __future__ import annotations

from random import Random

from production.tests.fuzz.grammar import headers
from production.tests.fuzz.grammar.charsets import Charset, charset
from production.tests.fuzz.grammar.letters import Letter, letter, plain
from production.tests.fuzz.grammar.pages import page
from production.tests.fuzz.grammar.parts import Part, file_part, line, multipart, text_part, untyped
from production.tests.fuzz.grammar.pen import Pen
from production.tests.fuzz.grammar.sample import Mail
from production.tests.fuzz.grammar.senders import author
from production.tests.fuzz.grammar.swollen import swollen_header, swollen_html, swollen_text
from production.tests.fuzz.grammar.verdicts import verdict

_DEEP = 30
"""Multiparts around each other, of which no reader follows all; real mail has fewer than ten."""
_SWOLLEN = 0.003
"""Of the texts and of the mails: one takes as long as hundreds of others."""


def mail(rng: Random, size: int = 3) -> Mail:
    """One mail of `size`, from 0: how many productions may stand beside each other."""
    pen = Pen(rng, size)
    writer = author(pen)
    ours = verdict(pen, writer.address or "", writer.domain)
    coding = charset(pen)
    pen.exotic = coding.letters
    content, bare = _content(pen, coding)
    around = [*headers.about(pen), *writer.lines, *content.headers]
    around += [swollen_header(pen)] if pen.chance(_SWOLLEN) else []
    pen.rng.shuffle(around)
    end = b"\n" if pen.chance(0.1) else b"\r\n"
    head = Part([*ours.lines, *around, *headers.junk(pen)], content.body)
    believed = ours.passes and writer.address is not None and "swollen: From" not in pen.used  # that makes two of them
    return Mail(
        head.whole(end),
        own=tuple(pen.own),
        cited=tuple(pen.cited),
        sound=pen.sound,
        quotes=not bare,
        vouched=frozenset({writer.address.lower()} if believed and writer.address else ()),
        surely=believed and ours.gmail and writer.simple and pen.sound and not _passed_on(pen),
        never=frozenset(writer.never),
        used=tuple(pen.used),
    )


def _passed_on(pen: Pen) -> bool:
    """Somebody else may stand behind it: then the sender is a claim."""
    return any(each.startswith("machine:") for each in pen.used) or "subject: forward" in pen.used


def _content(pen: Pen, coding: Charset) -> tuple[Part, bool]:
    if pen.chance(0.02):
        return untyped(pen), True
    words = letter(pen)
    make = pen.named("mail", _SHAPES)
    content = make(pen, words, coding)
    depth = pen.rng.randint(0, 2) if pen.chance(0.9) else pen.rng.randint(0, 10 * pen.size)
    pen.sound = pen.sound and depth < _DEEP
    for _ in range(depth):
        content = multipart(pen, pen.pick(["mixed", "related", "x-unknown"]), _shuffled(pen, [content]))
    return content, words.bare


def _shuffled(pen: Pen, parts: list[Part]) -> list[Part]:
    return [*parts, *(file_part(pen) for _ in range(pen.rng.randint(0, pen.size // 2)))]


def _plain(pen: Pen, words: Letter, coding: Charset) -> Part:
    more = "\n" + swollen_text(pen) if pen.chance(_SWOLLEN) else ""
    return text_part(pen, plain(pen, words) + more, coding)


def _html(pen: Pen, words: Letter, coding: Charset) -> Part:
    more = swollen_html(pen) if pen.chance(_SWOLLEN) else ""
    return text_part(pen, page(pen, words) + more, coding, "html")


def _alternative(pen: Pen, words: Letter, coding: Charset) -> Part:
    return multipart(pen, "alternative", [_plain(pen, words, coding), _html(pen, words, coding)])


def _stub(pen: Pen, words: Letter, coding: Charset) -> Part:
    """The plain half says nothing."""
    stub = pen.pick(
        ["", " \n", "This message is in HTML. Please view it in a modern mail program.", "\u200b", "&nbsp;"]
    )
    return multipart(pen, "alternative", [text_part(pen, stub, coding), _html(pen, words, coding)])


def _files(pen: Pen, words: Letter, coding: Charset) -> Part:
    return multipart(pen, "mixed", _shuffled(pen, [_alternative(pen, words, coding)]))


def _two_texts(pen: Pen, words: Letter, coding: Charset) -> Part:
    first = text_part(pen, plain(pen, words), coding, alone=False)
    second = text_part(pen, pen.sentence(pen.own), coding, pen.pick(["plain", "plain", "html"]), alone=False)
    return multipart(pen, "mixed", [first, file_part(pen), second])


def _related(pen: Pen, words: Letter, coding: Charset) -> Part:
    return multipart(pen, "related", _shuffled(pen, [_html(pen, words, coding)]), '; type="text/html"')


def _report(pen: Pen, words: Letter, coding: Charset) -> Part:
    status = b"Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    parts = [
        _plain(pen, words, coding),
        Part(["Content-Type: message/delivery-status"], pen.pick([status, b"", b"\xff:\r\n\r\n\r\n", status * 40])),
        Part(["Content-Type: text/rfc822-headers"], b"Message-ID: <fte.1@techcorp.example>\r\n"),
    ]
    return multipart(pen, "report", parts, pen.pick(["; report-type=delivery-status", "", "; report-type=\x00"]))


def _form_data(pen: Pen, words: Letter, coding: Charset) -> Part:
    return multipart(pen, "form-data", [_plain(pen, words, coding)])


def _signed(pen: Pen, words: Letter, coding: Charset) -> Part:
    signature = Part(["Content-Type: application/pgp-signature"], b"-----BEGIN PGP SIGNATURE-----\r\nx")
    return multipart(pen, "signed", [_plain(pen, words, coding), signature], "; micalg=pgp-sha1")


def _attached_mail(pen: Pen, words: Letter, coding: Charset) -> Part:
    inner = Part(["Content-Type: message/rfc822"], Part([*headers.about(pen), "From: x@y.example"], b"hello").whole())
    return multipart(pen, "mixed", [_plain(pen, words, coding), inner])


def _encoded_multipart(pen: Pen, words: Letter, coding: Charset) -> Part:
    """The multipart itself says that it is encoded, and is not."""
    content = _alternative(pen, words, coding)
    return Part(
        [*content.headers, pen.pick(["Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: 8bit"])],
        content.body,
    )


def _untyped(pen: Pen, words: Letter, coding: Charset) -> Part:
    """No Content-Type at all."""
    return Part([], line(plain(pen, words)))


_SHAPES = {
    "plain": _plain,
    "html": _html,
    "alternative": _alternative,
    "stub": _stub,
    "files": _files,
    "two texts": _two_texts,
    "related": _related,
    "report": _report,
    "form data": _form_data,
    "signed": _signed,
    "attached mail": _attached_mail,
    "encoded multipart": _encoded_multipart,
    "no type": _untyped,
}
