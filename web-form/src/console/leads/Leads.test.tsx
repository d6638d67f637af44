import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const NOW = '2026-11-29T08:00:00Z';
const ADA = {
  id: '1', created_at: NOW, outcome: 'new', reason: null, form: 'Spring offer', agreed_to: ['Send me news'], contact_id: 1, contact_name: 'Ada',
  deal_id: 5, deal_title: 'Spring offer', pipeline_id: 2, answered_by: 'email', answered_at: NOW, answer_status: 'delivered', answer_error: null,
};
const BOB = { ...ADA, id: '2', contact_id: 2, contact_name: 'Bob', agreed_to: [], answered_by: 'whatsapp', answered_at: null, answer_status: 'failed', answer_error: '63016' };
const AGAIN = { ...ADA, id: '3', outcome: 'again', contact_id: 3, contact_name: 'Eve', deal_id: null, answered_by: null, answered_at: null, answer_status: null };
const TEST = { ...AGAIN, id: '4', outcome: 'test', form: '900', agreed_to: [], contact_id: null, contact_name: null };

beforeEach(() => somebodyIsSignedIn({ actions: { self: 'all', read: 'all' } }));

function open(...leads: object[]) {
  answer('get', '/leads', leads);
  window.history.replaceState(null, '', '/console/leads/');
  return show(<Console />);
}

const row = async (name: string) => within((await screen.findByText(name)).closest('li')!);

it('shows what somebody agreed to, and when and how they were answered', async () => {
  open(ADA);
  const ada = await row('Ada');
  ada.getByText('Lead ad, form Spring offer');
  ada.getByText('Agreed to: “Send me news”');
  ada.getByText(/^Answered by Email/);
  expect(ada.getByRole('link', { name: 'Spring offer' }).getAttribute('href')).toContain('/console/pipelines/2/');
});

it('says why an answer did not arrive', async () => {
  open(BOB);
  const bob = await row('Bob');
  bob.getByText('The answer by WhatsApp did not arrive: 63016');
  bob.getByText('Agreed to nothing but an answer');
});

it('marks tests and the same form again', async () => {
  open(AGAIN, TEST);
  (await row('Eve')).getByText('Again: the same form a moment before');
  (await row('Nobody known')).getByText('Test: nobody is behind it');
});

it('says so where nobody has filled in a form', async () => {
  open();
  await screen.findByText('Nobody has filled in a form yet');
});

it('says why it shows nothing', async () => {
  answer('get', '/leads', refused(403));
  window.history.replaceState(null, '', '/console/leads/');
  show(<Console />);
  await screen.findByText('The server says no.');
});
