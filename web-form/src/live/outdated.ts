/** Which answers of the server are no longer true after a hint, by their keys. Pure. */

import type { QueryKey } from '@tanstack/react-query';
import { standsStill } from '@/queries/inbox';
import type { Hint } from './listen';

interface Known {
  queryKey: QueryKey;
  state: { data: unknown };
}

/** Lists and figures: any ticket may come into them, leave them, or move. */
const LISTS = ['inbox', 'notifications'];
/** What begins with one of these and the ticket's number or id is about that ticket. */
const OF_TICKET = ['staffTicket', 'draft', 'context'];
/** Who looks at a ticket is told with the ticket itself. */
const TICKET = 'staffTicket';
/** What people keep; lists of it may be long, and catch up when somebody comes back to them. */
const RECORDS = ['contacts', 'deals', 'tasks'];

/** After a `reset`, all that hints would ever have spoken of. */
export function isOutdated(query: Known, hint: Hint): boolean {
  const [kind] = query.queryKey;
  switch (hint.type) {
    case 'reset':
      return [...LISTS, ...OF_TICKET, ...RECORDS].includes(kind as string);
    case 'contact.changed':
      return kind === 'contacts' && query.queryKey[1] !== 'list';
    case 'deal.changed':
      return kind === 'deals' && (query.queryKey[1] === 'board' || query.queryKey[1] === hint.record);
    case 'task.changed':
      return kind === 'tasks';
    case 'counts':
      return isShortList(query);
    case 'visitor.writes':
      return false;
    case 'presence':
      return kind === TICKET && query.queryKey.length === 2 && isOf(query, hint);
    default:
      return isShortList(query) || (OF_TICKET.includes(kind as string) && isOf(query, hint));
  }
}

const isShortList = ({ queryKey: [kind], state }: Known) => LISTS.includes(kind as string) && !standsStill(state.data);

/** The ticket itself, or another of the same customer: all of them show one timeline. */
function isOf({ queryKey: [, id], state }: Known, { ticket, ticket_uuid, customer_id }: Hint): boolean {
  const shown = (state.data as { customer?: { id: string } } | undefined)?.customer?.id;
  return id === ticket || id === ticket_uuid || (shown !== undefined && shown === customer_id);
}
