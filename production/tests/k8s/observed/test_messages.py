"""Messages that are given up, or all fail."""

from __future__ import annotations

from functools import partial

from production.tests.k8s.observed.alerts import Alerts, fires
from production.tests.k8s.observed.breaking import absent, dying_readers, execute, refusing
from production.tests.k8s.observed.customers import fill_in, mail, write_nonsense
from production.tests.support.stack import Stack

_PARKED_LONG_AGO = """
insert into parked_keys (key, reason, until, parked_at)
values ('somebody', 'test', now() + interval '1 hour', now() - interval '20 minutes')
on conflict do nothing
"""
_READ_LONG_AGO = "update mailboxes set synced_at = now() - interval '10 minutes'"


@fires("DeadLetters")
async def test_a_message_that_nobody_can_read(stack: Stack, alerts: Alerts) -> None:
    await write_nonsense(stack)
    await alerts.fire()


@fires("MostMessagesFail")
async def test_a_database_that_does_not_fit_the_release(stack: Stack, alerts: Alerts) -> None:
    async with absent(stack, "opt_outs"):
        await fill_in(stack, 40)
        await alerts.fire()
    await alerts.end()


@fires("SenderStuck")
async def test_a_sender_of_whom_nothing_ends(stack: Stack, alerts: Alerts) -> None:
    await execute(stack, _PARKED_LONG_AGO)
    await alerts.fire()
    await execute(stack, "delete from parked_keys where key = 'somebody'")
    await alerts.end()


@fires("MailboxStuck")
async def test_a_mailbox_that_nobody_reads(stack: Stack, alerts: Alerts) -> None:
    async with refusing(stack, "gmail", "history", status=503):
        await alerts.fire(meanwhile=partial(execute, stack, _READ_LONG_AGO))
    await alerts.end()


@fires("MailUnreadable")
async def test_a_mail_over_which_its_reader_dies(stack: Stack, alerts: Alerts) -> None:
    async with dying_readers(stack):
        await alerts.fire(meanwhile=partial(mail, stack))
