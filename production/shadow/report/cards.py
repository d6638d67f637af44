"""What people should read: wrong replies beside the person's answer, and articles that are missing. Pure."""

from __future__ import annotations

from html import escape

from production.shadow.missing import MissingArticle
from production.shadow.report.words import AGREEMENTS, CONFLICTS, count
from production.shadow.shown import Shown
from production.shadow.summary import Summary

MOST = 40
"""Cards of a kind; the lines of the command have all."""


def wrong(summary: Summary) -> str:
    found = summary.wrong
    return (
        "<h2>Where it would have been wrong</h2>"
        f"<p>What would have left at {summary.at.threshold:.2f} and does not say what the person said, contradictions "
        "first. Not each is a mistake: people answer in other words, and sometimes they err.</p>"
        f"{_cards([_question(one) for one in found[:MOST]], len(found))}"
    )


def missing(summary: Summary) -> str:
    found = summary.missing
    return (
        "<h2>Which articles are missing</h2>"
        "<p>What customers ask and no document answers, the most asked first: the AI can answer it once somebody has "
        "written it down.</p>"
        f"{_cards([_article(one) for one in found[:MOST]], len(found))}"
    )


def _cards(cards: list[str], found: int) -> str:
    more = f'<p class="soft">And {found - MOST:,} more: the lines of the command have all.</p>' if found > MOST else ""
    return "".join(cards) + more if cards else "<p>None.</p>"


def _question(one: Shown) -> str:
    conflicts = [
        f"<li>{CONFLICTS[kind]}: “{escape(mine)}” beside “{escape(theirs)}”</li>"
        for kind, mine, theirs in one.conflicts
    ]
    held = f"What the person said stands in {', '.join(one.answer_sources)}."
    sure = "" if one.confidence is None else f'<span class="soft">confidence {one.confidence:.2f}</span>'
    return (
        f"<article><h3><span>{escape(one.subject or 'No subject')}</span>"
        f'<span class="tag {one.agreement}">{AGREEMENTS[one.agreement]}</span>{sure}'
        f'<span class="soft">{escape(one.id)}</span></h3><p class="says">{escape(one.question)}</p><div class="sides">'
        f'<div><h4>The person said</h4><p class="says">{escape(one.answer)}</p></div>'
        f'<div><h4>The AI would have said</h4><p class="says">{escape(one.reply)}</p></div></div>'
        f'<ul class="why">{"".join(conflicts)}'
        f"<li>{escape(held if one.answer_sources else 'No document says what the person said.')}</li>"
        f"<li>The AI quotes {escape(', '.join(one.sources) or 'no document')}.</li></ul></article>"
    )


def _article(one: MissingArticle) -> str:
    quotes = "".join(f"<blockquote>{escape(example)}</blockquote>" for example in one.examples)
    return (
        f"<article><h3>{count(one.questions, 'question')} of {count(one.customers, 'customer')}</h3>{quotes}"
        f'<p class="soft">A person answered the first one:</p><p class="says">{escape(one.answer)}</p></article>'
    )
