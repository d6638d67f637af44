"""Which of two texts feels worse, and what does not count as a feeling."""

from __future__ import annotations

import pytest

from production.agent.guardrails.sentiment.score import sentiment

WORSE_THEN_BETTER = [
    ("I hate this", "I dislike this"),
    ("This is terrible", "This is bad"),
    ("This is bad", "This is okay"),
    ("This is good", "This is excellent"),
    ("I am extremely disappointed", "I am slightly disappointed"),
    ("The app is not good", "The app is good"),
    ("The app is bad", "The app is not bad"),
    ("This is NOT helpful", "This is helpful"),
    ("The service is great", "The service is GREAT"),
    ("It works well", "It works well!!!"),
    ("This is awful!!!", "This is awful"),
    ("The design is nice but the sync is terrible", "The sync is terrible but the design is nice"),
    ("great, another crash", "great, it works"),
    ("thanks for nothing", "thanks for everything"),
    ("love how it loses my data every time", "love how it keeps my data safe"),
    ("oh wonderful, it deleted my files again", "it deleted a file"),
    ("the app crashed 😡", "the app crashed"),
    ("it works", "it works 🎉"),
    ("fine :(", "fine :)"),
    ("soooo annoying", "annoying"),
    ("I would not recommend it", "I would recommend it"),
    ("unhelpful", "helpful"),
    ("It lets me down", "It never lets me down"),
    ("Is it bad?", "Is it okay?"),
    ("This is bad", "Is this bad?"),
    ("hardly useful", "useful"),
]


@pytest.mark.parametrize(("worse", "better"), WORSE_THEN_BETTER)
def test_the_worse_text_scores_lower(worse: str, better: str) -> None:
    assert sentiment(worse) < sentiment(better)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "How do I export a board as PDF?",
        "I would like to know where the settings are",
        "It looks like a list",
        "see https://example.com/great/hate",
        "bad.luck@example.com",
        "Good morning",
    ],
)
def test_no_feeling_is_the_exact_middle(text: str) -> None:
    assert sentiment(text) == 0.5
