"""Names of files and other parameters, by RFC 2231 and in every way it is got wrong."""

from __future__ import annotations

from production.tests.fuzz.grammar.pen import Pen

_NAMES = {
    "plain": "NAME=report.pdf",
    "quoted": 'NAME="my report.pdf"',
    "2231": "NAME*=utf-8''r%C3%A9port.pdf",
    "2231 with language": "NAME*=iso-8859-1'en'r%E9port.pdf",
    "in pieces": 'NAME*0="very long "; NAME*1="report.pdf"',
    "encoded pieces": "NAME*0*=utf-8''r%C3; NAME*1*=%A9port.pdf",
    "both": "NAME=plain.pdf; NAME*=utf-8''r%C3%A9port.pdf",
    "unknown charset": "NAME*=bogus''r%E9port.pdf",
    "codec": "NAME*=rot13''ercbeg.cqs",
    "zlib": "NAME*=zlib''%78%9c",
    "undecodable": "NAME*=utf-8''r%ff%fe.pdf",
    "utf-16": "NAME*=utf-16''%00",
    "idna": "NAME*=idna''xn--%ff",
    "punycode": "NAME*=punycode''%ff-%ff",
    "unicode_escape": "NAME*=unicode_escape''%5Cud800%5Cx",
    "no quotes": "NAME*=utf-8report.pdf",
    "one quote": "NAME*=utf-8'report.pdf",
    "many quotes": "NAME*=u't'f'8''''report.pdf",
    "bad percent": "NAME*=utf-8''r%zzport%.pdf%",
    "piece missing": 'NAME*1="report"; NAME*3=".pdf"',
    "pieces doubled": 'NAME*0="a"; NAME*0="b"; NAME*1="c"',
    "huge number": 'NAME*99999999999999999999="a"; NAME*00="b"',
    "odd number": 'NAME*²="a"; NAME*٣="b"; NAME*-1=c',
    "star only": "NAME*=",
    "stars": "NAME***=a; NAME*0***=b",
    "encoded word": 'NAME="=?utf-8?b?csOpcG9ydC5wZGY=?="',
    "broken word": 'NAME="=?utf-8?b?csOp?= =?bogus?q?=ff?=.pdf"',
    "8-bit": 'NAME="r\udce9port.pdf"',
    "NUL": 'NAME="re\x00port.pdf"',
    "folder": 'NAME="..\\..\\C:/etc/passwd"',
    "override": 'NAME="report\u202efdp.exe"',
    "no end": 'NAME="report.pdf',
    "escaped": 'NAME="re\\"po\\\\rt.pdf"',
    "comment": "NAME=report.pdf (the report)",
    "empty": "NAME=",
    "spaces around": "NAME = report.pdf",
    "semicolons": 'NAME="a;b;c.pdf";;;',
    "dots": "NAME=...",
    "long": 'NAME="LONG.pdf"',
}


def file_name(pen: Pen, parameter: str = "filename") -> str:
    """`; filename=...`"""
    return "; " + pen.named("name", _NAMES).replace("NAME", parameter).replace("LONG", "n" * pen.long())


_CHARSETS = {
    "plain": "charset={label}",
    "quoted": 'charset="{label}"',
    "loud": 'CHARSET="{label}"',
    "with more": 'charset="{label}"; format=fixed; x="y;z"',
    "spaces": ' charset = "{label}"',
    "2231": "charset*=us-ascii''{label}",
    "pieces": 'charset*0="{label}"',
    "single quotes": "charset='{label}'",
}


def charset_parameter(pen: Pen, label: str) -> str:
    """`; charset=...`, mostly in its usual form."""
    shape = _CHARSETS["quoted"] if pen.chance(0.6) else pen.named("charset parameter", _CHARSETS)
    return "; " + shape.format(label=label)
