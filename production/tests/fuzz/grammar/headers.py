"""The other headers: subjects, ids, signs of machines and lists, folding, 8-bit, duplicates, absurd lengths."""

from __future__ import annotations

from production.tests.fuzz.grammar.pen import Pen

_SUBJECTS = {
    "plain": "Subject: Where is my export?",
    "encoded": "Subject: =?utf-8?b?V28gaXN0IG1laW4gRXhwb3J0w58=?=",
    "split character": "Subject: =?utf-8?b?w?= =?utf-8?b?58=?=",
    "unknown charset": "Subject: =?bogus?q?=ff=00?= =?rot13?b?////?=",
    "broken words": "Subject: =?utf-8?x?a?= =?utf-8?q?=?= =?? =?=?utf-8?b?=?=",
    "8-bit": "Subject: gr\udcfc\udce4\udcff",
    "NUL": "Subject: a\x00b\x07\x1b",
    "reply": "Subject: AW: [EXTERNAL] RE: Re[2]: export",
    "bounce": "Subject: Undelivered Mail Returned to Sender",
    "vacation": "Subject: Automatic reply: Out of office",
    "forward": "Subject: Fwd: WG: export",
    "folded": "Subject: a\r\n b\r\n\tc",
    "folded to nothing": "Subject:\r\n \r\n ",
    "empty": "Subject:",
    "no space": "Subject:x",
    "line break in a word": "Subject: =?utf-8?q?a=0D=0ABcc:=20x@evil.example?=",
}
_IDS = {
    "plain": "Message-ID: <{n}@customer.example>",
    "ours": "Message-ID: <fte.{n}@techcorp.example>",
    "none": "",
    "no brackets": "Message-ID: {n}@customer.example",
    "spaces": "Message-ID: < {n}\r\n @customer.example >",
    "nested": "Message-ID: <<{n}@x>>",
    "empty": "Message-ID: <>",
    "odd": "Message-ID: <{n}\x00\udcff@[127.0.0.1]> (comment <a@b>)",
    "two": "Message-ID: <a{n}@x> <b{n}@x>",
}
_THREADS = {
    "none": "",
    "reply": "In-Reply-To: <fte.1@techcorp.example>\r\nReferences: <a@x> <fte.1@techcorp.example>",
    "broken": "In-Reply-To: your mail of Monday <x\r\nReferences: , <a@x><b@x>;\t<c",
    "NUL": "References: <a\x00b@x>",
    "thousands": "References:" + " <a{n}@x>" * 900,
}
_MACHINES = {
    "vacation": "Auto-Submitted: auto-replied (vacation)\r\nPrecedence: bulk",
    "vacation of old": "X-Autoreply: yes\r\nReturn-Path: <>",
    "bounce": "Return-Path: <>\r\nX-Failed-Recipients: x@y.example",
    "list": "List-Id: <l.example>\r\nList-Unsubscribe: <mailto:x@y>\r\nList-Post: <mailto:l@y>\r\nPrecedence: list",
    "loop": "X-FTE-Loop: 1",
    "no": "Auto-Submitted: no",
    "odd": "Auto-Submitted: \x00auto-\udcff;;;",
    "form": "Reply-To: Ada <ada@customer.example>\r\nX-Original-From: x",
    "reply-to of many": "Reply-To: a@b.example, <c@d.example>, (",
    "sender": "Sender: other@evil.example\r\nX-Original-Sender: x@y.example",
}
_JUNK = {
    "space before the colon": "Subject : x",
    "no colon": "this is no header",
    "empty name": ": x",
    "NUL name": "X\x00Y: z",
    "8-bit name": "X-\udcff: z",
    "spaces": "  leading",
    "from line": "From ada@customer.example Mon Mar  2 10:14:00 2026",
    "second type": "Content-Type: application/octet-stream",
    "second encoding": "Content-Transfer-Encoding: base64",
    "bare returns": "X-A: b\rX-C: d",
}


def about(pen: Pen) -> list[str]:
    """Everything but sender, verdict and content."""
    number = pen.rng.getrandbits(40)
    chosen = [pen.named("subject", _SUBJECTS)]
    chosen.append((_IDS["plain"] if pen.chance(0.6) else pen.named("id", _IDS)).format(n=number))
    chosen += [pen.named("thread", _THREADS).format(n=number)] if pen.chance(0.3) else []
    chosen += [pen.named("machine", _MACHINES)] if pen.chance(0.15) else []
    chosen.append(
        pen.pick(["To: support@techcorp.example", "To: <support@techcorp.example>, x@y.example", "", "To: ,;<"])
    )
    chosen.append(pen.pick(["Date: Mon, 2 Mar 2026 10:14:00 +0100", "Date: Never, 99 Foo -1 99:99", "", "Date:"]))
    chosen += [f"X-Odd: {pen.odd()}{'y' * pen.long()}" for _ in range(pen.rng.randint(0, pen.size))]
    pen.rng.shuffle(chosen)
    return [each for each in chosen if each]


def junk(pen: Pen) -> list[str]:
    """Lines that break the headers; they stand below all the others, and what follows is not sound."""
    if not pen.chance(0.04):
        return []
    pen.sound = False
    return [pen.named("junk", _JUNK)]
