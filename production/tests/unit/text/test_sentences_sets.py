"""Sentences of everyday texts in many languages: short, hard ones, written for this purpose."""

from __future__ import annotations

from importlib.resources import files

import pytest

from production.text.sentences.spans import sentence_spans, sentences

AT_LEAST = 0.98


def _texts(name: str) -> list[tuple[str, list[str]]]:
    """(text, its sentences) for each line of a set."""
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    marked = [line.split("\t")[2].replace("⏎", "\n") for line in lines if not line.startswith("#")]
    return [(each.replace("¦", ""), [part.strip() for part in each.split("¦")]) for each in marked]


def _exact(text: str, expected: list[str]) -> int:
    """How many of the expected sentences were found with both ends right."""
    found = {text[start:end].strip() for start, end in sentence_spans(text)}
    return len([each for each in expected if each in found])


@pytest.mark.parametrize("name", ["sentences_studied.tsv", "sentences_blind.tsv"])
def test_nearly_every_sentence_is_found(name: str) -> None:
    texts = _texts(name)
    exact = sum(_exact(text, expected) for text, expected in texts)
    assert exact / sum(len(expected) for _, expected in texts) >= AT_LEAST


@pytest.mark.parametrize("name", ["sentences_studied.tsv", "sentences_blind.tsv"])
def test_sentences_are_rarely_cut(name: str) -> None:
    texts = _texts(name)
    cut = [text for text, expected in texts if len(sentences(text)) > len(expected)]
    assert len(cut) / len(texts) <= 1 - AT_LEAST
