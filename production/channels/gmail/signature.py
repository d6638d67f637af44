"""Takes the signature off the end of what somebody wrote, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from production.channels.gmail.phrases import ADDRESS, CLOSING, SENT_FROM
from production.channels.gmail.quotes import is_separator, plain

_DELIMITER = re.compile(r"(?:--|\u2014|\u2013\u2013|- -)\s*")
_LONGEST_SIGNATURE = 25
_LONGEST_LINE = 120
_CLOSING_WITHIN = 14
"""Lines from the end in which a closing is looked for."""

_PHONE = re.compile(r"(?:\+|\(0?|\b0|\b)\d[\d\s()./-]{6,}\d\b")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|de|fr|es|it|nl|pl|ru|se|dk|no|fi|cz|at|ch|eu|io|co)\b",
    re.IGNORECASE,
)
_CONTACT_WORD = re.compile(
    r"^(?:t|tel|telefon|téléphone|tél|teléfono|phone|mobile?|mob|cell|fax|e-?mail|mail|web|skype|m|p|f|direct|office|тел|моб|電話|电话)\b\.?\s*:",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|Inc\.?|LLC|Ltd\.?|Corp\.?|S\.?A\.?S?\.?|SARL|S\.?L\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|B\.?V\.?|N\.?V\.?|AB|A/S|ApS|AS|Oy|Oyj|s\.r\.o\.|"
    r"a\.s\.|Sp\. z o\.o\.|ООО|ЗАО|ОАО|A\.Ş\.|Ltd\. Şti\.|Lda\.?|Ltda\.?|Kft\.?|株式会社|有限公司)(?=\W|$)"
)
_JOB = re.compile(
    r"\b(?:manager|director|engineer|developer|officer|head of|ceo|cto|cfo|coo|consultant|assistant|president|founder|support|sales|marketing|"
    r"accountant|analyst|leiter|leiterin|geschäftsführer(?:in)?|vertrieb|assistent(?:in)?|directeur|directrice|responsable|gérante?|ingénieur|"
    r"jefe|jefa|gerente|responsabile|direttore|dyrektor|kierownik|specjalista|директор|менеджер|руководитель|chef|koordinator|vedoucí|ředitel)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'\u2019-]*(?:,?\s+[^\W\d_][\w.'\u2019-]*){0,4}")
_DISCLAIMER = re.compile(
    r"(?=.*(?:confiden|vertraulich|riservat|poufn|důvěrn|конфиденциальн|gizli|luottamuksell|konfidenti|fortrolig|机密|機密|privileged|"
    r"intended (?:only|solely)|legally protected|rechtlich geschützt|destinatari))"
    r"(?=.*(?:e-?mail|message|nachricht|courriel|mensaje|correo|messaggio|mensagem|bericht|wiadomoś|zpráv|письм|сообщени|meddelande|"
    r"besked|melding|ileti|mesaj|viesti|邮件|メール))"
    r"(?=.*(?:recipient|intended|addressee|sender|attachment|empfänger|bestimmt|adressat|absender|destinat|adresat|odbiorc|příjemc|получател|"
    r"адресат|mottagar|modtager|mottaker|alıcı|vastaanottaj|geadresseerde|bestemd|收件人|受信者)).{60,}",
    re.IGNORECASE | re.DOTALL,
)
_FOOTER = re.compile(
    r"(?:virus-free|virenfrei|sans virus|libre de virus|this (?:e-?mail|message) (?:has been|was) (?:checked|scanned)|"
    r"diese e-mail wurde (?:von|auf)|cet e-?mail a été vérifié|este (?:correo|mensaje) ha sido|please consider the environment|"
    r"(?:please )?think before you print|save (?:paper|a tree)|bitte (?:denken|prüfen) sie .{0,40}(?:umwelt|drucken)|"
    r"pensez à l.environnement|antes de imprimir|prima di stampare|you received this message because you are subscribed|"
    r"to unsubscribe|confidentiality (?:notice|note)|disclaimer\s*:|legal (?:notice|disclaimer)\s*:).*",
    re.IGNORECASE | re.DOTALL,
)


def without_signature(lines: Sequence[str]) -> list[str]:
    """The lines without what follows `-- `, phone and legal footers, and a closing with contact details."""
    own = _before_delimiter(list(lines))
    own = _before_legal_footer(own)
    own = _without_device_lines(own)
    own = _before_contact_block(own)
    return _without_device_lines(own)


def _before_delimiter(lines: list[str]) -> list[str]:
    for index, line in enumerate(lines):
        if _DELIMITER.fullmatch(line) and sum(map(bool, lines[index + 1 :])) <= _LONGEST_SIGNATURE:
            return lines[:index]
    return lines


def _before_legal_footer(lines: list[str]) -> list[str]:
    """Nobody writes below a disclaimer, so the first one ends the text."""
    starts = [
        index for index, line in enumerate(lines) if line.strip() and (index == 0 or not lines[index - 1].strip())
    ]
    for start in starts[1:]:
        paragraph = " ".join(_paragraph(lines, start))
        if _FOOTER.match(paragraph.lstrip("*_ ")) or _DISCLAIMER.match(paragraph):
            return lines[:start]
    return lines


def _paragraph(lines: list[str], start: int) -> list[str]:
    end = next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
    return lines[start:end]


def _without_device_lines(lines: list[str]) -> list[str]:
    """Drop from the end: blank lines, rulers, `Sent from my iPhone`, bare links of such lines."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_separator(lines[end - 1]) or _device_tail(lines, end)):
        end -= _device_tail(lines, end) or 1
    return lines[:end]


def _device_tail(lines: list[str], end: int) -> int:
    """How many of the last lines are what a phone appends; long ones are wrapped over two lines."""
    for count in (1, 2):
        tail = [plain(line) for line in lines[max(end - count, 0) : end]]
        if (
            all(tail)
            and len(tail) == count
            and len(tail[-1]) <= _LONGEST_LINE
            and SENT_FROM.fullmatch(" ".join(tail))
            and not tail[-1].endswith("?")
        ):
            return count
    return 0


def _before_contact_block(lines: list[str]) -> list[str]:
    """A closing is part of the letter; with phone, address or company below it, it is the signature's first line."""
    start = max(len(lines) - _CLOSING_WITHIN, 0)
    for index in range(len(lines) - 1, start - 1, -1):
        if len(lines[index]) <= _LONGEST_LINE and CLOSING.fullmatch(plain(lines[index]).strip("*_ ")):
            below = [plain(line) for line in lines[index + 1 :] if line.strip()]
            if below and all(map(_fits_signature, below)) and any(map(_is_contact, below)):
                return lines[:index]
    return _before_name_block(lines)


def _before_name_block(lines: list[str]) -> list[str]:
    """No closing, but a last paragraph of name, position, company and phone."""
    start = next((index for index in range(len(lines) - 1, 0, -1) if not lines[index - 1].strip()), 0)
    block = [plain(line) for line in lines[start:]]
    above = next((plain(line) for line in reversed(lines[:start]) if line.strip()), "")
    if len(block) < 3 or not above or above.endswith((":", "\uff1a")):
        return lines
    if not all(map(_fits_signature, block)) or not _NAME.fullmatch(block[0].strip("*_ ")):
        return lines
    if sum(map(_is_contact, block[1:])) >= 2:
        return lines[:start]
    return lines


def _is_contact(line: str) -> bool:
    return any(pattern.search(line) for pattern in (_PHONE, _URL, ADDRESS, _COMPANY, _CONTACT_WORD, _JOB))


def _fits_signature(line: str) -> bool:
    """Short, and no sentence."""
    return len(line) <= 90 and not (
        line.endswith(("?", "!", "？", "！")) or (line.endswith(".") and len(line.split()) > 6)
    )
