"""Text under right, wrong, missing and invented names of charsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.charset_names import codec_of
from production.channels.email.charsets import decode_text
from production.channels.email.vietnamese import TABLES

RUSSIAN = "Здравствуйте, где заказ?"


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        (name, codec)
        for codec, names in {
            "cp1251": "cp-1251 windows1251 win-1251 WIN1251 x-cp1251 windows_1251 cp1251 ansi-1251 Windows-CP1251",
            "cp1252": "ansi latin1 latin-1 iso8859-1 iso-8859-1 iso_8859_1 iso88591 x-ansi cp-1252 cp28591",
            "iso8859_15": "iso8859_15 iso-8859-15 ISO8859-15 latin9 latin-9 28605",
            "utf_8": "utf8 UTF-8 utf_8 cp65001 65001 unicode-1-1-utf-8 x-utf-8 charset=utf-8",
            "utf_16": "unicode utf-16 utf16 ucs-2 iso-10646-ucs-2",
            "cp949": "ks_c_5601 ks_c_5601-1987 euc-kr x-windows-949 cp949 ms949 ksc5601 korean",
            "gb18030": "gb2312 gbk x-gbk cn-gb gb18030 cp936 windows-936 GB_2312-80 euc-cn",
            "cp932": "shift_jis sjis x-sjis shift-jis windows-31j ms932 cp932 x-ms-cp932 ms_kanji",
            "iso2022_jp": "iso-2022-jp iso-2022-jp-ms iso2022jp_ext cp50220 cp50221 csISO2022JP ISO-2022-JP-1",
            "big5hkscs": "big5 big-5 cn-big5 cp950 x-windows-950 big5-hkscs x-x-big5",
            "cp1258": "windows-1258 cp1258 x-windows-1258",
            "viscii": "viscii VISCII1.1-1 csVISCII",
            "tcvn": "tcvn tcvn-5712 TCVN5712-1",
            "mac_roman": "macintosh x-mac-roman mac macroman",
            "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
            "mac_latin2": "x-mac-ce x-mac-centraleurroman",
            "cp850": "ibm850 cp-850 ibm-850 ibm00850",
            "cp866": "ibm866 dos-866 cp866",
            "cp874": "windows-874 tis-620 iso-8859-11 x-windows-874",
            "koi8_r": "koi8-r koi8r koi8 cp20866",
            "koi8_u": "koi8-u koi8-ru",
            "iso8859_8": "iso-8859-8-i iso-8859-8 iso-8859-8-e",
            "cp1254": "iso-8859-9 latin5 windows-1254",
        }.items()
        for name in names.split()
    ]
    + [("iso 8859 1", "cp1252"), ("utf-8 ;", "utf_8"), ("'utf-8'", "utf_8"), (" UTF - 8 ", "utf_8")],
)
def test_nicknames(name: str, codec: str) -> None:
    assert codec_of(name) == codec


@pytest.mark.parametrize(
    "name",
    [
        "zip",
        "zlib",
        "hex",
        "rot13",
        "rot_13",
        "idna",
        "punycode",
        "unicode_escape",
        "raw-unicode-escape",
        "base64",
        "bz2",
        "uu",
        "quopri",
        "undefined",
        "mbcs",
        "",
        "x-unknown",
        "x" * 10000,
        "\x00",
        "none",
    ],
)
def test_no_charset(name: str) -> None:
    assert codec_of(name) is None
    assert decode_text(b"+AOQ- Gr\xc3\xbc\xc3\x9fe \\u00e4", name) == "+AOQ- Grüße \\u00e4"


@pytest.mark.parametrize(
    "declared",
    [
        "utf-8",
        "us-ascii",
        "iso-8859-1",
        "windows-1252",
        "windows-1251",
        "koi8-r",
        "gb2312",
        "gbk",
        "big5",
        "shift_jis",
        "euc-kr",
        "euc-jp",
        "iso-2022-jp",
        "utf-7",
        "hz-gb-2312",
        "x-unknown",
        "zip",
        "macintosh",
        "ibm850",
        None,
    ],
)
@pytest.mark.parametrize(
    "text", ["价格是多少请尽快回复", "Grüße, żółw", RUSSIAN, "Ça coûte 5 €", "注文はどこですか 👍"]
)
def test_utf8_wins_under_any_label(declared: str | None, text: str) -> None:
    assert decode_text(text.encode(), declared) == text


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("gb2312", "gb18030", "模"),  # its bytes happen to be valid UTF-8
        ("gb2312", "gb18030", "订单问题"),
        ("big5", "big5", "訂單問題"),
        ("shift_jis", "cp932", "①番の㈱テスト ﾃｽﾄ"),
        ("euc-jp", "euc_jp", "注文の件"),
        ("ks_c_5601", "cp949", "똠방각하"),
        ("cp-1251", "cp1251", RUSSIAN),
        ("windows-1255", "cp1255", "איפה ההזמנה"),
        ("iso-8859-8-i", "iso8859_8", "איפה ההזמנה"),
        ("viscii", "viscii", "Chào các bạn, đơn hàng ở đâu?"),
        ("tcvn", "tcvn", "Chào các bạn, đơn hàng ở đâu?"),
        ("x-mac-cyrillic", "mac_cyrillic", RUSSIAN),
        ("ibm850", "cp850", "Grüße"),
        ("hz-gb-2312", "hz", "订单"),
        ("iso-2022-kr", "iso2022_kr", "주문"),
        ("utf-7", "utf-7", "Grüße"),
        ("utf-16", "utf-16", "Grüße"),
        ("utf-16", "utf-16-le", "Grüße"),
        ("utf-16", "utf-16-be", "Grüße"),
        ("unicode", "utf-16-le", "Grüße"),
        ("unicode", "utf-8", "Grüße"),
        (None, "utf-16-be", "Where is it?"),
        (None, "utf-32", "Where is it?"),
        ("us-ascii", "cp1252", "Grüße \u2013 \u201cgut\u201d"),
        ("iso-8859-1", "cp1252", "5 € \u2013"),
        ("iso-8859-2", "cp1250", "Žluťoučký kůň \u2013 „ahoj“"),
        ("iso-8859-2", "iso8859_2", "Žluťoučký\x85kůň"),
        ("iso-8859-7", "cp1253", "Πού είναι η „παραγγελία“"),
        ("iso-8859-8", "cp1255", "איפה \u2013 ההזמנה"),
        ("iso-8859-15", "cp1252", "Zoë \u2013 5 €"),
        ("iso-8859-15", "iso8859_15", "Zoë, 5 €"),
    ],
)
def test_the_declared_one(declared: str | None, codec: str, text: str) -> None:
    table = TABLES.get(codec)
    data = bytes(map(table.index, text)) if table else text.encode(codec)
    assert decode_text(data, declared) == text


@pytest.mark.parametrize("declared", ["windows-1258", "cp1258"])
def test_vietnamese_marks_become_one_with_their_letters(declared: str) -> None:
    text = "Chào các bạn"
    marks = unicodedata.normalize("NFD", "các bạn")
    assert decode_text("Chào ".encode("cp1258") + marks.encode("cp1258"), declared) == text


@pytest.mark.parametrize(
    "declared", ["iso-2022-jp", "iso-2022-jp-ms", "cp50220", "us-ascii", "utf-8", "iso-8859-1", None]
)
@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("お世話になります".encode("iso2022_jp"), "お世話になります"),
        (b"\x1b$B-!HV$N-j\x1b(B ok", "①番の㈱ ok"),
        (b"\x1b$@$3$N\x1b(J", "この"),
        (b"\x1b(IC=D\x1b$B$G$9\x1b(B", "ﾃｽﾄです"),
        (b"\x1b(B\x0eC=D\x0f abc \x1b$B$G$9\x1b(B", "ﾃｽﾄ abc です"),
        (b"\x1b$B|q\x1b(B", "\u2170"),
        (b"\x1b$B$G$9", "です"),
        ("丂".encode("iso2022_jp_ext"), "丂"),
    ],
)
def test_japanese_of_seven_bits(declared: str | None, data: bytes, text: str) -> None:
    assert decode_text(data, declared) == text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", RUSSIAN),
        ("gb18030", "请问我的订单什么时候发货?谢谢"),
        ("cp932", "お世話になっております。"),
        ("cp1253", "Πού είναι η παραγγελία μου;"),
        ("cp1252", "Où est ma commande ? Été, Grüße"),
        ("gb18030", "订单在哪里？谢谢您的帮助"),
        ("koi8_r", "Где мой заказ? Спасибо"),
        ("cp874", "คำสั่งซื้ออยู่ที่ไหน"),
    ],
)
def test_without_any_declaration(codec: str, text: str) -> None:
    assert decode_text(text.encode(codec), None) == text


@pytest.mark.parametrize(("fallback", "text"), [("gb2312", "订单问题"), ("koi8-r", "Вопрос"), ("euc-kr", "문의")])
def test_the_charset_of_the_mail_around_it(fallback: str, text: str) -> None:
    assert decode_text(text.encode(fallback), None, fallback) == text
    assert decode_text(text.encode(fallback), "us-ascii", fallback) == text


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("Grüße aus Köln und Österreich".encode() + b"\xc3", "utf-8", "Grüße aus Köln und ÖsterreichÃ"),
        ("价格是多少请尽快回复".encode("gbk")[:-1], "gbk", "价格是多少请尽快回\ufffd"),
        (b"one \xff two", "utf-8", "one ÿ two"),
        (b"a\x00b", None, "ab"),
    ],
)
def test_a_few_broken_characters_break_nothing_else(data: bytes, declared: str | None, text: str) -> None:
    assert decode_text(data, declared) == text


_NAMES = st.sampled_from(
    ["utf-8", "utf-7", "utf-16", "gb2312", "iso-2022-jp", "hz", "viscii", "zip", "idna", "big5", "", "cp037"]
)


@given(st.binary(max_size=80) | st.text().map(lambda text: text.encode("utf-16", "replace")), _NAMES, _NAMES)
def test_any_bytes_become_text_that_can_be_stored(data: bytes, declared: str, fallback: str) -> None:
    text = decode_text(data, declared, fallback)
    assert "\x00" not in text
    text.encode()


_ESCAPES = st.sampled_from(
    [b"\x1b$B", b"\x1b(B", b"\x1b(I", b"\x1b$(D", b"\x1b$)C", b"\x0e", b"\x0f", b"$G", b"\xff", b"\x1b"]
)


@given(st.lists(_ESCAPES, max_size=20).map(b"".join))
def test_any_escapes(data: bytes) -> None:
    decode_text(data, "iso-2022-jp").encode()


@pytest.mark.parametrize("declared", ["utf-16", "utf-16le", "utf-16be", "utf-32"])
def test_a_stray_zero_makes_no_wide_charset(declared: str) -> None:
    assert decode_text("Größe\0 der Lieferung, заказ 4711".encode(), declared) == "Größe der Lieferung, заказ 4711"


@pytest.mark.parametrize("text", ["Größe der Lieferung", "заказ номер 4711 где", "订单 在哪里？ 4711"])
def test_a_wide_charset_is_read_as_declared(text: str) -> None:
    assert decode_text(text.encode("utf-16-le"), "utf-16le") == text


@pytest.mark.parametrize("around", ["utf-16", "utf-16le", "utf-16be"])
def test_the_mail_around_makes_no_wide_text_of_another_part(around: str) -> None:
    assert decode_text(b"Where is it? \xfc!!", None, around) == "Where is it? ü!!"
