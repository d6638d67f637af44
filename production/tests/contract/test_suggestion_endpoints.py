"""Suggested articles as a reviewer's program sees them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from production.tests.support.api import BEARER, System
from production.tests.support.calls import system
from production.tests.support.suggestions import BOB, CLEAN_ANSWER, DARK, Desk

__all__ = ["system"]

PATH = "/knowledge/suggestions"
WATCH = "Any watch app?"


async def suggested(system: System, *questions: str) -> list[int]:
    """Ids of the suggestions that come of these questions, each answered by a person."""
    desk = Desk(system.database)
    for number, question in enumerate(questions):
        await desk.solves(question, f"+1202555010{number + 1}")
    return [one.id for one in await desk.learns()]


async def post(system: System, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    headers = BEARER | {"Content-Type": "application/json"}
    answer = await system.api.post(f"{PATH}/{path}", content=json.dumps(body), headers=headers)
    return answer.status_code, answer.json()


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("POST", "/1/approve"), ("POST", "/1/reject")])
async def test_strangers_may_neither_look_nor_decide(system: System, method: str, path: str) -> None:
    answer = await system.api.request(method, PATH + path, headers={"Authorization": "Bearer guess"})
    assert answer.status_code == 401


async def test_a_suggestion_shows_what_it_says_and_where_it_comes_from(system: System) -> None:
    [id_] = await suggested(system, DARK)
    answer = (await system.api.get(PATH, headers=BEARER)).json()
    [shown] = answer["suggestions"]
    assert answer["next_cursor"] is None
    assert {key: shown[key] for key in shown if key not in {"tickets", "created_at"}} == {
        "id": id_,
        "status": "waiting",
        "title": "is there a dark mode?",
        "question": "is there a dark mode?",
        "body": CLEAN_ANSWER,
        "reason": None,
        "document": None,
        "published": False,
        "decided_at": None,
    }
    assert len(shown["tickets"]) == 1


async def test_pages_follow_each_other_without_a_gap(system: System) -> None:
    ids = await suggested(system, DARK, WATCH)
    first = (await system.api.get(PATH, params={"limit": 1}, headers=BEARER)).json()
    rest = {"limit": 1, "cursor": first["next_cursor"]}
    second = (await system.api.get(PATH, params=rest, headers=BEARER)).json()
    assert [one["id"] for page in (first, second) for one in page["suggestions"]] == ids
    assert second["next_cursor"] is None


async def test_only_those_of_one_status_are_listed(system: System) -> None:
    dark, watch = await suggested(system, DARK, WATCH)
    await post(system, f"{dark}/reject", reason="wrong")
    waiting = (await system.api.get(PATH, params={"status": "waiting"}, headers=BEARER)).json()
    assert [one["id"] for one in waiting["suggestions"]] == [watch]


async def test_an_edited_article_is_approved_in_these_words(system: System) -> None:
    [id_] = await suggested(system, DARK)
    status, shown = await post(system, f"{id_}/approve", title=" Dark mode ", body="Pick Night.")
    assert (status, shown["status"], shown["title"], shown["body"]) == (200, "approved", "Dark mode", "Pick Night.")


async def test_approving_twice_is_approving_once(system: System) -> None:
    [id_] = await suggested(system, DARK)
    assert await post(system, f"{id_}/approve") == await post(system, f"{id_}/approve")


async def test_a_conflict_says_what_was_decided(system: System) -> None:
    [id_] = await suggested(system, DARK)
    await post(system, f"{id_}/approve")
    status, answer = await post(system, f"{id_}/reject", reason="wrong")
    assert (status, answer["error"]) == (409, "already_decided")
    assert answer["message"] == f"Suggestion {id_} is approved already: it cannot be rejected any more."


async def test_there_is_no_such_suggestion(system: System) -> None:
    assert (await post(system, "4711/approve"))[0] == 404


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [
        ("approve", "title", "  "),
        ("approve", "title", "Two\nlines"),
        ("approve", "title", "x" * 201),
        ("approve", "body", "# Only a heading"),
        ("approve", "body", "\x00\u200b"),
        ("reject", "reason", ""),
        ("reject", "reason", "\ud83d"),
    ],
)
async def test_words_that_cannot_stand_are_refused_by_name(system: System, action: str, field: str, value: str) -> None:
    status, answer = await post(system, f"1/{action}", **{field: value})
    assert (status, [one["field"] for one in answer["fields"]]) == (422, [field])


@pytest.mark.parametrize("wrong", [{"status": "open"}, {"cursor": "-1"}, {"limit": "0"}, {"cursor": str(2**64)}])
async def test_a_wrong_question_is_refused_by_name(system: System, wrong: dict[str, str]) -> None:
    answer = await system.api.get(PATH, params=wrong, headers=BEARER)
    assert (answer.status_code, [one["field"] for one in answer.json()["fields"]]) == (422, list(wrong))


async def test_other_tickets_with_the_question_are_named(system: System) -> None:
    await suggested(system, DARK)
    desk = Desk(system.database)
    await desk.solves("Any dark theme?", BOB)
    await desk.learns()
    [shown] = (await system.api.get(PATH, headers=BEARER)).json()["suggestions"]
    assert len(shown["tickets"]) == 2
