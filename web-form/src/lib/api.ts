/** The endpoints these pages use, with the shapes the server promises. */

import { request } from './http';

/** In the order in which they are offered. */
export const CATEGORIES = ['how_to', 'technical', 'bug_report', 'billing', 'feedback', 'general'] as const;
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Priority = (typeof PRIORITIES)[number];

export interface SupportRequest {
  name: string;
  email: string;
  subject: string;
  category: Category;
  priority: Priority;
  message: string;
  /** Honeypot: people never see it, so they never fill it. */
  website: string;
}

/** What the page measures and collects beside the words; another try may bring other values. */
export interface Evidence {
  elapsed_ms: number;
  turnstile_token: string | null;
}

/** What the server takes, and whether it wants people to confirm that they are people. */
export interface FormRules {
  max_files: number;
  max_file_bytes: number;
  extensions: string[];
  turnstile_site_key: string | null;
}

export interface SubmittedTicket {
  ticket_id: string;
  status: 'received';
  message: string;
  created_at: string;
  access_token: string;
}

export type TicketStatus =
  'received' | 'open' | 'in_progress' | 'waiting_customer' | 'escalated' | 'resolved' | 'closed';

export interface TicketMessage {
  role: 'customer' | 'agent' | 'human';
  content: string;
  cut: string;
  created_at: string;
}

export interface Ticket {
  ticket_id: string;
  status: TicketStatus;
  /** Unknown for the moment between the acceptance of a form and its first look by a worker; so is the priority. */
  category: Category | null;
  priority: Priority | null;
  source_channel: 'email' | 'whatsapp' | 'web_form';
  subject: string | null;
  created_at: string;
  updated_at: string;
  /** `status_only` when the access token is missing or wrong: then there are no messages. */
  access: 'status_only' | 'full';
  messages: TicketMessage[];
}

/** The same key for the same content makes sending again safe: the server answers with the first ticket. */
export const submitSupportRequest = (
  fields: SupportRequest & Evidence,
  files: readonly File[],
  idempotencyKey: string,
) =>
  request<SubmittedTicket>('/api/v1/support/form', {
    body: files.length > 0 ? multipart(fields, files) : fields,
    headers: { 'Idempotency-Key': idempotencyKey },
  });

export const fetchFormRules = (signal: AbortSignal) => request<FormRules>('/api/v1/support/form', { signal });

export const fetchTicket = (number: string, token: string | null, signal: AbortSignal) =>
  request<Ticket>(`/api/v1/tickets/${encodeURIComponent(number)}`, {
    headers: token ? { 'X-Access-Token': token } : {},
    signal,
  });

function multipart(fields: object, files: readonly File[]): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null) body.append(name, String(value));
  for (const file of files) body.append('files', file);
  return body;
}
