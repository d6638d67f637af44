"""How long and in which tone a person answers on each channel. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from production.channels.registry import channels
from production.channels.sentences.spans import sentence_spans
from production.channels.text import word_count
from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True)
class Manner:
    """What a suggestion on one channel keeps to, beside the limit of the channel itself."""

    tone: str
    words: int | None = None
    """At most so many, greeting and closing included."""
    sms: bool = False
    """One text message: 160 characters of its own alphabet, or 70 of any other."""

    def takes(self, text: str) -> bool:
        """Whether a text is short enough."""
        if self.sms:
            return _is_one_sms(text)
        return self.words is None or word_count(text) <= self.words


_LETTER, _CHAT = Manner("professional", words=200), Manner("friendly", words=100)
_OTHERS = {
    Channel("sms"): Manner("casual", sms=True),
    Channel("phone"): Manner("conversational", words=75),
}
"""Those that nothing carries yet: their tickets come from elsewhere."""
_ESCAPED = frozenset("^{}\\[~]|€\f")
_GSM = _ESCAPED | frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The alphabet of GSM 03.38; those of its second table count twice."""


def _is_one_sms(text: str) -> bool:
    if set(text) <= _GSM:
        return sum(2 if char in _ESCAPED else 1 for char in text) <= 160
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= 70


def manner_of(channel: Channel) -> Manner:
    """A chat or a letter, unless it is one of a kind of its own."""
    if channel in _OTHERS:
        return _OTHERS[channel]
    spec = channels().get(channel)
    return _CHAT if spec and spec.chat else _LETTER


def shortened(text: str, takes: Callable[[str], bool]) -> str:
    """As much of the beginning as is taken, in whole sentences; empty where not even the first is."""
    if takes(text):
        return text
    beginnings = (text[:start].rstrip() for start, _ in reversed(sentence_spans(text)))
    return next((one for one in beginnings if not one.endswith(":") and takes(one)), "")
