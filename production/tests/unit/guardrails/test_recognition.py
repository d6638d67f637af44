"""The language of a message is that of its writer's own words, and no English word decides about another one."""

from __future__ import annotations

import pytest

from production.agent.guardrails.screening import screen
from production.lab.evals.answers.items import Item, read_lines
from production.lab.evals.answers.run import SETS
from production.lab.evals.languages.items import items
from production.schemas.ids import Channel
from production.schemas.turns import Trigger
from production.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hola, no puedo entrar", "es"),
        ("passwort vergessen", "de"),
        ("COMO HAGO PARA INVITAR A UN COMPAÑERO AL TABLERO", "es"),
        ("Hi team, wir sehen seit gestern die Gantt view nicht mehr. Thanks, Jonas", "de"),
        ("hola! how do i add people to my board", "en"),
        ("How do I add people?\n\nMit freundlichen Grüßen\nTobias", "en"),
        ("How do I add people?\n> Wie kann ich das machen, haben Sie eine Idee?", "en"),
        ('What does "Zugriff verweigert, bitte wenden Sie sich an uns" mean?', "en"),
        ("وين القى ال API key", "ar"),
        ("میرا اکاؤنٹ نہیں کھل رہا", "ur"),
        ("मैं लॉगिन नहीं कर पा रहा हूँ", "hi"),
        ("mera account nahi khul raha", "ur-Latn"),
        ("добрий день, не можу увійти", "uk"),
    ],
)
def test_the_language_is_that_of_the_writers_own_words(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "ok", "E-1004", "Kanban Gantt Sprint Backlog", "👍"])
def test_what_says_too_little_stays_unknown(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize("name", ["tuning", "watch", "shop-watch"])
def test_no_english_question_is_taken_for_another_language(name: str) -> None:
    english = [item for item in read_lines(SETS[name].questions, Item) if item.language == "en"]
    assert not [item.message for item in english if language_of(item.message) not in {"en", None}]


def test_short_messages_are_recognised() -> None:
    right = [language_of(item.text) == item.language for item in items("watch")]
    assert sum(right) >= 0.97 * len(right)


def test_plain_questions_in_other_languages_set_nothing_off() -> None:
    plain = [item for item in items("watch") if item.about == "question" and item.language != "en"]
    assert not [item.text for item in plain if screen(item.text, item.channel).triggers]


def test_english_words_and_marks_do_not_speak_for_another_language() -> None:
    verdict = screen("Mein phone ist neu und jetzt geht der code nicht mehr, wo ist der switch?!!", Channel.WHATSAPP)
    assert (verdict.triggers, verdict.sentiment) == ((), 0.5)


def test_what_such_a_message_says_in_english_counts() -> None:
    verdict = screen("Hallo, ich kann mich seit gestern nicht mehr anmelden. I want a refund!")
    assert verdict.triggers == (Trigger.REFUND,)


def test_the_rules_of_its_own_language_count() -> None:
    assert screen("Bitte rufen Sie mich zurück, ich möchte mit jemandem sprechen").triggers == (Trigger.HUMAN,)
