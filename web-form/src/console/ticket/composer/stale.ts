/** A reply that the conversation has overtaken. Pure. */

import type { ApiError } from '@/api/problem';
import type { Item, NewMessage } from '@/queries/staffTicket';

export interface Stale {
  /** As far as the author may read it. */
  newer: Item[];
  /** The newest of all of it. */
  last: string | undefined;
  /** Whether the reply was to resolve the ticket. */
  resolve: boolean;
}

/** What a refusal tells of it; null where it was refused for something else. */
export function staleOf({ kind, body }: ApiError, { resolve }: NewMessage): Stale | null {
  const { newer, newest_message_id } = body as { newer?: Item[]; newest_message_id?: string };
  if (kind !== 'conflict' || !newer) return null;
  return { newer, last: newest_message_id ?? newer.at(-1)?.id, resolve };
}
