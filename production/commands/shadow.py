"""`fte shadow`: what the AI would have answered where people have answered already."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from production import logs
from production.bootstrap.shadow import ShadowParts, open_shadow
from production.channels.email.gmail.provider import GmailSettings
from production.channels.email.ours import Trust
from production.channels.email.reader import MailReader
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.schemas.errors import InvalidInput, Unavailable
from production.settings import Settings, load_settings
from production.shadow.mail_export import MailExport, Us
from production.shadow.missing import missing_articles
from production.shadow.report.page import page
from production.shadow.shown import Shown, show
from production.shadow.sources import Mails, Source, Tickets
from production.shadow.summary import Summary, told
from production.shadow.threads import threads

app = typer.Typer()

_USUAL_DAYS = 90
_NO_ANSWER = "conversations without a person's answer"
_AWAY = "questions while the model was away"


@app.command()
def shadow(  # noqa: PLR0913 - one for each option
    *,
    mailbox: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="An mbox file, as mail programs export it.")
    ] = None,
    our_address: Annotated[
        list[str] | None,
        typer.Option(help="Whose answers count, colleagues of the same domain included; several may be given."),
    ] = None,
    tickets: Annotated[bool, typer.Option("--tickets", help="Ask what people answered in the database.")] = False,
    days: Annotated[int | None, typer.Option(min=1, help="With --tickets: how far back; 90 if not given.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write the go-live report to this HTML file.")] = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Leave in who is meant: names, addresses, numbers.")
    ] = False,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Answer again what people have answered, without sending or writing anything: a line a question, then the figures.

    They say from which confidence on the AI could answer alone, where it would have been wrong, and what is missing.
    """
    _refuse_wrong_use(mailbox, days, report, tickets=tickets)
    with database_url(state_dir), Progress(console=Console(file=sys.stderr)) as progress:
        settings = load_settings()
        logs.configure("warning")  # the pipeline would tell of turns that it settles
        since = datetime.now(UTC) - timedelta(days=days or _USUAL_DAYS)
        with (
            _mails(settings, mailbox, our_address or [], progress) if mailbox else nullcontext(Tickets(since)) as source
        ):
            summary = asyncio.run(_shadow(settings, source, progress, with_names=with_names))
    print_json(summary.as_line())
    if report:
        report.write_text(page(summary), encoding="utf-8")
    print(told(summary), file=sys.stderr)
    if summary.interrupted:
        raise typer.Exit(130)


def _refuse_wrong_use(mailbox: Path | None, days: int | None, report: Path | None, *, tickets: bool) -> None:
    if (mailbox is None) != tickets:
        raise InvalidInput("--mailbox", "give either --mailbox FILE or --tickets")
    if days and not tickets:
        raise InvalidInput("--days", "belongs to --tickets; a mailbox is read as a whole")
    if report and not report.parent.is_dir():
        raise InvalidInput("--report", f"the folder {report.parent} does not exist")


async def _shadow(settings: Settings, source: Source, progress: Progress, *, with_names: bool) -> Summary:
    """Prints each question when it is answered; ^C ends the asking, not the report."""
    shown: list[Shown] = []
    skipped = Counter[str]()
    interrupted = False
    async with open_shadow(settings) as parts:
        try:
            await _ask(parts, source, progress, shown, skipped, with_names=with_names)
        except asyncio.CancelledError:
            interrupted = True
        finally:
            await source.close()
        missing = await missing_articles(shown, parts.embedder)
    return Summary(
        company=settings.company_name,
        model=parts.model,
        origin=source.origin,
        made_at=datetime.now(UTC),
        shown=tuple(shown),
        missing=tuple(missing),
        skipped=skipped,
        interrupted=interrupted,
    )


async def _ask(
    parts: ShadowParts,
    source: Source,
    progress: Progress,
    shown: list[Shown],
    skipped: Counter[str],
    *,
    with_names: bool,
) -> None:
    """Adds to `shown` and `skipped`."""
    conversations = await source.conversations(parts.past)
    for load in progress.track(conversations, description="Conversations"):
        found = await load()
        skipped[_NO_ANSWER] += not found
        for asked in found:
            try:
                one = show(await parts.shadow.answer(asked), with_names=with_names)
            except Unavailable:
                skipped[_AWAY] += 1
            else:
                shown.append(one)
                print_json(one.as_line())


@contextmanager
def _mails(settings: Settings, path: Path, addresses: list[str], progress: Progress) -> Iterator[Source]:
    """Finds the threads first: a mailbox is in no order."""
    own = settings.of(GmailSettings)
    ours = tuple(address.strip().lower() for address in addresses) or tuple(own.gmail_mailboxes)
    if not ours or not all(address.partition("@")[2] for address in ours):
        raise InvalidInput("--our-address", "say which mail address is yours, such as support@example.com")
    us = Us(ours, own.mail_domain if own.configured else "")
    trust = Trust(frozenset(own.mail_verifiers), frozenset(own.mail_forwarders))
    with MailExport(path, us) as export:
        heads = list(progress.track(export.heads(), total=len(export), description="Mails"))
        if not any(head.ours for head in heads):
            who = " or ".join(ours)
            raise InvalidInput(
                "--our-address", f"no mail is from {who}: export what you sent, too, or give another one"
            )
        yield Mails(export, threads(heads), MailReader(ours, own_domain=us.own_domain, trust=trust))
