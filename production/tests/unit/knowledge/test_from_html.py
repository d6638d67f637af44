"""HTML pages become markdown: their structure stays, their furniture goes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.knowledge.from_html import html_to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>Guide</h1><p>One.<p>Two.", "# Guide\n\nOne.\n\nTwo."),
        ("<h2>A <em>b</em></h2>", "## A b"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li><p>a</p></li><li>b<ul><li>c</ul></ol>", "1. a\n2. b\n   - c"),
        ("<ul><li><p>a</p><p>more of a</p></li></ul>", "- a\n\n   more of a"),
        ("<table><tr><th>Plan</th><th>Seats</th></tr></table>", "| Plan | Seats |"),
        ("<tr><td><p>Free</p></td><td>5</td></tr>", "| Free | 5 |"),
        ("<pre><code>a\n  b</code></pre>", "```\na\n  b\n```"),
        ("x<br>y &amp; z", "x y & z"),
        ('see <a href="https://a.example/x">the page</a>', "see [the page](https://a.example/x)"),
        ('see <a href="/x">the page</a>', "see the page"),
    ],
)
def test_structure_stays(html: str, markdown: str) -> None:
    assert html_to_markdown(html) == markdown + "\n"


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "script", "style", "noscript", "button"])
def test_furniture_goes(tag: str) -> None:
    assert html_to_markdown(f"<p>Text.</p><{tag}>noise</{tag}>") == "Text.\n"


def test_a_page_that_marks_its_content_is_read_there_only() -> None:
    assert html_to_markdown("<div>Menu</div><main><p>Text.</p></main><div>Imprint</div>") == "Text.\n"


def test_the_title_leads_where_the_content_has_none() -> None:
    assert html_to_markdown("<title>Export</title><h2>CSV</h2><p>Text.</p>") == "# Export\n\n## CSV\n\nText.\n"


def test_the_title_gives_way_to_a_heading_of_the_first_level() -> None:
    assert html_to_markdown("<title>Export - Help</title><h1>Export</h1>") == "# Export\n"


def test_internal_pages_stay_marked() -> None:
    assert html_to_markdown('<meta name="audience" content="internal"><p>x').startswith(
        "---\naudience: internal\n---\n"
    )


_TAG = st.sampled_from(["p", "li", "ul", "ol", "div", "td", "tr", "table", "h2", "pre", "a", "b"])
_PIECE = st.one_of(st.text("xyz ", max_size=5), _TAG.map("<{}>".format), _TAG.map("</{}>".format))


@given(st.lists(_PIECE, max_size=30).map("".join))
def test_broken_markup_loses_no_letter(html: str) -> None:
    written = re.sub(r"<[^>]*>", "", html)

    assert re.findall("[xyz]", html_to_markdown(html)) == re.findall("[xyz]", written)
