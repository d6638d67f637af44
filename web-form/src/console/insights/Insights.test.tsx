import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const figure = (name: string, title: string, unit: string, rises_well: boolean | null = true) =>
  ({ key: name, name, title, definition: `${title}, as counted.`, unit, currency: null as string | null, rises_well });
const VOLUME = figure('volume', 'Messages', 'count', null);
const AUTOMATIC = figure('automatic', 'Answered automatically', 'share');
const BARS = [
  { since: '2026-03-02T00:00:00Z', until: '2026-03-03T00:00:00Z' },
  { since: '2026-03-03T00:00:00Z', until: '2026-03-04T00:00:00Z' },
];
const PAGE = {
  page: 'overview',
  since: '2026-03-02',
  until: '2026-03-04',
  zone: 'UTC',
  as_of: '2026-03-04T09:00:00Z',
  bars: BARS,
  compared: null,
  figures: [
    { figure: VOLUME, value: 12, before: 10, series: [5, 7] },
    { figure: AUTOMATIC, value: null, before: null, series: [null, null] },
  ],
  splits: [{ by: 'channel', figures: [VOLUME], parts: [{ key: 'email', name: 'email', values: { volume: 12 } }] }],
};
const ROW = { at: '2026-03-02T10:00:00Z', event_id: 'e', kind: 'received', label: '', ticket: 'TKT-0007', subject: 'Export', deal_id: null, customer: 'Ada' };

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all' } });
  answer('get', '/colleagues', []);
  answer('get', '/insights/mails', []);
});

function open(found: object | Response, address = '/console/insights/') {
  answer('get', '/insights/overview', found as never);
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

it('tells a figure, and says where there is none', async () => {
  open(PAGE);
  await screen.findByRole('button', { name: 'Messages, the whole time: tickets, 12' });
  screen.getByText('No data');
});

it('leads from a bar to its tickets', async () => {
  answer('get', '/insights/figures/volume/rows', { items: [ROW], next_cursor: null });
  open(PAGE);
  const bars = within(await screen.findByRole('region', { name: 'Messages', hidden: true }));
  await userEvent.click(bars.getAllByRole('button', { hidden: true })[0]!);
  await screen.findByRole('link', { name: 'TKT-0007' });
});

it('leads to the deals behind a figure', async () => {
  answer('get', '/insights/figures/volume/rows', { items: [{ ...ROW, ticket: null, deal_id: 7 }], next_cursor: null });
  open(PAGE);
  await userEvent.click(await screen.findByRole('button', { name: 'Messages, Email: tickets, 12' }));
  expect((await screen.findByRole('link', { name: 'Export' })).getAttribute('href')).toBe('/console/deals/7/');
});

it('says of an answer at once that it took less than a second', async () => {
  open({ ...PAGE, figures: [...PAGE.figures, { figure: figure('first_response_median', 'First response, median', 'seconds'), value: 0, before: null, series: [0, 0] }] });
  await screen.findByRole('button', { name: /First response.*< 1 s$/ });
});

it('tells money in its currency, and leads to the deals of that one', async () => {
  const asked = answer('get', '/insights/figures/won/rows', { items: [ROW], next_cursor: null });
  const won = (currency: string) => ({ ...figure('won', `Won in ${currency}`, 'money'), key: `won ${currency}`, currency });
  open({ ...PAGE, figures: [{ figure: won('EUR'), value: 50, before: null, series: [50, 0] }, { figure: won('JPY'), value: 7000, before: null, series: [0, 7000] }], splits: [] });
  await screen.findByRole('button', { name: 'Won in EUR, the whole time: tickets, €50.00' });
  await userEvent.click(screen.getByRole('button', { name: 'Won in JPY, the whole time: tickets, ¥7,000' }));
  await screen.findByRole('link', { name: 'TKT-0007' });
  expect(new URL(asked[0]!.url).searchParams.get('label')).toBe('JPY');
});

it('tells apart by channel, as bars and as a table that leads to the tickets', async () => {
  const asked = answer('get', '/insights/figures/volume/rows', { items: [ROW], next_cursor: null });
  open(PAGE);
  await userEvent.click(await screen.findByRole('button', { name: 'Messages, Email: tickets, 12' }));
  await screen.findByRole('link', { name: 'TKT-0007' });
  expect(new URL(asked[0]!.url).searchParams.get('channel')).toBe('email');
});

it('counts one team alone, of those in reach', async () => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'team' }, teams: ['billing'] });
  const asked = answer('get', '/insights/overview', PAGE, PAGE);
  window.history.replaceState(null, '', '/console/insights/');
  show(<Console />);
  await userEvent.selectOptions(await screen.findByLabelText('Team'), 'billing');
  await waitFor(() => expect(asked.some(({ url }) => new URL(url).searchParams.get('team') === 'billing')).toBe(true));
});

it('shows customers as they are now', async () => {
  answer('get', '/churn/buyers', { buyers: 3, returning: 2, new: 1, new_days: 28, value: 18100, at_risk: 0, value_at_risk: null, currency: 'EUR' });
  answer('get', '/churn/customers', []);
  answer('get', '/churn', { model: null, why: 'not_fitted_yet', customers_needed: 200, needed_of_each: 25, judged: [] });
  open(PAGE, '/console/insights/customers/');
  await screen.findByText('Worth €18,100 so far; orders in other currencies do not count.');
  await screen.findByText('Nobody seems to be leaving');
});

it('says in words how it compares', async () => {
  open(PAGE, '/console/insights/?compare=true');
  await screen.findByText('2 more than before: 10');
});

it('says that nothing happened', async () => {
  open({ ...PAGE, figures: [{ figure: VOLUME, value: 0, before: null, series: [0, 0] }], splits: [] });
  await screen.findByText('Nothing happened in this time');
});

it('says why it cannot be shown', async () => {
  open(refused(503));
  await screen.findByText('The server says no.');
});
