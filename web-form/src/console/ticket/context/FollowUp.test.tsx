import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { deskAnswers, open } from '@/test/desk';
import { answer } from '@/test/server';
import { openTicket } from '@/test/tickets';

const CONTEXT = {
  customer: { id: 'c-1', name: 'Ada', email: null, phone: null, company: null, plan: null, since: '2026-01-01T00:00:00Z', identifiers: [], proof_in_words: 'Proven' },
  value: { amount: null, currency: null, known: false, factors: [] },
  churn: { risk: null, known: false, factors: [] },
  orders: [],
  past_tickets: [],
  other_conversations: [],
  merge_suggestions: [],
  notes: [],
};

beforeEach(deskAnswers);

it('snoozes until the morning that was promised', async () => {
  answer('get', '/api/tickets/TKT-0042/context', { ...CONTEXT, follow_up: { on: '2099-12-01', why: 'promised', said: 'I will call you on Tuesday.' } } as never);
  const asked = answer('patch', '/api/tickets/TKT-0042', openTicket() as never);
  const user = open();
  await screen.findByText('It was promised for Tuesday, December 1:');
  screen.getByText('I will call you on Tuesday.');
  await user.click(screen.getByRole('button', { name: 'Snooze until Tuesday, December 1' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(await asked[0]!.json()).toEqual({ snoozed_until: new Date('2099-12-01T09:00:00').toISOString() });
});

it('says that it is due where the day is over', async () => {
  answer('get', '/api/tickets/TKT-0042/context', { ...CONTEXT, follow_up: { on: '2020-12-01', why: 'waits', said: null } } as never);
  open();
  await screen.findByText('It was due on Tuesday, December 1.');
  expect(screen.queryByRole('button', { name: /Snooze until/ })).toBeNull();
});
