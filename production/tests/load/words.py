"""What people write: the sample messages, and what no sample says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from production.lab.demo.samples import load
from production.schemas.ids import Channel

FEATURES = (
    "Will there be a Gantt view for portfolios in the next release?",
    "Can you add single sign-on with our own identity provider for us?",
    "When do you support offline work in the desktop app?",
    "Is a dark theme for printed reports planned?",
)
ANGER = (
    "This is the third outage this month. I am furious, nobody answers and my team cannot work!",
    "Your product is a disgrace, I have lost a whole day of work. I want to talk to a person, now.",
)
GIBBERISH = (
    "asdf qwer zxcv uiop hjkl",
    "???????? !!!! ........ ;;;;;;",
    "lorem ipsum lorem ipsum lorem",
    "11111 22222 3",
)
THANKS = ("Thank you, that worked!", "And where do I find that on my phone?", "Thanks. Can a guest do that as well?")
OUT_OF_OFFICE = "I am out of the office until Monday and will read your message then."


@dataclass(frozen=True, slots=True)
class Words:
    """Subject and text of first messages, by the channel that they came on."""

    questions: Mapping[Channel, Sequence[tuple[str, str]]]
    for_people: Mapping[Channel, Sequence[tuple[str, str]]]
    """Refunds, prices, lawyers, abuse: a person has to see to them."""


def read_words(samples: Path) -> Words:
    """
    Raises:
        InvalidInput: the file does not have the form described in `context/README.md`.
    """
    found: dict[str, defaultdict[Channel, list[tuple[str, str]]]] = {
        "replied": defaultdict(list),
        "escalated": defaultdict(list),
    }
    for sample in load(samples):
        whole = len(sample.message) >= 10 and not (sample.follows or sample.headers)
        if whole and sample.expected.outcome in found:
            found[sample.expected.outcome][sample.channel].append((sample.subject or "A question", sample.message))
    return Words(found["replied"], found["escalated"])
