"""Messages in German and Spanish are answered from articles in their language, where a known question is clear."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from production.agent.limits import Limits
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.models.kept_vectors import KeptVectors
from production.agent.offline.words_abroad import tongue
from production.agent.offline_agent import OfflineAgent
from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.languages import LANGUAGES, documents_in, language_of_document
from production.crm.knowledge.service import KnowledgeBase
from production.lab.evals.answers.items import Item, read_lines
from production.lab.evals.answers.judge import Worth, worth
from production.lab.evals.answers.run import SETS
from production.lab.local.known_vectors import known_vectors
from production.schemas.outcomes import EndCode
from production.schemas.turns import ScreenAction, Trigger, TurnAction
from production.tests.support.agent import CALM, CONTEXT, MakeTurn, OneOldTicket
from production.tests.unit.knowledge.memory_store import MemoryChunkStore

ARTICLES = sorted(file for file in CONTEXT.rglob("*.md") if language_of_document(file.name) in LANGUAGES)
NEIGHBOURS = Path(__file__).with_name("neighbours") / "abroad.txt"


@pytest.fixture(scope="module")
async def abroad(embedder: MiniLmEmbedder) -> OfflineAgent:
    base = KnowledgeBase(KeptVectors(embedder, known_vectors()), MemoryChunkStore())
    await base.ingest((str(file.relative_to(CONTEXT)), file.read_text("utf-8")) for file in ARTICLES)
    return OfflineAgent(embedder, base, OneOldTicket(), Limits(), "TechCorp")


@pytest.mark.parametrize(
    ("language", "message", "told"),
    [
        ("de", "Wie kann ich eine gelöschte Aufgabe wiederherstellen?", "30 Tage"),
        ("de", "Wie verbinde ich Slack mit TechCorp?", "Integrations > Slack"),
        ("de", "Hallo, wie lade ich meine Kollegen ein?", "2. Geben Sie bis zu 50 E-Mail-Adressen ein"),
        ("es", "Hola, ¿cómo puedo importar tareas desde Excel? Gracias", 'seleccione "Start import"'),
    ],
)
async def test_a_known_question_is_answered_in_its_language(
    abroad: OfflineAgent, turn: MakeTurn, language: str, message: str, told: str
) -> None:
    result = await abroad.answer(turn(message), replace(CALM, language=language))

    assert (result.action, told in result.reply, result.grounded) == (TurnAction.REPLY, True, True)
    assert {language_of_document(source.document) for source in result.sources} == {language}


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de", "Wie schalte ich die Zwei-Faktor-Anmeldung wieder aus?"),
        ("de", "Unsere Firma stellt auf Webex um. Wie verbinde ich Webex mit Ihrem Programm?"),
        ("de", "Wie lösche ich eine Aufgabe?"),
        ("es", "¿Cómo elimino un archivo?"),
        ("es", "¿Cómo activo la app?"),
        ("de", "Wie lade ich Kollegen ein? Und wo finde ich unsere Rechnungen?"),
        ("es", "¿Cómo desconecto Slack?"),
        ("es", "¿Quién puede descargar mis datos personales?"),
    ],
)
async def test_what_is_not_clear_goes_to_a_person_with_the_true_reason(
    abroad: OfflineAgent, turn: MakeTurn, language: str, message: str
) -> None:
    result = await abroad.answer(turn(message), replace(CALM, language=language))

    assert (result.action, result.reason.code) == (TurnAction.ESCALATE, EndCode.NOT_DOCUMENTED)


async def test_without_articles_in_a_language_the_language_is_the_reason(
    embedder: MiniLmEmbedder, turn: MakeTurn
) -> None:
    base = KnowledgeBase(embedder, MemoryChunkStore())
    await base.ingest([("tasks.md", "# Tasks\n\nOpen a task and select Duplicate.")])
    agent = OfflineAgent(embedder, base, OneOldTicket(), Limits(), "TechCorp")
    result = await agent.answer(turn("Wie lade ich Kollegen ein?"), replace(CALM, language="de"))

    assert (result.action, result.reason.code) == (TurnAction.ESCALATE, EndCode.FOREIGN)


async def test_what_stands_beside_a_known_question_or_denies_it_is_never_answered(
    abroad: OfflineAgent, turn: MakeTurn
) -> None:
    lines = [line for line in NEIGHBOURS.read_text("utf-8").splitlines() if not line.startswith("#")]
    answered = []
    for _, language, text in (line.split("|") for line in lines):
        result = await abroad.answer(turn(text.replace("\\n", "\n")), replace(CALM, language=language))
        answered += [text] if result.action is TurnAction.REPLY else []

    assert (answered, len(lines) > 90) == ([], True)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de", "Guten Tag,\n\nwie verbinde ich Slack?\n\nDanke und Gruß"),
        ("de", "Wie lade ich neue Mitglieder ein? Vielen Dank im Voraus!"),
        ("de", "Sehr geehrte Damen und Herren,\n\nWie aktiviere ich 2FA?\n\nMit freundlichen Grüßen"),
        ("de", "Ich habe eine Frage zu Slack. Wie verbinde ich Slack?"),
        ("es", "Buenas tardes:\n\n¿Cómo conecto Slack?\n\nMuchas gracias de antemano"),
        ("es", "¿Cómo invito a nuevos miembros? Gracias por su ayuda.\n\nUn cordial saludo"),
    ],
)
async def test_courtesies_stand_beside_a_question_without_harm(
    abroad: OfflineAgent, turn: MakeTurn, language: str, message: str
) -> None:
    result = await abroad.answer(turn(message), replace(CALM, language=language))

    assert result.action is TurnAction.REPLY


@pytest.mark.parametrize(
    ("language", "message", "answered"),
    [
        ("de", "Wie verbinde ich Slack mit TechCorp?", True),
        ("de", "Wie verbinde ich das mit Slack?", False),
        ("de", "Und wie verbinde ich Slack dort?", False),
        ("de", "Wie lade ich Kollegen ein?", False),
        ("es", "¿Cómo puedo importar tareas desde Excel?", True),
        ("es", "¿Puedo importarlas también desde Excel?", False),
    ],
)
async def test_in_a_conversation_only_a_question_that_says_all_by_itself_is_answered_and_once(
    abroad: OfflineAgent,
    turn: MakeTurn,
    language: str,
    message: str,
    answered: bool,  # noqa: FBT001 - a table of cases
) -> None:
    first = {"de": "Wie lade ich Kollegen ein?", "es": "¿Cómo invito a nuevos miembros?"}[language]
    verdict = replace(CALM, language=language)
    told = await abroad.answer(turn(first), verdict)

    result = await abroad.answer(turn(message, history=[first, told.reply]), verdict)

    assert (told.action, result.action is TurnAction.REPLY) == (TurnAction.REPLY, answered)


async def test_a_wish_for_a_person_is_never_answered(abroad: OfflineAgent, turn: MakeTurn) -> None:
    wish = replace(CALM, language="de", action=ScreenAction.ESCALATE, triggers=(Trigger.HUMAN,))
    result = await abroad.answer(turn("Wie lade ich Kollegen ein? Ich will einen Menschen sprechen."), wish)

    assert (result.action, result.reason.code) == (TurnAction.ESCALATE, EndCode.SCREENED)


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("product-docs/most-asked.de.md", "de"),
        ("terms.us.md", "en"),
        ("shipping.eu.md", "en"),
        ("node.js.md", "en"),
        ("policy.it.pdf", "en"),
        ("de.md", "en"),
    ],
)
def test_only_a_language_with_a_table_of_words_is_read_from_a_name(path: str, language: str) -> None:
    assert language_of_document(path) == language
    assert [tag for tag in ("en", *LANGUAGES) if re.search(documents_in(tag), path)] == [language]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_wrong_is_sent_and_most_is_answered(abroad: OfflineAgent, turn: MakeTurn, language: str) -> None:
    """The figures of `fte eval answers --set de --set es`, without screening."""
    sent: list[Worth] = []
    for item in read_lines(SETS[language].questions, Item):
        result = await abroad.answer(turn(item.message), replace(CALM, language=language))
        sent += [worth(item, result.reply)] if result.action is TurnAction.REPLY else []

    assert (set(sent), len(sent) >= 13) == ({Worth.RIGHT}, True)


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.name)
def test_no_known_question_is_the_opposite_of_its_answer(file: Path) -> None:
    known = tongue(language_of_document(file.name))
    asked = [one for part in chunk(file.name, file.read_text("utf-8")) for one in part.known if one.answer]

    assert [one.text for one in asked if known.opposes(one.text, f"{one.text} {one.answer}")] == []
