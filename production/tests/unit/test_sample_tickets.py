"""The samples are consistent with themselves, with the shared words and with the documentation they quote."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from production.channels.registry import channels
from production.crm.knowledge.languages import language_of_document
from production.schemas.ids import Category, Channel, Priority
from production.schemas.outcomes import LedgerState
from production.schemas.turns import Trigger
from production.text.language import ENGLISH

CONTEXT = Path(__file__).parents[3] / "context"
COMMENT = re.compile(r"^<!--.*?-->\n", re.MULTILINE | re.DOTALL)
"""What customers ask: no part of what they read."""
SAMPLES: list[dict[str, Any]] = json.loads((CONTEXT / "sample-tickets.json").read_text())["messages"]
BY_ID = {sample["id"]: sample for sample in SAMPLES}
PREFIX = {channel: channel.removesuffix("_form").removeprefix("web_") for channel in channels()}
PUBLIC_DOCS = {
    path.relative_to(CONTEXT).as_posix(): COMMENT.sub("", text)
    for path in sorted(CONTEXT.rglob("*.md"))
    if "audience: internal" not in (text := path.read_text())
}
TOPICS = [
    (name, *section.split("\n", 1))
    for name, text in PUBLIC_DOCS.items()
    if name.startswith("product-docs/") and language_of_document(name) == ENGLISH
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]
]
ADDRESS = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+example")

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])


def with_outcome(outcome: str) -> list[dict[str, Any]]:
    return [sample for sample in SAMPLES if sample["expected"]["outcome"] == outcome]


def words(sample: dict[str, Any]) -> int:
    return len(sample["message"].split())


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(SAMPLES)


@pytest.mark.parametrize("channel", list(channels()))
def test_every_channel_has_at_least_10_messages(channel: Channel) -> None:
    assert Counter(sample["channel"] for sample in SAMPLES)[channel] >= 10


def test_most_messages_are_ordinary_questions() -> None:
    assert sum("mentions" in sample["expected"] for sample in SAMPLES) > len(SAMPLES) / 2


@every_sample
def test_id_names_the_channel(sample: dict[str, Any]) -> None:
    assert sample["id"].startswith(f"{PREFIX.get(Channel(sample['channel']), sample['channel'])}-")


@every_sample
def test_expectation_uses_the_shared_words(sample: dict[str, Any]) -> None:
    expected = sample["expected"]
    assert expected["outcome"] == "rejected" or LedgerState(expected["outcome"])
    assert "trigger" not in expected or Trigger(expected["trigger"])


@every_sample
def test_trigger_decides_the_outcome(sample: dict[str, Any]) -> None:
    expected = sample["expected"]
    handled = "replied" if expected.get("trigger") == Trigger.FEATURE_PROMISE else "escalated"
    assert "trigger" not in expected or expected["outcome"] == handled


@pytest.mark.parametrize("sample", [s for s in SAMPLES if "follows" in s], ids=lambda sample: sample["id"])
def test_follow_up_comes_from_the_same_person_after_an_answer(sample: dict[str, Any]) -> None:
    earlier = BY_ID[sample["follows"]]
    assert SAMPLES.index(earlier) < SAMPLES.index(sample)
    assert (earlier["channel"], earlier["from"]) == (sample["channel"], sample["from"])
    assert earlier["expected"]["outcome"] == "replied"


@pytest.mark.parametrize("phone", sorted({sample["from"]["phone"] for sample in SAMPLES if "phone" in sample["from"]}))
def test_phone_is_a_valid_fictional_number(phone: str) -> None:
    assert phonenumbers.is_valid_number(phonenumbers.parse(phone))
    assert re.fullmatch(r"\+1\d{3}55501\d\d", phone), "only 555-0100 to 555-0199 are reserved for fiction"


@every_sample
def test_address_is_reserved_for_examples(sample: dict[str, Any]) -> None:
    wrong_on_purpose = sample["expected"].get("field") == "email"
    assert wrong_on_purpose or "email" not in sample["from"] or ADDRESS.fullmatch(sample["from"]["email"])


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s["channel"] == Channel.WEB_FORM], ids=lambda s: s["id"])
def test_form_choices_exist(sample: dict[str, Any]) -> None:
    assert sample["expected"].get("field") == "category" or Category(sample["category"])
    assert "priority" not in sample or Priority(sample["priority"])


@pytest.mark.parametrize("sample", with_outcome("rejected"), ids=lambda sample: sample["id"])
def test_only_the_form_rejects_and_names_the_field(sample: dict[str, Any]) -> None:
    assert sample["channel"] == Channel.WEB_FORM
    assert (sample["expected"]["http"], sample["expected"]["field"]) in [
        (422, "message"),
        (422, "email"),
        (422, "category"),
    ]


@pytest.mark.parametrize("sample", with_outcome("parked"), ids=lambda sample: sample["id"])
def test_parked_mail_shows_its_machine_in_the_headers(sample: dict[str, Any]) -> None:
    assert {"Auto-Submitted", "List-Id"} & sample["headers"].keys()


@pytest.mark.parametrize(
    ("identifier", "mention"),
    [(sample["id"], mention) for sample in SAMPLES for mention in sample["expected"].get("mentions", ())],
)
def test_mention_is_documented(identifier: str, mention: str) -> None:
    assert any(mention.lower() in text.lower() for text in PUBLIC_DOCS.values()), identifier


@pytest.mark.parametrize("trigger", Trigger)
def test_every_trigger_occurs(trigger: Trigger) -> None:
    assert trigger in {sample["expected"].get("trigger") for sample in SAMPLES}


@pytest.mark.parametrize("trigger", [Trigger.PRICING, Trigger.REFUND, Trigger.LEGAL, Trigger.SECURITY, Trigger.HUMAN])
def test_frequent_triggers_occur_on_every_channel(trigger: Trigger) -> None:
    seen = {sample["channel"] for sample in SAMPLES if sample["expected"].get("trigger") == trigger}
    assert seen == set(channels())


EDGE_CASES: dict[str, Callable[[dict[str, Any]], object]] = {
    "email with a subject only": lambda s: s["channel"] == "email" and not s["message"],
    "empty form": lambda s: s["channel"] == "web_form" and not s["message"],
    "one word": lambda s: words(s) == 1 and s["message"].isalpha(),
    "emoji only": lambda s: s["message"] and not re.search(r"[\w\s]", s["message"]),
    "very long": lambda s: words(s) >= 600,
    "two topics": lambda s: len(s["expected"].get("mentions", ())) == 2 and words(s) < 100,
    "Arabic script": lambda s: re.search(r"[\u0600-\u06ff]", s["message"]),
    "all capitals": lambda s: s["message"].isupper() and words(s) > 5,
    "HTML": lambda s: re.search(r"<\w+ [^>]*>", s["message"]),
    "code": lambda s: re.search(r"```|hashlib", s["message"]),
    "URL": lambda s: "https://" in s["message"],
    "quoted mail": lambda s: s["channel"] == "email" and "\n> " in s["message"],
    "same customer elsewhere": lambda s: BY_ID.get(s["expected"].get("same_customer_as"), s)["channel"] != s["channel"],
    "harmless trigger word": lambda s: "mentions" in s["expected"] and re.search("refund", s["message"], re.IGNORECASE),
}


@pytest.mark.parametrize("case", EDGE_CASES)
def test_edge_case_occurs(case: str) -> None:
    assert any(EDGE_CASES[case](sample) for sample in SAMPLES)


def test_documentation_has_at_least_55_distinct_topics() -> None:
    assert len({heading for _, heading, _ in TOPICS}) == len(TOPICS) >= 55


@pytest.mark.parametrize(("heading", "body"), [topic[1:] for topic in TOPICS])
def test_topic_has_80_to_200_words(heading: str, body: str) -> None:
    assert 80 <= len(body.split()) <= 200, heading


@pytest.mark.parametrize("name", PUBLIC_DOCS)
def test_documentation_states_no_amount_of_money(name: str) -> None:
    assert not re.search(r"[$€£]\s?\d|\d\s?(?:€|USD|EUR|GBP|dollars|euros)|\brefund", PUBLIC_DOCS[name])
