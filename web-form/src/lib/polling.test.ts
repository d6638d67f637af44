import { expect, it } from 'vitest';
import type { Ticket, TicketMessage } from '@/queries/tickets';
import { isAnswered, pollDelay } from './polling';

const ticket = (fields: Partial<Ticket>, ...roles: TicketMessage['role'][]): Ticket => ({
  ticket_id: 'TKT-0001',
  status: 'open',
  category: 'general',
  priority: 'medium',
  source_channel: 'web_form',
  subject: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  access: 'full',
  responses: [],
  messages: roles.map((role) => ({ role, content: 'x', cut: '', created_at: '2026-01-01T00:00:00Z', files: [] })),
  ...fields,
});

it('starts at 1.5 s, never speeds up, and settles at 10 s', () => {
  const delays = Array.from({ length: 30 }, (_, asked) => pollDelay(asked));
  expect(delays[0]).toBe(1500);
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
  expect(delays.at(-1)).toBe(10_000);
});

it.each([
  ['nothing yet', ticket({}), false],
  ['only the customer', ticket({}, 'customer'), false],
  ['answered', ticket({}, 'customer', 'agent'), true],
  ['asked again', ticket({}, 'customer', 'agent', 'customer'), false],
  ['handed over', ticket({ status: 'escalated' }, 'customer', 'agent'), false],
  ['a person answered', ticket({ status: 'escalated' }, 'customer', 'agent', 'human'), true],
  ['status only, open', ticket({ access: 'status_only' }), false],
  ['status only, answered', ticket({ access: 'status_only', status: 'waiting_customer' }), true],
  ['resolved', ticket({ status: 'resolved' }, 'customer'), true],
])('%s', (_, given, answered) => expect(isAnswered(given)).toBe(answered));
