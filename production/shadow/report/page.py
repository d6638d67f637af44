"""The go-live report: one self-contained HTML document, no scripts, no requests. Pure."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

from production.shadow.agreement import Agreement
from production.shadow.figures import RIGHT, SURE, WRONG
from production.shadow.report.cards import missing, wrong
from production.shadow.report.tables import groups, thresholds
from production.shadow.report.words import percent
from production.shadow.summary import Summary

_METHOD = """<h2>How this was measured</h2>
<p>Each question was handled as a new message would be now: screening, model, and the checks after it. The AI saw what
stood in the conversation before the question, never the answer that came, and no article that was learned from that
conversation. The knowledge base is that of today.</p>
<p>The reply was then compared with the person's answer, statement by statement: numbers with what they count, names,
links, ways through menus, directions, denials, the order of steps. “Says part of it” means that the person said more;
“says something else” counts as wrong. Replies that answer nothing (a question back, a fixed text) and answers that
state nothing are not compared. A machine made this comparison: the cases above are there to be read.</p>
<p>Names, addresses and numbers of customers are taken out unless the report was asked to keep them. What nobody told
the program, such as a name in the middle of a sentence, may still stand in a text.</p>"""


def page(summary: Summary) -> str:
    """What would have happened, whether to go live, and what to mend first."""
    parts = (_head(summary), thresholds(summary), wrong(summary), missing(summary), groups(summary), _method(summary))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>Can the AI answer by itself? {escape(summary.company)}</title>"
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<style>{_style()}</style></head><body><main>{''.join(parts)}</main></body></html>"
    )


@cache
def _style() -> str:
    return files("production.shadow.report").joinpath("page.css").read_text("utf-8")


def _head(summary: Summary) -> str:
    ended = "<p><strong>The run was ended early: this is what was done so far.</strong></p>"
    return (
        '<h1>Can the AI answer by itself?</h1><p class="soft">'
        f"{escape(summary.company)}, {summary.made_at:%d %B %Y}: {len(summary.shown):,} questions that people have "
        f"answered ({escape(summary.origin)}), asked again and answered by {escape(summary.model)}. "
        f"Nothing was sent, nothing was written.</p>{ended if summary.interrupted else ''}"
        f"{_verdict(summary)}{_tiles(summary)}"
    )


def _verdict(summary: Summary) -> str:
    asked = (
        f"at least {RIGHT:.0%} of the compared replies agree with your people (at least {SURE:.0%} at the lower end of "
        f"the interval) and at most {WRONG:.0%} contradict them"
    )
    if summary.recommended:
        return (
            '<p class="verdict good">'
            f"<strong>Yes, from a confidence of {summary.at.threshold:.2f} on.</strong> It is the lowest threshold at "
            f"which {asked}. Read those below that do not agree before you switch it on.</p>"
        )
    return (
        '<p class="verdict"><strong>Not yet: let every reply wait for a person.</strong> '
        f"There is no threshold at which {asked}. The figures below are those of {summary.at.threshold:.2f}. "
        "Read where it was wrong, write the articles that are missing, and run it again.</p>"
    )


def _tiles(summary: Summary) -> str:
    at = summary.at
    low, high = at.bounds
    tiles = (
        ("Answered without a person", percent(at.sent, at.questions), f"{at.sent:,} of {at.questions:,} questions"),
        (
            "Agree with the person",
            percent(at.right, at.compared),
            f"{at.right:,} of {at.compared:,}, whole or in part; interval {low:.0%} to {high:.0%}",
        ),
        ("Contradict the person", f"{at.of.get(Agreement.CONTRADICTS, 0):,}", "side by side below"),
        ("Articles missing", f"{len(summary.missing):,}", "subjects that no document covers"),
    )
    inside = "".join(
        f'<div class="tile"><dt>{name}</dt><dd>{value}<small>{more}</small></dd></div>' for name, value, more in tiles
    )
    return f'<dl class="tiles">{inside}</dl>'


def _method(summary: Summary) -> str:
    skipped = ", ".join(f"{number:,} {why}" for why, number in summary.skipped.items() if number)
    return _METHOD + (f"<p>Left out: {escape(skipped)}.</p>" if skipped else "")
