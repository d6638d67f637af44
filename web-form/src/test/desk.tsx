import { screen } from '@testing-library/react';
import { Console } from '@/console/Console';
import type { SuggestedReply } from '@/queries/assist';
import type { OpenTicket } from '@/queries/staffTicket';
import { answer, refused, somebodyIsSignedIn } from './server';
import { show } from './show';
import { COUNTS, item, openTicket, page, row } from './tickets';

const NEXT = row({ id: 'TKT-0043', uuid: 'uuid-43', customer_name: 'Grace Hopper', excerpt: 'The next one' });
export const SENT = { id: 'm-9', ticket_id: 'TKT-0042', delivery_status: 'pending', undo_until: null, item: item(), ticket_status: 'waiting_customer' } as const;
export const MESSAGES = '/api/tickets/TKT-0042/messages';
export const PROPOSAL = '/api/tickets/TKT-0042/proposal';
export const MY_DRAFT = '/api/tickets/TKT-0042/my-draft';

/** Two tickets wait; nothing is known about their customers, and whatever is kept is taken. */
export function deskAnswers(): void {
  somebodyIsSignedIn();
  answer('get', '/inbox/counts', COUNTS);
  answer('get', '/topic-alerts', []);
  answer('get', '/api/tickets', page([row(), NEXT]) as never);
  for (const id of ['TKT-0042', 'TKT-0043']) {
    answer('get', `/api/tickets/${id}/context`, refused(503));
    answer('post', `/api/tickets/${id}/presence`, { viewers: [] });
    answer('put', `/api/tickets/${id}/my-draft`, {});
    answer('delete', `/api/tickets/${id}/my-draft`, new Response(null, { status: 204 }));
  }
  answer('get', '/api/tickets/TKT-0043', openTicket({ ...NEXT, subject: 'Another matter', waiting_since: null, draft: null }) as never);
}

/** The page of the first one; each further ticket is what it has become when it is asked for again. */
export function open(ticket: Partial<OpenTicket> = {}, draft: SuggestedReply | Response = refused(404), ...later: Partial<OpenTicket>[]) {
  const versions = [ticket, ...later].map((version) => openTicket({ timeline: [item()], ...version }));
  answer('get', '/api/tickets/TKT-0042', ...(versions as never[]));
  answer('get', '/api/ai/tickets/TKT-0042/draft-response', draft as never);
  window.history.replaceState(null, '', '/console/inbox/TKT-0042/');
  return show(<Console />);
}

export const reply = () => screen.findByRole('textbox', { name: 'Your answer' });
