"""The table of languages as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from production.channels.gmail.languages import DEVICES, LANGUAGES, Language


class Label(StrEnum):
    """What a line of a header block says."""

    SENDER = "sender"
    SENT = "sent"
    TO = "to"
    SUBJECT = "subject"
    COPY = "copy"


def _any_of(words: Callable[[Language], str]) -> str:
    """Longest first, so that `Sent at` wins over `Sent`."""
    alternatives = {word for language in LANGUAGES for word in _split(words(language)) if word}
    return "|".join(sorted(alternatives, key=lambda word: (-len(word), word)))


def _split(alternatives: str) -> list[str]:
    """At the `|` outside of parentheses."""
    return re.split(r"\|(?![^()]*\))", alternatives)


_MAIL = r"[^\s<>()\[\]:;,\"']+@[^\s<>()\[\]:;,\"']+"
_ENCLOSED_MAIL = rf"[<(\[]+\s*(?:mailto:)?{_MAIL}\s*(?:<mailto:[^>]*>)?\s*[>)\]]+"

ADDRESS = re.compile(_MAIL)
FULL_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|(?:19|20)\d\d(?:年|[./-]\d)|\b\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}\b|[\u0660-\u0669\u06f0-\u06f9]{4}"
)
WROTE = re.compile(rf"(?:^|[\s,)>\u3000-\u9fff\uac00-\ud7a3])(?:{_any_of(lambda each: each.wrote)})\b", re.IGNORECASE)
WROTE_AT_END = re.compile(rf"(?:{_any_of(lambda each: each.wrote)})\s*[:：]?$", re.IGNORECASE)
OPENING = re.compile(
    rf"(?:{_any_of(lambda each: each.opening)})(?=[\s\d\"'])|\d|[\[(<\"'‘“„«]|在|\w{{2,4}}\.?,? ?\d|[^<>()@:]{{1,60}}{_ENCLOSED_MAIL}|{_MAIL}",
    re.IGNORECASE,
)
ADDRESS_THEN_COLON = re.compile(rf"(?:{_ENCLOSED_MAIL}|{_MAIL})[\u2069\u202c\"'’ ]*[:：]$")

_LABELS = {
    Label.SENDER: _any_of(lambda each: each.sender),
    Label.SENT: _any_of(lambda each: each.sent),
    Label.TO: _any_of(lambda each: each.to),
    Label.SUBJECT: _any_of(lambda each: each.subject),
    Label.COPY: _any_of(lambda each: each.copy),
}
_LABEL_TEXT = {label: re.compile(words, re.IGNORECASE) for label, words in _LABELS.items()}
_HEADER = re.compile(
    rf"(?:^|(?<=\s))[*_\s]*({'|'.join(_LABELS.values())})[*_]*[ \u00a0]*[:：][*_]*(?=\s|$|\S)", re.IGNORECASE
)
HEADER_LINE = re.compile(rf"[*_\s]*({'|'.join(_LABELS.values())})[*_]*[ \u00a0]*[:：][*_]*\s*(.*)", re.IGNORECASE)

ORIGINAL = re.compile(
    rf"\W*[-_=—–*#~]{{2,}}\s*(?:{_any_of(lambda each: each.original)})\s*:?\s*[-_=—–*#~]{{0,}}\W*|"
    r"\*?(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message (?:transféré|réexpédié)|"
    r"Inicio del mensaje reenviado|Inizio messaggio inoltrato|Início da mensagem (?:re)?encaminhada|Begin doorgestuurd bericht|"
    r"Początek przekazywanej wiadomości|Начало переадресованного сообщения|Vidarebefordrat brev|Start på videresendt besked|"
    r"Start på videresendt melding|Välitetty viesti alkaa|Začátek přeposlané zprávy)\s?:?\*?|以下、転送します[。:：]?",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    rf"\W{{0,3}}(?=.{{0,120}}(?:{DEVICES}))(?:(?:{_any_of(lambda each: each.sent_from)})\b.{{1,100}}|.{{1,60}}(?:から送信|で送信|を入手|에서 보냄|에서 보낸.{{0,10}}|"
    rf"gönderildi|gönderilmiştir|edinin).{{0,20}}|(?:发自|從我的|从我的|傳送自|发送自|来自我的|來自我的|获取).{{1,60}})",
    re.IGNORECASE,
)
CLOSING = re.compile(rf"(?:{_any_of(lambda each: each.closing)})[\s,.!:;，。、–-]*", re.IGNORECASE)


def labels_of(line: str) -> set[Label]:
    """Every header label on a line: usually one, all of them when the block was flattened."""
    return {kind for match in _HEADER.finditer(line) for kind in kinds_of(match.group(1))}


def kinds_of(word: str) -> set[Label]:
    """What a label can mean; some words have two meanings in different languages."""
    return {kind for kind, pattern in _LABEL_TEXT.items() if pattern.fullmatch(word)}
