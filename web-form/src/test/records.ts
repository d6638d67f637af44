import type { Contact } from '@/queries/contacts';
import type { Board, BoardColumn, Card, Deal, Status } from '@/queries/deals';
import type { Task } from '@/queries/tasks';

const NOW = '2026-11-29T08:00:00Z';

export const contact = (id: number, change: Partial<Contact> = {}): Contact => ({
  id,
  customer_id: `6f0b1f0e-0000-4000-8000-0000000000${id}`,
  first_name: 'Ada',
  last_name: 'Lovelace',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  phone: '+49301234567',
  company: 'Engines Ltd',
  company_id: 3,
  position: null,
  notes: '',
  tags: [],
  time_zone: null,
  owner_id: null,
  team: null,
  custom: {},
  created_at: NOW,
  updated_at: NOW,
  ...change,
});

export const card = (id: number, change: Partial<Card> = {}): Card => ({
  id,
  title: `Deal ${id}`,
  value: id * 100,
  currency: 'EUR',
  contact_name: 'Ada Lovelace',
  owner_id: null,
  expected_close: null,
  rotting: false,
  ...change,
});

const column = (status: Status, weight: number, items: Card[]): BoardColumn => {
  const value = items.reduce((sum, each) => sum + each.value, 0);
  const sums = items.length > 0 ? [{ currency: 'EUR', deals: items.length, value, weighted: value * weight }] : [];
  return { status, label: status[0]!.toUpperCase() + status.slice(1), weight, deals: items.length, sums, items, next_cursor: null };
};

/** Two leads, one qualified. */
export const BOARD: Board = {
  pipeline_id: 1,
  name: 'Sales',
  columns: [
    column('lead', 0.1, [card(1), card(2)]),
    column('qualified', 0.25, [card(3)]),
    column('proposal', 0.5, []),
    column('negotiation', 0.75, []),
    column('won', 1, []),
    column('lost', 0, []),
  ],
};

export const deal = (id: number, change: Partial<Deal> = {}): Deal => ({
  ...card(id),
  description: null,
  status: 'lead',
  pipeline_id: 1,
  contact_id: 1,
  company_id: null,
  status_since: NOW,
  closed_at: null,
  lost_reason: null,
  tags: [],
  custom: {},
  team: null,
  created_at: NOW,
  updated_at: NOW,
  ...change,
});

export const task = (id: number, change: Partial<Task> = {}): Task => ({
  id,
  title: `Task ${id}`,
  description: null,
  priority: 'medium',
  status: 'todo',
  is_completed: false,
  contact_id: null,
  contact_name: null,
  deal_id: null,
  ticket: null,
  time_zone: 'UTC',
  due_date: null,
  remind_at: null,
  repeats: null,
  completed_at: null,
  tags: [],
  custom: {},
  owner_id: null,
  team: null,
  created_at: NOW,
  updated_at: NOW,
  ...change,
});
