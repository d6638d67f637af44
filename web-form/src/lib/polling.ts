/** When to ask again. Pure. */

import type { Ticket } from '@/queries/tickets';

const FIRST_MS = 1_500;
const SLOWEST_MS = 10_000;
const GROWTH = 1.2;

/** Milliseconds to wait after the `asked`-th answer or failure (0 = the first): 1.5 s, slowing down to 10 s. */
export const pollDelay = (asked: number) => Math.min(SLOWEST_MS, Math.round(FIRST_MS * GROWTH ** asked));

/** True when the next word is the customer's, so that nothing new is to be expected. */
export function isAnswered({ access, status, messages }: Ticket): boolean {
  if (status === 'resolved' || status === 'closed') return true;
  if (access === 'status_only') return status === 'waiting_customer';
  const last = messages.at(-1)?.role;
  // An escalated ticket may already hold the assistant's hand-over note; the specialist's answer is still to come.
  return last === 'human' || (last === 'agent' && status !== 'escalated');
}
