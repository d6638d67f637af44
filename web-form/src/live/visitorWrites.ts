import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** The chat says it again every four seconds. */
const LASTS_MS = 7_000;

/** Under which it is kept when the visitor of a ticket's chat was last heard writing. */
export const visitorWritesKey = (ticket: string) => ['visitorWrites', ticket];

/** Whether the visitor writes right now. */
export function useVisitorWrites(ticket: string): boolean {
  const { data: at } = useQuery<number>({ queryKey: visitorWritesKey(ticket), queryFn: skipToken });
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (at === undefined) return undefined;
    const timer = setTimeout(() => setOver(at), Math.max(0, at + LASTS_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return at !== undefined && at !== over;
}
