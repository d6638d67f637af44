import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const CALL = {
  id: '6f0b1f0e-0000-4000-8000-000000000001',
  kind: 'sla_breached',
  ticket: 'TKT-0042',
  at: '2026-11-30T00:00:00Z',
  state: 'dead',
  attempts: 10,
  next_attempt_at: null,
  problem: 'answered 500',
};

function open() {
  window.history.replaceState(null, '', '/console/settings/webhook/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', administer: 'all' } });
  answer('get', '/notifications/webhook/deliveries', []);
});

it('calls an address, and shows its secret once', async () => {
  answer('get', '/notifications/webhook', null);
  const asked = answer('put', '/notifications/webhook', { url: 'https://hooks.example.com/', secret: 'whsec_c2VjcmV0' });
  const user = open();
  await user.type(await screen.findByLabelText('Address, beginning with https://'), 'https://hooks.example.com/');
  await user.click(screen.getByRole('button', { name: 'Call this address' }));
  await screen.findByText('whsec_c2VjcmV0');
  expect(await asked[0]!.json()).toEqual({ url: 'https://hooks.example.com/' });
});

it('says what is wrong with an address, and keeps it', async () => {
  answer('get', '/notifications/webhook', null);
  answer('put', '/notifications/webhook', refused(422, { url: 'It lies inside a network.' }));
  const user = open();
  await user.type(await screen.findByLabelText('Address, beginning with https://'), 'https://10.0.0.1/');
  await user.click(screen.getByRole('button', { name: 'Call this address' }));
  await screen.findByText('It lies inside a network.');
  expect(screen.getByLabelText('Address, beginning with https://')).toHaveProperty('value', 'https://10.0.0.1/');
});

it('says how the last calls went, and why one was given up', async () => {
  answer('get', '/notifications/webhook', { url: 'https://hooks.example.com/', changed_at: CALL.at });
  answer('get', '/notifications/webhook/deliveries', [CALL]);
  open();
  const list = await screen.findByRole('list', { name: 'The last calls' });
  within(list).getByText(/was given up/);
  within(list).getByText(/10 attempts · answered 500/);
});

it('stops only after a second word', async () => {
  answer('get', '/notifications/webhook', { url: 'https://hooks.example.com/', changed_at: CALL.at });
  const asked = answer('delete', '/notifications/webhook', new Response(null, { status: 204 }));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Stop calling' }));
  expect(asked).toHaveLength(0);
  answer('get', '/notifications/webhook', null);
  await user.click(screen.getByRole('button', { name: 'Stop calling' }));
  await screen.findByText('Nobody is called yet.');
  expect(asked).toHaveLength(1);
});
