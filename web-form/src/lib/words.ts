/** Every closed set of the server in words for people. */

import type { Category, Priority, Ticket, TicketMessage, TicketStatus } from './api';

interface Wording {
  label: string;
  hint: string;
}

export const CATEGORY_WORDS: Record<Category, Wording> = {
  how_to: { label: 'How do I…?', hint: 'Help with using a feature' },
  technical: { label: 'Technical problem', hint: 'Something does not work for you' },
  bug_report: { label: 'Report a bug', hint: 'You found something broken' },
  billing: { label: 'Billing', hint: 'Invoices, payments, plans' },
  feedback: { label: 'Feedback', hint: 'An idea, a wish, some praise' },
  general: { label: 'Something else', hint: 'Any other question' },
};

export const PRIORITY_WORDS: Record<Priority, Wording> = {
  low: { label: 'Low', hint: 'No hurry: whenever it suits you.' },
  medium: { label: 'Medium', hint: 'It matters, but work goes on.' },
  high: { label: 'High', hint: 'It holds up part of my work.' },
  urgent: { label: 'Urgent', hint: 'I cannot work at all until this is solved.' },
};

export const CHANNEL_WORDS: Record<Ticket['source_channel'], string> = {
  email: 'Email',
  whatsapp: 'WhatsApp',
  web_form: 'Web form',
};

export const ROLE_WORDS: Record<TicketMessage['role'], string> = {
  customer: 'You',
  agent: 'AI assistant',
  human: 'Support specialist',
};

/** `step` is the place on the way: 0 received, 1 being answered, 2 answered, 3 resolved. */
export const STATUS_WORDS: Record<TicketStatus, Wording & { step: number }> = {
  received: { label: 'Received', hint: 'Your request is safely stored and next in line.', step: 0 },
  open: { label: 'Open', hint: 'Your request is waiting to be picked up.', step: 0 },
  in_progress: { label: 'In progress', hint: 'Your request is being worked on right now.', step: 1 },
  escalated: {
    label: 'With a specialist',
    hint: 'A person from our team has taken over and will answer you.',
    step: 1,
  },
  waiting_customer: { label: 'Answered', hint: 'We have answered. If anything is open, it is your turn.', step: 2 },
  resolved: { label: 'Resolved', hint: 'This request is solved.', step: 3 },
  closed: { label: 'Closed', hint: 'This request is finished and closed.', step: 3 },
};
