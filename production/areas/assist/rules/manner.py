"""How long and in which tone a person answers on each channel. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from production.channels.registry import channels
from production.channels.sms.segments import segments
from production.schemas.ids import Channel
from production.text.sentences.spans import sentence_spans
from production.text.words import word_count


@dataclass(frozen=True, slots=True)
class Manner:
    """What a suggestion on one channel keeps to, beside the limit of the channel itself."""

    tone: str
    words: int | None = None
    """At most so many, greeting and closing included."""
    sms: bool = False
    """One segment of a text message."""

    def takes(self, text: str) -> bool:
        """Whether a text is short enough."""
        if self.sms:
            return segments(text) <= 1
        return self.words is None or word_count(text) <= self.words


_LETTER, _CHAT = Manner("professional", words=200), Manner("friendly", words=100)
_OTHERS = {
    Channel("sms"): Manner("casual", sms=True),
    Channel("phone"): Manner("conversational", words=75),
}
"""Phone calls nothing carries yet: their tickets come from elsewhere."""


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
