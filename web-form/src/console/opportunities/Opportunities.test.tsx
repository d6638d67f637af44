import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const NOW = '2026-11-29T08:00:00Z';
const ASKED = {
  id: 7, rule: 'asked_for_prices', action: 'reply', score: 85, facts: { waits_days: 2.4 }, said: 'How much is Pro?', proven: false, found_at: NOW,
  contact_id: 1, contact_name: 'Ada', phone: '+49301234567', ticket: 'TKT-0042', ticket_subject: null, deal_id: null, deal_title: null, pipeline_id: null, order_number: null,
};
const GREW = { ...ASKED, id: 8, rule: 'grew_in_seats', action: 'deal', said: null, proven: true, ticket: null, phone: null, order_number: '#17', contact_name: 'Bob', facts: { quantity: 30, before: 10, title: 'Seat' } };
const LEAVER = {
  id: 1, name: 'Ada', email: null, phone: null, company: null, value: 4200, currency: 'EUR', probability: 0.83, orders: 6, last_order_at: NOW, turned_at: NOW, scored_at: NOW, ticket: null,
  factors: [{ name: 'silence', share: 0.7, raises: true, value: 143.2 }, { name: 'mood', share: 0.3, raises: false, value: 0.8 }],
};
const judged = (model: string, lead: number) => ({ model, auc: 0.81, brier: 0.142, calibration_error: 0.021, lead, bins: [{ customers: 40, said: 0.2, happened: 0.25 }] });
const MODEL = { model: 'logistic', why: 'beats_recency', fitted_at: NOW, horizon_days: 60, customers: 400, gone: 150, customers_needed: 200, needed_of_each: 25, judged: [judged('recency', 0), judged('logistic', 4.2)] };

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all' } });
  answer('get', '/pipelines', [{ id: 1, name: 'Sales' }]);
  answer('get', '/contacts', []);
});

function open(path: string) {
  window.history.replaceState(null, '', `/console/${path}/`);
  return show(<Console />);
}

const row = async (name: string) => within((await screen.findByRole('link', { name })).closest('li')!);

it('says why something is an opportunity, and where it was seen', async () => {
  answer('get', '/opportunities', [ASKED, GREW]);
  open('opportunities');
  const ada = await row('Ada');
  ada.getByText('Asked about prices 2 days ago and has no answer');
  ada.getByText('How much is Pro?');
  ada.getByText('From an address that is not proven to be theirs');
  expect(ada.getByRole('link', { name: 'Open ticket and draft' }).getAttribute('href')).toBe('/console/inbox/TKT-0042/');
  expect(ada.getByRole('link', { name: 'Call Ada' }).getAttribute('href')).toBe('tel:+49301234567');
  const bob = await row('Bob');
  bob.getByText('Ordered 30 × Seat, after 10 the time before');
  bob.getByText('Order #17');
  expect(bob.queryByRole('link', { name: 'Open ticket and draft' })).toBeNull();
});

it('makes a task of one with one click', async () => {
  answer('get', '/opportunities', [ASKED]);
  const asked = answer('post', '/tasks', {});
  const user = open('opportunities');
  await user.click((await row('Ada')).getByRole('button', { name: 'Make a task' }));
  await screen.findByText('It is on the list of tasks');
  expect(await asked[0]!.json()).toMatchObject({ contact_id: 1, title: expect.stringContaining('Ada') });
});

it.each(['done', 'dismissed'])('closes one for good as %s', async (outcome) => {
  answer('get', '/opportunities', [ASKED], []);
  const asked = answer('post', '/opportunities/7/close', new Response(null, { status: 204 }));
  const user = open('opportunities');
  await user.click(await screen.findByRole('button', { name: outcome === 'done' ? 'Done: Ada' : 'Not one: Ada' }));
  await screen.findByText('There is nothing to win or lose right now');
  expect(await asked[0]!.json()).toEqual({ outcome });
});

it('says why they cannot be shown', async () => {
  answer('get', '/opportunities', refused(503));
  open('opportunities');
  await screen.findByText('The server says no.');
});

it('shows who may stay away with why, and how well that is known', async () => {
  answer('get', '/churn/customers', [LEAVER]);
  answer('get', '/churn', MODEL);
  open('at-risk');
  const ada = await row('Ada');
  ada.getByText('83% likely to stay away · €4,200');
  ada.getByText(/No order for 143 days/);
  ada.getByText(/speaks for staying, 30%/);
  await screen.findByText(/All that is known \(logistic\) is used/);
  await screen.findByRole('row', { name: 'Recency alone 0.81 0.142 0.021 0' });
  screen.getByRole('row', { name: 'All that is known (logistic) 0.81 0.142 0.021 +4.2' });
  screen.getByRole('row', { name: '20% 25% 40' });
});

it('guesses nothing where there is not enough data', async () => {
  answer('get', '/churn/customers', []);
  answer('get', '/churn', { ...MODEL, model: null, why: 'not_enough_data', judged: [] });
  open('at-risk');
  await screen.findByText('Nobody seems to be leaving');
  await screen.findByText(/Not enough data: 200 buyers/);
  expect(screen.queryByRole('table')).toBeNull();
});

it('is part of its page in the rail', async () => {
  answer('get', '/churn/customers', []);
  answer('get', '/churn', { ...MODEL, model: null, why: 'not_enough_data', judged: [] });
  open('at-risk');
  const rail = within(await screen.findByRole('navigation', { name: 'Pages' }));
  rail.getByRole('link', { name: 'Opportunities', current: true });
});
