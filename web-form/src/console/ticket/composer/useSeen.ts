import { useState } from 'react';
import type { Item, OpenTicket } from '@/queries/staffTicket';

/**
 * The newest message that the author has seen. While nothing is written that is the newest there is; from the first
 * word on it stands still until the author says so: what came since may have gone unnoticed. Words of which nobody
 * knows what their author had seen begin with what is shown with them.
 */
export function useSeen({ last_message_id, my_draft, timeline }: OpenTicket, writing: boolean) {
  const [held, hold] = useState(my_draft?.last_seen_message_id ?? last_message_id);
  const seen = writing ? held : last_message_id;
  return {
    seen,
    newer: seen === last_message_id ? [] : newerThan(timeline, seen),
    /** Whatever is newer than this message may have gone unnoticed. */
    hold,
    /** To be called with the first word, and by whoever has read what is new. */
    catchUp: () => hold(last_message_id),
  };
}

function newerThan(timeline: Item[], seen: string | null): Item[] {
  const at = timeline.findIndex(({ id }) => id === seen);
  return timeline.slice(at + 1).filter(({ kind }) => kind === 'message');
}
