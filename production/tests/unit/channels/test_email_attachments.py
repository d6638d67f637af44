"""Files of a mail: what they are called, where they hide; what is fetched later is what was listed."""

from __future__ import annotations

import base64
import binascii

import pytest

from production.channels.email.files import files_of
from production.channels.email.mime import attachments_of, read
from production.channels.email.parse import parse_email
from production.schemas.envelope import MessageKind
from production.tests.unit.channels.mails import mail, multipart

TEXT = "Content-Type: text/plain; charset=utf-8\n\nsee the file"
CODED = base64.b64encode("Angebot März.pdf".encode()).decode()


def listed(raw: bytes) -> list[tuple[str, bytes]]:
    """Names with contents, as they are listed first and fetched later."""
    found = attachments_of(read(raw))
    contents = files_of(raw)
    assert [each.size_bytes for each in found] == [len(content) for content in contents]
    return [(each.name, content) for each, content in zip(found, contents, strict=True)]


def name_of(disposition: str, kind: str = "application/pdf") -> str:
    disposition = f"Content-Disposition: {disposition}\n" if disposition else ""
    return listed(multipart("mixed", TEXT, f"Content-Type: {kind}\n{disposition}\n%PDF"))[0][0]


@pytest.mark.parametrize(
    "disposition",
    [
        'attachment; filename="Angebot März.pdf"',
        "attachment; filename=Angebot März.pdf",
        "attachment; filename='Angebot März.pdf'",
        'attachment filename="Angebot März.pdf"',
        'attachment; filename="Angebot März.pdf" (the offer)',
        "attachment; filename=Angebot März.pdf (the offer)",
        "attachment; filename=Angebot März.pdf; size=4",
        "attachment; size=4; FILENAME=Angebot März.pdf",
        "attachment; filename=Angebot März.pdf size=4",
        'attachment; filename="Angebot März.pdf',
        f'attachment; filename="=?utf-8?B?{CODED}?="',
        f"attachment; filename==?utf-8?B?{CODED}?=",
        'attachment; filename="=?utf-8?Q?Angebot_M=C3=A4rz.pdf?="',
        'attachment; filename="=?iso-8859-1?Q?Angebot?= =?iso-8859-1?Q?_M=E4rz.pdf?="',
        f'attachment; filename*0="=?utf-8?B?{CODED[:9]}"; filename*1="{CODED[9:]}?="',
        "attachment; filename*=utf-8''Angebot%20M%C3%A4rz.pdf",
        "attachment; filename*=UTF-8'de'Angebot%20M%C3%A4rz.pdf",
        "attachment; filename*=\"UTF-8''Angebot%20M%C3%A4rz.pdf\"",
        "attachment; filename*=iso-8859-1''Angebot%20M%E4rz.pdf",
        "attachment; filename*=''Angebot%20M%C3%A4rz.pdf",
        "attachment; filename*=Angebot%20M%C3%A4rz.pdf",
        "attachment; filename=\"Angebot M_rz.pdf\"; filename*=utf-8''Angebot%20M%C3%A4rz.pdf",
        "attachment; filename*=utf-8''Angebot%20M%C3%A4rz.pdf; filename=other.pdf",
        "attachment; filename*0*=utf-8''Angebot%20M%C3; filename*1*=%A4rz.pdf",
        "attachment; filename*1*=%A4rz.pdf; filename*0*=utf-8''Angebot%20M%C3",
        "attachment; filename*0*=utf-8''Angebot%20M; filename*1*=%C3%A4; filename*2=\"rz.pdf\"",
        "attachment; filename=\"Angebot März.pdf\"; filename*=zip''%ff%fe%00",
        'attachment; filename="C:\\Users\\Ada\\Angebot März.pdf"',
        'attachment; filename="../../Angebot März.pdf"',
        'attachment; filename="\\\\server\\share\\Angebot März.pdf"',
        'attachment; filename="Angebot M\u202eärz.pdf"',
        'attachment; filename="Angebot\u200b März.pdf"',
        'attachment; filename="Angebot  März.pdf "',
        'attachment;\n filename="Angebot\n März.pdf"',
        'attachment; filename="Angebot Ma\u0308rz.pdf"',
        'attachment; name="Angebot März.pdf"',
    ],
)
def test_names_as_they_are_written(disposition: str) -> None:
    assert name_of(disposition) == "Angebot März.pdf"


@pytest.mark.parametrize(
    ("disposition", "kind", "name"),
    [
        ("", 'application/pdf; name="a.pdf"', "a.pdf"),
        ("attachment", "application/pdf; name==?utf-8?Q?a.pdf?=", "a.pdf"),
        ('attachment; filename=""', 'application/pdf; name="a.pdf"', "a.pdf"),
        ('attachment; filename="..."', "application/pdf", "attachment-1.pdf"),
        ('attachment; filename="/"', "application/pdf", "attachment-1.pdf"),
        ("attachment", "image/svg+xml", "attachment-1.svgxml"),
        ("attachment", "application/octet-stream", "attachment-1.bin"),
        ("attachment", "text/plain", "attachment-1.txt"),
        ('attachment; filename="a"b".pdf"', "application/pdf", "a"),
        ('attachment; filename="a\\"b.pdf"', "application/pdf", 'a"b.pdf'),
        ('attachment; filename="a;b.pdf"', "application/pdf", "a;b.pdf"),
        ('attachment; filename="report (1).pdf"', "application/pdf", "report (1).pdf"),
        ("attachment; filename=report (1).pdf", "application/pdf", "report (1).pdf"),
        ("attachment; filename=a%20b.pdf", "application/pdf", "a%20b.pdf"),
        (f'attachment; filename="{"long " * 100}.pdf"', "application/pdf", ("long " * 100)[:196] + ".pdf"),
        (f"attachment; filename*=utf-8''{'%C3%A4' * 500}.pdf", "application/pdf", "ä" * 196 + ".pdf"),
    ],
)
def test_other_names(disposition: str, kind: str, name: str) -> None:
    assert name_of(disposition, kind) == name


def test_a_name_in_the_charset_of_the_mail() -> None:
    raw = multipart("mixed", TEXT.replace("utf-8", "gb2312"), "Content-Type: application/pdf; name=NAME\n\n%PDF")
    assert parse_email(raw.replace(b"NAME", "报价.pdf".encode("gbk"))).attachments[0].name == "报价.pdf"


def test_types_can_be_stored() -> None:
    raw = multipart(
        "mixed", TEXT, "Content-Type: application/x\0y\ud800z; name=a\n\nx".encode("utf-8", "replace").decode()
    )
    assert parse_email(raw).attachments[0].content_type.isascii()


INNER = "From: bob@example.com\nSubject: =?utf-8?Q?Re:_Gr=C3=BC=C3=9Fe/2?=\n\ninner text\n"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("7bit", INNER),
        ("base64", base64.encodebytes(INNER.encode()).decode()),
        ("quoted-printable", INNER.replace("=", "=3D")),
        ("base64", INNER),
    ],
)
@pytest.mark.parametrize("kind", ["message/rfc822", "MESSAGE/RFC822; x=y", "message/global"])
def test_an_attached_mail_is_kept_decoded(kind: str, encoding: str, body: str) -> None:
    raw = multipart("mixed", TEXT, f"Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n{body}")
    ((name, content),) = listed(raw)
    assert (name, content.replace(b"\r\n", b"\n").strip()) == ("Re: Grüße-2.eml", INNER.strip().encode())
    assert parse_email(raw).visible_text == "see the file"


@pytest.mark.parametrize(("declared", "name"), [('name="a.eml"', "a.eml"), ('name="Re: help"', "Re: help.eml")])
def test_an_attached_mail_with_a_name(declared: str, name: str) -> None:
    assert listed(multipart("mixed", TEXT, f"Content-Type: message/rfc822; {declared}\n\n{INNER}"))[0][0] == name


def test_the_files_of_an_attached_mail_stay_inside_it() -> None:
    inner = (
        multipart("mixed", TEXT, "Content-Type: application/pdf; name=a.pdf\n\n%PDF").decode().replace("frontier", "b2")
    )
    raw = multipart("mixed", TEXT, f"Content-Type: message/rfc822\n\n{inner}")
    assert [name for name, _ in listed(raw)] == ["Printer.eml"]


def uuencoded(content: bytes, name: str, mode: str = "644") -> str:
    lines = "".join(binascii.b2a_uu(content[at : at + 45]).decode() for at in range(0, len(content), 45))
    return f"begin {mode} {name}\n{lines}`\nend\n"


FILE = bytes(range(256)) * 3


@pytest.mark.parametrize(
    ("body", "text", "files"),
    [
        (f"Hello,\n\n{uuencoded(FILE, 'a b.bin')}\nThanks", "Hello,\n\nThanks", [("a b.bin", FILE)]),
        (uuencoded(FILE, "a.bin"), "", [("a.bin", FILE)]),
        (f"x\n{uuencoded(b'one', 'a')}{uuencoded(b'two', 'a', '0755')}y", "x\ny", [("a", b"one"), ("a", b"two")]),
        (f"x\n{uuencoded(FILE, 'a.bin').removesuffix('end' + chr(10))}", "x", [("a.bin", FILE)]),
        ("begin 644 things\nhello there\nend", "begin 644 things\nhello there\nend", []),
        ("I begin 644 times", "I begin 644 times", []),
    ],
)
def test_uuencoded_files_in_a_text(body: str, text: str, files: list[tuple[str, bytes]]) -> None:
    raw = mail(body)
    assert (parse_email(raw).visible_text, listed(raw)) == (text, files)


PICTURE = base64.b64encode(b"\x89PNG" + bytes(60)).decode()


@pytest.mark.parametrize(
    ("html", "names"),
    [
        (f"<img src='data:image/png;base64,{PICTURE}'>", ["picture-1.png"]),
        (f'<img src="data:image/png;base64,{PICTURE[:40]}\n {PICTURE[40:]}">', ["picture-1.png"]),
        (f"<img src=data:image/png;base64,{PICTURE} alt=x>", ["picture-1.png"]),
        (f"<img src='data:image/svg+xml;charset=utf-8;base64,{PICTURE}'>", ["picture-1.svg"]),
        (f"<td style='background:url(data:image/gif;base64,{PICTURE})'></td>" * 2, ["picture-1.gif", "picture-2.gif"]),
        ("<img src='data:image/gif;base64,'>", []),
        ("<img src='data:image/svg+xml,%3Csvg%3E'>", []),
        (f"<p>data:image/png;base64,{PICTURE}</p>", []),
    ],
)
def test_pictures_written_into_html(html: str, names: list[str]) -> None:
    raw = mail(f"<p>Look:</p>{html}<p>Thanks</p>", content_type="text/html")
    assert [name for name, _ in listed(raw)] == names
    assert parse_email(raw).visible_text.endswith("Thanks")


def test_text_behind_a_large_picture_is_read() -> None:
    raw = mail(f"<img src='data:image/png;base64,{PICTURE * 20_000}'><p>Where is it?</p>", content_type="text/html")
    assert parse_email(raw).visible_text == "Where is it?"


def test_more_files_than_anybody_looks_at_end_in_a_note() -> None:
    part = "Content-Type: application/pdf; name={}.pdf\n\n%PDF"
    files = listed(multipart("mixed", TEXT, *(part.format(number) for number in range(150))))
    assert (len(files), files[98][0], files[99][0]) == (100, "98.pdf", "51 more files.txt")
    assert files[99][1].decode().split() == [f"{number}.pdf" for number in range(99, 150)]


def test_tnef_is_kept() -> None:
    part = (
        "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgEAAZAAAAEAAAA="
    )
    assert listed(multipart("mixed", "Content-Type: text/plain\n\n", part)) == [
        ("winmail.dat", bytes.fromhex("789f3e2201000190000001000000"))
    ]


TNEF = "Content-Type: application/ms-tnef; name=winmail.dat\n\nx"
OPAQUE = "Content-Type: application/pkcs7-mime; name=smime.p7m; smime-type=enveloped-data\n\nx"
PGP = ("Content-Type: application/pgp-encrypted\n\nVersion: 1", "Content-Type: application/octet-stream\n\nx")
NOTHING = "Content-Type: text/plain\n\n"


@pytest.mark.parametrize(
    "raw",
    [
        multipart("mixed", NOTHING, TNEF),
        multipart("mixed", NOTHING, OPAQUE),
        mail("MIAGCSqGSIb3DQEHA6CAMIACAQAx", content_type="application/pkcs7-mime; smime-type=enveloped-data"),
        multipart("encrypted", *PGP),
        mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"),
    ],
)
def test_what_is_sealed_is_for_a_person(raw: bytes) -> None:
    assert parse_email(raw).kind is MessageKind.UNREADABLE


def test_words_beside_what_is_sealed_are_answered() -> None:
    assert parse_email(multipart("mixed", TEXT, TNEF)).kind is MessageKind.MESSAGE


CELLS = "<tr>" + "<td style='border:1px solid #ccc; padding:2px; font-family:Calibri'>12,50</td>" * 8 + "</tr>"


@pytest.mark.parametrize(
    "before",
    [
        f"<table>{CELLS * 500}</table>",
        f"<style>{'p { color: red }' * 20_000}</style>",
        "<p data-x='" + "y" * 300_000 + "'>x</p>",
        "<!--[if mso]>" + "<w:x/>" * 60_000 + "<![endif]-->",
    ],
)
def test_words_behind_much_source_are_read(before: str) -> None:
    parsed = parse_email(mail(f"<p>Hello,</p>{before}<p>Why does the import fail?</p>", content_type="text/html"))
    assert parsed.visible_text.endswith("Why does the import fail?")
    assert parsed.kind is MessageKind.MESSAGE


@pytest.mark.parametrize(
    "raw",
    [
        mail("> x\n" * 60_000 + "Why does the import fail?"),
        mail("x" * 1_200_000),
        mail("<p>" + "<b>x</b> " * 130_000 + "</p>", content_type="text/html"),
    ],
)
def test_what_is_not_read_to_its_end_is_for_a_person(raw: bytes) -> None:
    assert parse_email(raw).kind is MessageKind.UNREADABLE
