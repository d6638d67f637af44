"""What the grammar makes of a message; the labelled commands of `fte eval assistant` hold the rest."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.assistant.model import Ask, Reading
from production.areas.assistant.rules.answers import is_no, is_yes
from production.areas.assistant.rules.language import LANGUAGES
from production.areas.assistant.rules.lexicon import Lexicon
from production.areas.assistant.rules.reading import readings
from production.bootstrap.areas import area_offers
from production.crm.assistant.kinds import FieldType
from production.lab.evals.assistant.items import SETS, commands

KINDS = [offer.kind for offer in area_offers()]
LEXICONS = [Lexicon(tag, KINDS) for tag in LANGUAGES]
NOW = datetime(2026, 3, 4, 10, tzinfo=ZoneInfo("Europe/Berlin"))
WRITES = {Ask.CREATE, Ask.CHANGE, Ask.DELETE}
WORDS = (
    "create delete all contact deal to won for in next friday $5k a@b.c , Tom 's email is not undo it 3 "
    'lösche alle Aufgaben crea tarea para mañana "x"'
)
VOCABULARY = st.sampled_from(WORDS.split())


def read(text: str) -> Reading:
    return readings(text, LEXICONS, KINDS, NOW)[0]


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read(text: str) -> None:
    assert readings(text, LEXICONS, KINDS, NOW)


@given(st.lists(VOCABULARY, max_size=14))
def test_whatever_is_made_of_our_words_is_read(words: list[str]) -> None:
    found = readings(" ".join(words), LEXICONS, KINDS, NOW)
    assert all(each.kind in {"", *(kind.name for kind in KINDS)} for each in found)


@given(st.lists(VOCABULARY, max_size=14))
def test_a_change_or_deletion_always_says_of_what(words: list[str]) -> None:
    for each in readings(" ".join(words), LEXICONS, KINDS, NOW):
        assert each.ask is not Ask.CHANGE or (each.narrows and each.values)


@pytest.mark.parametrize(
    "text",
    [
        "show overdue tasks",
        "which tasks are overdue?",
        "zeige die überfälligen Aufgaben",
        "muestra las tareas atrasadas",
    ],
)
def test_what_is_late_is_open_and_was_due_before_now(text: str) -> None:
    reading = read(text)
    assert (reading.ask, reading.kind, reading.target) == (Ask.FIND, "task", "")
    assert (reading.equal["status"], reading.at_most) == (("todo", "in_progress"), {"due_date": NOW.isoformat()})


@pytest.mark.parametrize(
    "text",
    [
        "how many tickets did the AI close last week, and what did it get wrong?",
        "what did the AI get wrong last week?",
        "wie viele Tickets hat die KI letzte Woche geschlossen?",
        "¿Cuántos tickets cerró la IA la semana pasada?",
    ],
)
def test_figures_of_the_ai_are_of_the_days_that_are_said(text: str) -> None:
    reading = read(text)
    assert (reading.ask, reading.kind, reading.equal) == (Ask.FIND, "figure", {"about": ("ai",)})
    assert (reading.at_least["day"][:10], reading.at_most["day"][:10]) == ("2026-02-23", "2026-03-01")


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("log a call with Anna Weber: wants a quote", "call", "Anna Weber"),
        ("log a meeting with Anna Weber", "meeting", "Anna Weber"),
        ("protokolliere einen Anruf mit Anna Weber: will ein Angebot", "call", "Anna Weber"),
        ("registra una llamada con Maria Lopez: quiere una oferta", "call", "Maria Lopez"),
    ],
)
def test_what_was_done_is_logged_with_whom_it_was_done(text: str, kind: str, who: str) -> None:
    reading = read(text)
    assert (reading.ask, reading.kind) == (Ask.CREATE, "activity")
    assert (reading.values["kind"], reading.values["contact_id"]) == (kind, who)
    assert reading.values.get("text", "") == text.partition(": ")[2]


def test_a_call_that_is_still_to_be_made_is_none_that_was_made() -> None:
    assert not {each.kind for each in readings("call Anna Weber tomorrow", LEXICONS, KINDS, NOW)} & {"activity"}


@pytest.mark.parametrize(
    "text", ["don't delete the contact Tom", "do not create a deal", "lösche den Kontakt nicht", "no borres las tareas"]
)
def test_a_command_with_a_not_in_it_writes_nothing(text: str) -> None:
    assert not {each.ask for each in readings(text, LEXICONS, KINDS, NOW)} & WRITES


def test_a_letter_is_no_command() -> None:
    assert read("delete all contacts " * 30).ask is Ask.HELP


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("add contact Jane von der Leyen jane@leyen.eu", {"first_name": "Jane", "last_name": "von der Leyen"}),
        ("create contact Mark Twain, position: writer", {"first_name": "Mark", "position": "writer"}),
        ("neuer Deal Messe über 2.000 € für Tom", {"title": "Messe", "value": 2000, "currency": "EUR"}),
        ('nueva tarea "Enviar" con prioridad alta', {"title": "Enviar", "priority": "high"}),
    ],
)
def test_a_new_record_says_what_was_said(text: str, values: dict[str, Any]) -> None:
    assert values.items() <= read(text).values.items()


@pytest.mark.parametrize(
    ("text", "target", "values"),
    [
        ("change Tom Baker's email to tom@baker.example", "Tom Baker", {"email": "tom@baker.example"}),
        ("set Tom Baker's phone to +44 20 7946 0958", "Tom Baker", {"phone": "+44 20 7946 0958"}),
        ("move deal Chairs to the Sales pipeline", "Chairs", {"pipeline_id": "Sales"}),
        ("set Tom Baker's company to Globex", "Tom Baker", {"company": "Globex"}),
        ("verschiebe den Deal Messe in die Phase Verhandlung", "Messe", {"status": "negotiation"}),
        ("close the Chairs deal as lost", "Chairs", {"status": "lost"}),
        ("setze den Wert von Messe auf 2.000 €", "Messe", {"value": 2000, "currency": "EUR"}),
        ("cambia la prioridad de Enviar oferta a alta", "Enviar oferta", {"priority": "high"}),
    ],
)
def test_a_change_says_of_what_and_to_what(text: str, target: str, values: dict[str, Any]) -> None:
    found = read(text)
    assert (found.ask, found.target, found.values) == (Ask.CHANGE, target, values)


@pytest.mark.parametrize("text", ["yes", "Yes, please!", "ja", "ja, bitte", "sí", "si, por favor", "ok", "do it"])
def test_yes_is_yes_in_every_language(text: str) -> None:
    assert is_yes(text)


@pytest.mark.parametrize("text", ["no", "nein", "no wait", "", "delete", "yes but only Tom", "all", "please", "si no"])
def test_nothing_else_is_a_yes(text: str) -> None:
    assert not is_yes(text)


@pytest.mark.parametrize("text", ["no", "No!", "nein", "cancel", "abbrechen", "mejor no"])
def test_no_is_no_in_every_language(text: str) -> None:
    assert is_no(text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_can_be_spoken_of_in_every_language(kind: Any) -> None:
    assert kind.words.keys() == set(LANGUAGES)
    for words in kind.words.values():
        silent = {FieldType.CURRENCY, FieldType.ZONE}
        names = {field.name for field in kind.fields}
        assert {field.name for field in kind.fields if field.type not in silent} == words.fields.keys()
        assert {*words.before, *words.choices, *(each.field or kind.title[0] for each in words.phrases)} <= names
        for field in kind.fields:
            assert set(field.choices) <= words.choices.get(field.name, {}).keys()


def test_there_are_enough_commands_half_of_them_blind() -> None:
    tuning, blind = (commands(name) for name in SETS)
    assert len(tuning) + len(blind) >= 150
    assert abs(len(tuning) - len(blind)) <= 1
