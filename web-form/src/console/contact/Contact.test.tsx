import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { contact, deal, task } from '@/test/records';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const NOW = '2026-11-29T08:00:00Z';
const CALL = { kind: 'activity', id: '1', at: NOW, title: 'call', text: 'She wants a quote', by: 'Mia', status: null, channel: null, direction: 'outbound', ticket_id: null, deal_id: null };
const MAIL = { ...CALL, kind: 'message', id: '2', title: 'My invoice', text: 'Where is it?', by: 'customer', channel: 'email', ticket_id: 'TKT-0042' };
const SIDE = { name: 'A. Lovelace', email: null, phone: '+49301234567', company: null };
const TWIN = { first: { ...SIDE, id: 1 }, second: { ...SIDE, id: 2 }, sure: false, strength: 0.9, evidence: [{ rule: 'phone', detail: 'the same number', proven: false }] };

function open() {
  window.history.replaceState(null, '', '/console/contacts/1/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all', merge: 'all' } });
  answer('get', '/colleagues', []);
  answer('get', '/contacts', []);
  answer('get', '/contacts/1', contact(1));
  answer('get', '/contacts/1/timeline', { items: [CALL, MAIL], next_cursor: null });
  answer('get', '/contacts/1/consents', { consents: [], suppressed: {} });
  answer('get', '/contacts/1/duplicates', [TWIN]);
  answer('get', '/contacts/1/churn', null);
  answer('get', '/contacts/1/preferences', []);
  answer('get', '/contacts/1/orders', []);
  answer('get', '/contacts/1/recommended', []);
  answer('get', '/deals', [deal(9, { title: 'Big engine' })]);
  answer('get', '/pipelines', []);
  answer('get', '/tasks', [task(4, { title: 'Send a quote' })]);
});

it('has everything of one person on one page', async () => {
  open();
  await screen.findByRole('heading', { name: 'Ada Lovelace' });
  await screen.findByText('She wants a quote');
  screen.getByRole('link', { name: 'TKT-0042' });
  expect((await screen.findByRole('link', { name: 'Big engine' })).getAttribute('href')).toBe('/console/pipelines/1/?deal=9');
  await screen.findByRole('checkbox', { name: 'Complete Send a quote' });
});

it('shows what somebody bought, where the parcel is, and what they may want next', async () => {
  const parcel = { status: 'shipped', carrier: 'DHL', tracking_number: 'JD014', tracking_url: 'https://dhl.example/JD014' };
  answer('get', '/contacts/1/orders', [
    { number: '#1009', status: 'fulfilled', total_minor: 19900, currency: 'EUR', placed_at: NOW, lines: ['1 x Surfboard'], parcels: [parcel] },
  ]);
  answer('get', '/contacts/1/recommended', [{ id: '6f0b1f0e-0000-4000-8000-000000000001', title: 'Wetsuit', together: 1, close: 0.4 }]);
  open();
  await screen.findByText('#1009 · €199.00');
  expect(screen.getByRole('link', { name: 'Parcel DHL JD014' }).getAttribute('href')).toBe(parcel.tracking_url);
  screen.getByRole('link', { name: 'Wetsuit' });
});

it('keeps what was typed into the form where somebody else was faster, and shows what is new', async () => {
  const asked = answer('patch', '/contacts/1', refused(412), contact(1));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Position'), 'Countess');
  answer('get', '/contacts/1', contact(1, { position: 'Baroness', updated_at: '2026-11-29T09:00:00Z' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await dialog.findByText('Position: Baroness');
  expect(dialog.getByLabelText('Position')).toHaveProperty('value', 'Countess');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await expect.poll(() => asked.at(-1)!.headers.get('If-Match')).toBe('"2026-11-29T09:00:00Z"');
});

it('writes down a call', async () => {
  const asked = answer('post', '/activities', {});
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Log a call' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Minutes'), '12');
  await user.type(dialog.getByLabelText('What was said'), 'Call again');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toEqual({ kind: 'call', contact_id: 1, direction: 'outbound', minutes: 12, text: 'Call again' });
});

it('merges field by field, and takes them apart again', async () => {
  answer('get', '/contacts/2', contact(2, { first_name: 'A.', email: null, position: 'Countess' }));
  const merged = answer('post', '/contacts/1/merge', { merge_id: '6f0b1f0e-0000-4000-8000-00000000aaaa', contact: contact(1) });
  const apart = answer('post', '/contacts/1/unmerge', contact(1));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Compare and merge' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('radio', { name: 'A. Lovelace' }));
  await user.click(dialog.getByRole('button', { name: 'Merge' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await expect.poll(() => [merged.length, apart.length]).toEqual([1, 1]);
  expect(await merged[0]!.json()).toEqual({ other_id: 2, fields: { name: 'other' } });
});

it('says so where there is nobody', async () => {
  answer('get', '/contacts/1', refused(404));
  open();
  await screen.findByText('There is no such contact');
});

it('shows what they prefer with its source, and strikes out what is wrong', async () => {
  const PREFERS = { id: 5, topic: 'channel', value: 'phone', said: 'Please call me.', proven: true, channel: 'email', ticket: 'TKT-0043', order_number: null, learnt_at: NOW };
  answer('get', '/contacts/1/preferences', [PREFERS], []);
  const struck = answer('delete', '/contacts/1/preferences/5', new Response(null, { status: 204 }));
  const user = open();
  await screen.findByText(/Please call me/);
  screen.getByRole('link', { name: 'TKT-0043' });
  await user.click(screen.getByRole('button', { name: 'Wrong: Reach them by phone' }));
  await screen.findByText(/Nothing is learnt yet/);
  expect(struck.length).toBe(1);
});

it('says whether a buyer comes back, and guesses nothing', async () => {
  const SCORE = { probability: null, factors: [], orders: 1, last_order_at: NOW, turned_at: null, scored_at: NOW, model: null, horizon_days: null };
  answer('get', '/contacts/1/churn', SCORE);
  open();
  await screen.findByText('Not enough orders to tell whether they come back');
});
