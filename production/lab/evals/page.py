"""A report as one self-contained HTML document, what changed first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from production.lab.evals.report import Change, Figure, Report, Suite

_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
    "th,td{padding:.35rem .6rem;text-align:left;"
    "border-bottom:1px solid #8884;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".broken{color:#c22}.kept{color:#282}"
)


def page(report: Report, changes: Sequence[Change]) -> str:
    """The report for people."""
    verdict = "All limits are kept." if report.kept else "Some limits are broken."
    body = "".join(_suite(suite) for suite in report.suites)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evaluation</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><main>'
        f"<h1>Evaluation</h1><p>{report.made_at:%Y-%m-%d %H:%M} UTC, model {escape(report.model)}. {verdict}</p>"
        f"{_changes(changes)}{body}</main></body></html>"
    )


def _changes(changes: Sequence[Change]) -> str:
    rows = [
        *((change.suite, name, f"{by:+.1%}") for change in changes for name, by in change.moved.items()),
        *((change.suite, "broken", case) for change in changes for case in change.broken),
        *((change.suite, "mended", case) for change in changes for case in change.mended),
    ]
    if not rows:
        return "<h2>Since the last report</h2><p>Nothing to compare, or nothing changed.</p>"
    return f"<h2>Since the last report</h2>{_table(('Suite', 'What', 'Change'), rows)}"


def _suite(suite: Suite) -> str:
    rows = "".join(_figure(figure) for figure in suite.figures)
    failures = _table(
        ("Case", "Expected", "Got"), [(failure.case, failure.expected, failure.got) for failure in suite.failures]
    )
    return (
        f'<h2>{escape(suite.name)}</h2><table><tr><th scope="col">Figure</th><th scope="col">Value</th>'
        f'<th scope="col">Limit</th><th scope="col">Cases</th></tr>{rows}</table>'
        f"<details><summary>{len(suite.failures)} cases went wrong</summary>{failures}</details>"
    )


def _figure(figure: Figure) -> str:
    state = "kept" if figure.kept else "broken"
    least = "" if figure.at_least is None else f"at least {figure.at_least:.0%}"
    most = "" if figure.at_most is None else f"at most {figure.at_most:.0%}"
    return (
        f'<tr><th scope="row">{escape(figure.name)}</th><td class="n {state}">{figure.value:.1%} ({state})</td>'
        f'<td class="n">{least}{most}</td><td class="n">{figure.cases}</td></tr>'
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"
