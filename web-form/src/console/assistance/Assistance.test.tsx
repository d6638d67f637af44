import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const RULES = { channel: 'email', send_threshold: 0.9, draft_threshold: 0.6, always_draft: [], csat: true };
const OUTCOME = { channel: 'email', confidence_from: 0.9, offered: 8, unchanged: 5, edited: 2, median_edit_distance: 0.2, rejected: 1, void: 0 };

function open() {
  window.history.replaceState(null, '', '/console/settings/assistance/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', administer: 'all', report: 'all' } });
  answer('get', '/assist/channels', [RULES]);
  answer('get', '/assist/outcomes', { since: '2026-11-01T00:00:00Z', outcomes: [OUTCOME] });
  answer('get', '/assist/plans', [{ name: 'business', monthly: 99, currency: 'EUR' }]);
});

it('saves a threshold when its field is left', async () => {
  const asked = answer('patch', '/assist/channels/email', { ...RULES, send_threshold: 0.95 });
  const user = open();
  const field = await screen.findByLabelText('Sends by itself from');
  await user.clear(field);
  await user.type(field, '95');
  await user.tab();
  await screen.findByText(/Saved/);
  expect(await asked[0]!.json()).toEqual({ send_threshold: 0.95 });
});

it('asks customers of a channel no more how satisfied they are', async () => {
  const asked = answer('patch', '/assist/channels/email', { ...RULES, csat: false });
  const user = open();
  await user.click(await screen.findByRole('switch', { name: /Ask customers/ }));
  await screen.findByText(/Saved/);
  expect(await asked[0]!.json()).toEqual({ csat: false });
});

it('says beside the field why it was not saved', async () => {
  answer('patch', '/assist/channels/email', refused(422, { draft_threshold: 'at most the other one' }));
  const user = open();
  const field = await screen.findByLabelText('Drafts for approval from');
  await user.clear(field);
  await user.type(field, '99');
  await user.tab();
  await screen.findByText('at most the other one');
});

it('says what became of the suggestions', async () => {
  open();
  await screen.findByRole('row', { name: 'Email 90% and more 8 5 2 1 0' });
});

it('changes what a plan brings', async () => {
  const asked = answer('put', '/assist/plans/Business', { name: 'business', monthly: 120, currency: 'EUR' });
  const user = open();
  await screen.findByText('€99.00');
  await user.type(screen.getByLabelText('Plan'), 'Business');
  await user.type(screen.getByLabelText('A month'), '120');
  await user.click(screen.getByRole('button', { name: 'Save plan' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toEqual({ monthly: 120, currency: 'EUR' });
});
