import type { SuggestedReply } from '@/queries/assist';
import type { Counts, TicketPage, TicketRow } from '@/queries/inbox';
import type { Item, OpenTicket } from '@/queries/staffTicket';

/** A ticket as the list has it. */
export const row = (change: Partial<TicketRow> = {}): TicketRow => ({
  id: 'TKT-0042',
  uuid: '6f0b1f0e-0000-4000-8000-000000000042',
  subject: 'Billing address',
  status: 'escalated',
  priority: 'normal',
  channel: 'email',
  category: 'billing',
  smart_score: 7.5,
  matches_topic_alert: false,
  customer_id: '6f0b1f0e-0000-4000-8000-0000000000c1',
  customer_name: 'Ada Lovelace',
  created_at: '2026-11-29T08:00:00Z',
  waiting_since: '2026-11-29T08:00:00Z',
  age_hours: 2,
  excerpt: 'How do I change the billing address?',
  sentiment: 0.6,
  tags: [],
  assigned_to: null,
  assigned_team: 'billing',
  snoozed_until: null,
  escalation_reason: null,
  draft: null,
  sla: null,
  ...change,
});

/** A page of the list; `next` is where the one after it begins. */
export const page = (tickets: TicketRow[], next: string | null = null): TicketPage => ({
  tickets,
  pagination: { page: 1, limit: 50, total: tickets.length, has_next: next !== null, has_prev: false },
  topic_alerts_active: [],
  matches: 0,
  as_of: '2026-11-29T10:00:00Z',
  next_cursor: next,
});

export const COUNTS: Counts = {
  mine: 2,
  to_approve: 1,
  needs_person: 3,
  waiting_customer: 0,
  snoozed: 0,
  all: 6,
  parked: 0,
};

/** The same with its conversation. */
export const openTicket = (change: Partial<OpenTicket> = {}): OpenTicket => ({
  ...row(),
  next_statuses: ['in_progress', 'waiting_customer', 'resolved'],
  conversation_id: '6f0b1f0e-0000-4000-8000-0000000000f1',
  customer: { id: row().customer_id, contact: 7, name: 'Ada Lovelace', email: 'ada@example.com', phone: null },
  proof: 'proven',
  handled_by: 'person',
  last_message_id: '6f0b1f0e-0000-4000-8000-0000000000e1',
  my_draft: null,
  my_files: [],
  scheduled: null,
  related: [],
  letters: true,
  takes_files: true,
  viewers: [],
  can_send: true,
  draft: null,
  reply_window: { open: true, closes_at: null },
  timeline: [],
  earlier: null,
  ...change,
});

/** Something that the customer said. */
export const item = (change: Partial<Item> = {}): Item => ({
  id: '6f0b1f0e-0000-4000-8000-0000000000e1',
  kind: 'message',
  at: '2026-11-29T08:00:00Z',
  channel: 'email',
  ticket_number: 'TKT-0042',
  author: { kind: 'customer', id: null, name: null },
  text: 'How do I change the billing address?',
  cut: '',
  subject: null,
  delivery_status: null,
  send_error: null,
  attachments: [],
  sentiment: null,
  confidence: null,
  sources: [],
  wrong: null,
  cc: [],
  undo_until: null,
  event: null,
  ...change,
});

export const SUGGESTION: SuggestedReply = {
  content: 'Open Settings.',
  tone: 'professional',
  channel: 'email',
  reasoning: 'the article does not name the plan',
  id: 'suggestion-1',
  personalization: {
    used_order_info: false,
    mentioned_tracking: false,
    referenced_past_issue: false,
    applied_vip_treatment: false,
  },
  draft_id: 'draft-1',
  confidence: 0.78,
  calibrated: 0.78,
  sources: [{ title: 'Billing', content: 'Open Settings, then Address.', section: 'Address' }],
  sentences: [{ text: 'Open Settings.', source: 0 }],
  missing: ['When the change takes effect'],
  repeats: false,
  suggestions: [],
  created_at: '2026-11-29T08:01:00Z',
};
