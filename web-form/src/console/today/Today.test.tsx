import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, answerLate, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { task } from '@/test/records';
import { row } from '@/test/tickets';
import { Console } from '../Console';

const DAY = {
  since: '2026-11-29T00:00:00Z',
  channels: { email: 3, whatsapp: 1 },
  replied: 2,
  drafted: 1,
  escalated: 1,
  parked: 0,
  ignored: 0,
  troubles: [{ kind: 'not_delivered', messages: 1, tickets: ['TKT-0007'] }],
  judged: { days: 30, unchanged: 3, edited: 1, rejected: 0 },
  called_wrong: { answers: 1, tickets: ['TKT-0011'] },
  ratings: { answers: 2, average: 3, unhappy: ['TKT-0009'] },
};
const COUNTS = { mine: 0, to_approve: 2, needs_person: 1, waiting_customer: 0, snoozed: 0, all: 3, parked: 4 };

function open(day: object = DAY, counts: object = COUNTS) {
  answer('get', '/today', day);
  answer('get', '/inbox/counts', counts);
  window.history.replaceState(null, '', '/console/');
  return show(<Console />);
}

/** The part of the page under this heading. */
const part = async (name: string) => within((await screen.findByRole('heading', { name })).parentElement!);

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', triage: 'all' } });
  answer('get', '/health', { status: 'healthy', version: '1', components: {} });
  answer('get', '/tasks/my-day', { overdue: [task(1)], today: [task(2), task(3)], next: [] });
  answer('get', '/pipelines', [{ id: 1, name: 'Sales' }]);
  answer('get', '/pipelines/1/forecast', [
    { currency: 'EUR', month: null, deals: 2, value: 300, weighted: 30 },
    { currency: 'EUR', month: '2026-12-01', deals: 1, value: 100, weighted: 50 },
  ]);
  answer('get', '/api/tickets', { tickets: [row({ id: 'TKT-0042' })], matches: 1, next_cursor: null });
});

it('says how satisfied customers are, and leads to who is not', async () => {
  open();
  const satisfied = await part('What customers say');
  satisfied.getByText('2 customers said how satisfied they are: 3.0 of 5 on average.');
  expect(satisfied.getByRole('link', { name: 'TKT-0009' }).getAttribute('href')).toBe('/console/inbox/TKT-0009/');
});

it('says what came in, and by which channel', async () => {
  open();
  await screen.findByText('4 messages came in: 3 by email and 1 by WhatsApp.');
});

it('says what the AI did alone, and how often people agreed', async () => {
  open();
  const ai = await part('What the AI did');
  await ai.findByText('It answered 2 messages alone.');
  ai.getByText(/marked 1 of its answers as wrong/);
  ai.getByRole('link', { name: 'TKT-0011' });
  await ai.findByText(/people sent 3 of its 4 drafts as they were \(75%\)/);
});

it('leads from every number that waits to its list', async () => {
  open();
  const link = await (await part('What waits')).findByRole('link', { name: 'for approval' });
  expect(link.getAttribute('href')).toBe('/console/inbox/?view=to_approve');
  screen.getByText(/4 mails are/);
});

it('names who is first in line', async () => {
  open();
  await (await part('What waits')).findByRole('link', { name: 'TKT-0042' });
});

it('keeps the line free of words until it knows who is first', async () => {
  const come = answerLate('get', '/api/tickets', { tickets: [row({ id: 'TKT-0042' })], matches: 1, next_cursor: null });
  open();
  const waits = await part('What waits');
  await waits.findByText(/1 ticket waits/);
  waits.getByRole('status', { name: 'Looking what waits' });
  expect(waits.queryByText('First in line')).toBeNull();
  come();
  await waits.findByText('First in line');
});

it('says nothing of a line that is empty by now', async () => {
  answer('get', '/api/tickets', { tickets: [], matches: 0, next_cursor: null });
  open();
  const waits = await part('What waits');
  await waits.findByText(/1 ticket waits/);
  await waitFor(() => expect(waits.queryByRole('status')).toBeNull());
  expect(waits.queryByText('First in line')).toBeNull();
});

it('speaks of tasks where none is due, since tickets may wait', async () => {
  answer('get', '/tasks/my-day', { overdue: [], today: [], next: [] });
  open();
  await (await part('Your work')).findByText('You have no task for today.');
});

it('says what went wrong, and where it is looked after', async () => {
  open();
  const troubles = await part('What went wrong');
  troubles.getByText(/1 reply did not arrive/);
  troubles.getByRole('link', { name: 'TKT-0007' });
});

it('says what one has to do, and what open deals may bring', async () => {
  open();
  const work = await part('Your work');
  work.getByRole('link', { name: '1 task overdue and 2 tasks for today' });
  await work.findByText(/in Sales, worth €400, of which €80 may be expected/);
});

it('says so where the day is quiet', async () => {
  const nothing = { mine: 0, to_approve: 0, needs_person: 0, waiting_customer: 0, snoozed: 0, all: 0, parked: 0 };
  open({ ...DAY, channels: {}, troubles: [] }, nothing);
  await screen.findByText('Nobody has written so far.');
  await screen.findByText('Nothing waits for anybody.');
});

it('says why the day cannot be shown', async () => {
  open(refused(403));
  await screen.findByText('The day cannot be shown right now');
});
