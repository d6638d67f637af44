/** The endpoints of the inbox, until `specs/openapi.json` has them. */

import type { Operation } from './sandbox';
import type { components } from './schema';

export type TicketStatus = components['schemas']['TicketStatus'];
export type Category = components['schemas']['Category'];
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent';
export type View = 'mine' | 'to_approve' | 'needs_person' | 'waiting_customer' | 'snoozed' | 'all';

export interface Sla {
  due_at: string;
  state: 'ok' | 'at_risk' | 'breached' | 'paused';
}

export interface TicketRow {
  id: string;
  uuid: string;
  subject: string | null;
  status: TicketStatus;
  priority: TicketPriority;
  channel: string;
  category: Category | null;
  smart_score?: number;
  matches_topic_alert: boolean;
  customer_id: string;
  customer_name: string | null;
  created_at: string;
  waiting_since: string | null;
  age_hours: number;
  excerpt: string;
  /** 0 furious .. 1. */
  sentiment: number | null;
  tags: string[];
  assigned_to: { id: string; name: string } | null;
  assigned_team: string | null;
  snoozed_until: string | null;
  escalation_reason: string | null;
  draft: { id: string; confidence: number | null } | null;
  sla: Sla | null;
}

export interface TicketPage {
  tickets: TicketRow[];
  pagination: { page: number; limit: number; total: number; has_next: boolean; has_prev: boolean };
  topic_alerts_active: string[];
  matches: number;
  as_of: string;
  next_cursor: string | null;
}

export type Counts = Record<View | 'parked', number>;

export interface Breakdown {
  total_score: number;
  components: Record<
    'churn_risk' | 'customer_value' | 'urgency' | 'age' | 'difficulty' | 'sentiment' | 'topic_alert',
    number
  >;
  customer: { ltv: number | null; churn_risk: number | null; known: boolean };
  ticket: { priority: TicketPriority; age_hours: number };
}

export interface TopicAlert {
  id: string;
  phrases: string[];
  expires_at: string;
}

export interface Source {
  title: string;
  content: string;
  section: string | null;
}

export interface TimelineAttachment {
  /** Null until it has been fetched. */
  id: string | null;
  name: string;
  media_type: string;
  size: number | null;
}

export interface Item {
  id: string;
  kind: 'message' | 'note' | 'event';
  at: string;
  channel: string | null;
  ticket_number: string;
  author: { kind: 'customer' | 'ai' | 'person' | 'system'; id: string | null; name: string | null };
  text: string;
  cut: string;
  subject: string | null;
  delivery_status: string | null;
  send_error: string | null;
  attachments: TimelineAttachment[];
  sentiment: number | null;
  confidence: number | null;
  sources: Source[];
  undo_until: string | null;
  event: { name: string; detail: Record<string, unknown> } | null;
}

export interface Viewer {
  id: string;
  name: string;
  typing: boolean;
}

export interface MyDraft {
  kind: 'reply' | 'note';
  content: string;
  last_seen_message_id: string | null;
  updated_at: string;
}

export interface WaitingDraft {
  id: string;
  text: string;
  confidence: number | null;
  /** Why it was not sent by itself. */
  reason: string | null;
  sources: Source[];
  created_at: string;
}

export interface OpenTicket extends Omit<TicketRow, 'draft' | 'matches_topic_alert' | 'sla' | 'smart_score'> {
  conversation_id: string;
  customer: { id: string; name: string | null; email: string | null; phone: string | null };
  proof: string | null;
  handled_by: 'ai' | 'person';
  last_message_id: string | null;
  draft: WaitingDraft | null;
  my_draft: MyDraft | null;
  viewers: Viewer[];
  can_send: boolean;
  reply_window: { open: boolean; closes_at: string | null };
  timeline: Item[];
  earlier: string | null;
}

export interface TicketChange {
  status?: TicketStatus;
  priority?: TicketPriority;
  assigned_to?: string | null;
  assigned_team?: string | null;
  category?: Category;
  tags?: string[];
  snoozed_until?: string | null;
}

export interface NewMessage {
  content: string;
  note?: boolean;
  draft_id?: string;
  last_seen_message_id?: string;
  resolve?: boolean;
  cc?: string[];
}

export interface SentMessage {
  id: string;
  ticket_id: string;
  delivery_status: string | null;
  undo_until: string | null;
  item: Item;
  ticket_status: TicketStatus;
}

export interface Macro {
  id: string;
  name: string;
  body: string;
  actions: { status?: TicketStatus; tags?: string[]; assigned_team?: string };
}

export interface DraftResponse {
  content: string;
  tone: string;
  channel: string;
  reasoning: string;
  personalization: Record<string, boolean>;
  draft_id: string | null;
  confidence: number | null;
  sources: Source[];
  sentences: { text: string; source: number | null }[];
  missing: string[];
  suggestions: { kind: 'value' | 'churn'; text: string }[];
  created_at: string;
}

export interface CustomerContext {
  customer: {
    id: string;
    name: string | null;
    email: string | null;
    phone: string | null;
    company: string | null;
    plan: string | null;
    since: string;
    identifiers: { kind: string; value: string; proof: string }[];
    proof_in_words: string;
  };
  value: { amount: number | null; currency: string | null; known: boolean; factors: string[] };
  churn: { risk: number | null; known: boolean; factors: string[] };
  orders: { number: string; tracking: string | null }[];
  past_tickets: {
    id: string;
    subject: string;
    status: TicketStatus;
    created_at: string;
    resolved_at: string | null;
    similarity: number;
    how_solved: string | null;
  }[];
  other_conversations: { id: string; channel: string; subject: string | null; last_at: string | null; tickets: string[] }[];
  merge_suggestions: { customer_id: string; name: string | null; why: string }[];
  notes: { at: string; author: string | null; text: string }[];
}

export interface InboxFilter {
  view?: View;
  channel?: string;
  assigned_to?: string;
  team?: string;
  tag?: string;
}

type OfTicket<Query = object> = { path: { ticket_id: string }; query?: Query };

/** In the form of the generated ones. */
export interface InboxPaths {
  '/api/tickets': { get: Operation<TicketPage, { query: InboxFilter & { limit: number; cursor?: string } }> };
  '/api/tickets/{ticket_id}': {
    get: Operation<OpenTicket, OfTicket>;
    patch: Operation<OpenTicket, OfTicket, TicketChange>;
  };
  '/api/tickets/{ticket_id}/score-breakdown': { get: Operation<Breakdown, OfTicket> };
  '/api/tickets/{ticket_id}/timeline': {
    get: Operation<{ items: Item[]; earlier: string | null }, OfTicket<{ before: string }>>;
  };
  '/api/tickets/{ticket_id}/messages': {
    post: Operation<SentMessage, OfTicket & { header: { 'Idempotency-Key': string } }, NewMessage>;
  };
  '/api/tickets/{ticket_id}/messages/{message_id}': {
    delete: Operation<{ content: string }, { path: { ticket_id: string; message_id: string } }>;
  };
  '/api/tickets/{ticket_id}/take-over': { post: Operation<OpenTicket, OfTicket> };
  '/api/tickets/{ticket_id}/hand-back': { post: Operation<OpenTicket, OfTicket> };
  '/api/tickets/{ticket_id}/my-draft': {
    put: Operation<MyDraft, OfTicket, Omit<MyDraft, 'updated_at'>>;
    delete: Operation<undefined, OfTicket>;
  };
  '/api/tickets/{ticket_id}/presence': { post: Operation<{ viewers: Viewer[] }, OfTicket, { typing: boolean }> };
  '/api/tickets/{ticket_id}/context': { get: Operation<CustomerContext, OfTicket> };
  '/api/ai/tickets/{ticket_id}/draft-response': { get: Operation<DraftResponse, OfTicket> };
  '/api/ai/tickets/{ticket_id}/draft-response/regenerate': {
    post: Operation<DraftResponse, OfTicket, { instruction: string }>;
  };
  '/api/v1/inbox/counts': { get: Operation<Counts> };
  '/api/v1/topic-alerts': {
    get: Operation<TopicAlert[]>;
    post: Operation<TopicAlert, object, { phrases: string[]; expires_at: string }>;
  };
  '/api/v1/topic-alerts/{alert_id}': { delete: Operation<undefined, { path: { alert_id: string } }> };
  '/api/v1/macros': { get: Operation<Macro[]> };
}
