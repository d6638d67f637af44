"""The codec that is meant by what programs write as the name of a charset."""

from __future__ import annotations

import re
from encodings.aliases import aliases

_NO_CHARSETS = frozenset(
    {"base64_codec", "bz2_codec", "hex_codec", "quopri_codec", "rot_13", "uu_codec", "zlib_codec", "mbcs"}
)
_WITHOUT_ALIAS = (
    "cp720 cp737 cp856 cp874 cp875 cp1006 koi8_t koi8_u mac_arabic mac_croatian mac_farsi mac_romanian viscii tcvn"
)

# What is meant by a name is a superset of what it stands for, or something that Python calls otherwise.
_WIDER = {
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    **dict.fromkeys(
        ("iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext", "iso2022_jp_2004"), "iso2022_jp"
    ),
}
_NICKNAMES = {
    "latin_1": "ansi western westerneuropean iso",
    "utf_8": "utf unicode11utf8 unicode20utf8 utf8mb4 unicodeutf8",
    "utf_7": "unicode11utf7 unicode20utf7",
    "utf_16": "unicode ucs2 iso10646ucs2 unicodefffe",
    "gb2312": "cngb gb simplifiedchinese chinese mswin936 macchinesesimp macgb2312",
    "big5": "cnbig5 chinesebig5 big5eten macchinesetrad",
    "euc_kr": "ksc korean mswin949 mackorean ksc5601 ksx1001",
    "shift_jis": "sjis shift sjisopen sjiswin mswin31j windows31j macjapanese japanese ms",
    "euc_jp": "eucjpms eucjpwin eucjpopen",
    "iso2022_jp": "iso2022jpms iso2022 jis jis7 jis8 junet",
    "iso8859_8": "iso88598i iso88598e logical visual",
    "koi8_u": "koi8ru koi8uk",
    "koi8_r": "koi8 koi",
    "cp1251": "cyrillicwindows wincyr",
    "mac_roman": "mac macos macwestern",
    "mac_latin2": "macce maccentraleurroman maceastern",
    "mac_cyrillic": "macukrainian",
    "tcvn": "tcvn5712 tcvn57121 tcvn3 vietnamesetcvn",
    "viscii": "viscii11 viscii111 csviscii vietnameseviscii",
}
_CODE_PAGES = {
    "932": "shift_jis",
    "936": "gb2312",
    "943": "shift_jis",
    "949": "euc_kr",
    "950": "big5",
    "1200": "utf_16_le",
    "1201": "utf_16_be",
    "1361": "johab",
    "10000": "mac_roman",
    "10006": "mac_greek",
    "10007": "mac_cyrillic",
    "10029": "mac_latin2",
    "10081": "mac_turkish",
    "20127": "ascii",
    "20866": "koi8_r",
    "21866": "koi8_u",
    "20932": "euc_jp",
    "50220": "iso2022_jp",
    "50221": "iso2022_jp",
    "50222": "iso2022_jp",
    "50225": "iso2022_kr",
    "51932": "euc_jp",
    "51936": "gb2312",
    "51949": "euc_kr",
    "52936": "hz",
    "54936": "gb18030",
    "65000": "utf_7",
    "65001": "utf_8",
    **{str(28590 + part): f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 13, 15)},
    "28591": "latin_1",
}
_CODE_PAGE = re.compile(r"(?:cp|windows|window|win|ms|ibm|dos|oem|codepage|ansi|microsoft)*0*(\d{3,5})[a-z]?")
_ISO_8859 = re.compile(r"(?:iso|isoiec|is0)?8859(1[0-6]|[1-9])(?:\d{4})?[ei]?")


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name[:80].lower())


_CODECS = (
    {_squeezed(codec): codec for codec in _WITHOUT_ALIAS.split()}
    | {_squeezed(alias): codec for alias, codec in aliases.items() if codec not in _NO_CHARSETS}
    | {_squeezed(codec): codec for codec in aliases.values() if codec not in _NO_CHARSETS}
    | {nickname: codec for codec, names in _NICKNAMES.items() for nickname in names.split()}
)


def codec_of(name: str | None) -> str | None:
    """A codec of Python, `viscii` or `tcvn`; None for what names no charset."""
    key = _squeezed(name or "")
    known = next(filter(None, map(_known, (key, key.lstrip("x"), key.removeprefix("charset")))), None)
    return _WIDER.get(known, known) if known else None


def _known(key: str) -> str | None:
    if found := _CODECS.get(key):
        return found
    if part := _ISO_8859.fullmatch(key):
        return _CODECS.get(f"iso8859{part[1]}")
    page = _CODE_PAGE.fullmatch(key)
    return (_CODE_PAGES.get(page[1]) or _CODECS.get(f"cp{page[1]}")) if page else None
