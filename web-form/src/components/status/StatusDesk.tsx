'use client';

import { useSearchParams } from 'next/navigation';
import { ratingFromHash, tokenFromHash, useKnownTickets } from '@/lib/tickets';
import { useHash } from '@/lib/useHash';
import { normaliseTicketNumber } from '@/lib/validation';
import { TicketLookup } from './TicketLookup';
import { TicketView } from './TicketView';

/** Shows the ticket that the address names, or asks for one. */
export function StatusDesk() {
  const number = normaliseTicketNumber(useSearchParams().get('ticket') ?? '');
  const hash = useHash();
  const fragment = tokenFromHash(hash);
  const known = useKnownTickets();
  if (!number) return <TicketLookup known={Object.keys(known)} />;
  const token = fragment ?? known[number] ?? null;
  return <TicketView number={number} token={token} rating={ratingFromHash(hash)} />;
}
