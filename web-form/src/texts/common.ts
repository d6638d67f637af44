/** What several pages say. */

import type { TicketMessage, Ticket } from '@/queries/tickets';
import type { Category, Priority } from '@/queries/support';

interface Wording {
  label: string;
  hint: string;
}

/** Every number and moment on the pages is written as this language does. */
export const LOCALE = 'en';

export const common = {
  /** Until the company's name is known, the pages do without it. */
  support: (company: string) => (company ? `${company} Support` : 'Support'),
  title: (page: string, site: string) => (page ? `${page} · ${site}` : site),
  description: 'Ask us anything: answers around the clock, people when it matters.',
  skip: 'Skip to the content',
  mainNavigation: 'Main',
  menu: 'Menu',
  scheme: { light: 'Switch to light colours', dark: 'Switch to dark colours' },
  footer: 'Answered round the clock by CRM Digital FTE',
  pages: { contact: 'Contact', status: 'Ticket status', sandbox: 'Sandbox', embed: 'Embed' },
  copied: 'Copied',
  copiedStatus: 'Copied to the clipboard.',
  copyRefused: 'Your browser does not allow copying here: please select the text.',
};

export const notFound = {
  title: 'There is no page here',
  advice: 'The address may have a typo, or the page has moved. One of these will get you on your way.',
  contact: 'Contact support',
  ticket: 'See a ticket',
};

export const categories: Record<Category, Wording> = {
  how_to: { label: 'How do I…?', hint: 'Help with using a feature' },
  technical: { label: 'Technical problem', hint: 'Something does not work for you' },
  bug_report: { label: 'Report a bug', hint: 'You found something broken' },
  billing: { label: 'Billing', hint: 'Invoices, payments, plans' },
  feedback: { label: 'Feedback', hint: 'An idea, a wish, some praise' },
  general: { label: 'Something else', hint: 'Any other question' },
};

export const priorities: Record<Priority, Wording> = {
  low: { label: 'Low', hint: 'No hurry: whenever it suits you.' },
  medium: { label: 'Medium', hint: 'It matters, but work goes on.' },
  high: { label: 'High', hint: 'It holds up part of my work.' },
  urgent: { label: 'Urgent', hint: 'I cannot work at all until this is solved.' },
};

const channels: Readonly<Record<string, string>> = { email: 'Email', whatsapp: 'WhatsApp', web_form: 'Web form' };

/** A channel that was added later goes by the name that the server gives it. */
export const channelName = (channel: string) => channels[channel] ?? channel;

export const roles: Record<TicketMessage['role'], string> = {
  customer: 'You',
  agent: 'AI assistant',
  human: 'Support specialist',
};

/** `step` is the place on the way: 0 received, 1 being answered, 2 answered, 3 resolved. */
export const statuses: Record<Ticket['status'], Wording & { step: number }> = {
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

/** "1 second", "40 seconds", "2 minutes": for waiting times. */
export function waitingTime(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "640 bytes", "12 KB", "1.5 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${Number((bytes / 1024 / 1024).toFixed(1))} MB`;
}

export const count = (number: number) => number.toLocaleString(LOCALE);
