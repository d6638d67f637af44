import type { Item, OpenTicket } from '@/queries/staffTicket';
import { EventLine } from './EventLine';
import { Said } from './Said';

/** One thing that was said or done. */
export function ItemView({ item, ticket }: { item: Item; ticket: OpenTicket }) {
  return item.kind === 'event' ? <EventLine item={item} /> : <Said item={item} ticket={ticket} />;
}
