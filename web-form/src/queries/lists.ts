import { infiniteQueryOptions, type InfiniteData, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { answerOf } from '@/api/client';

/** A part of a list, with what the headers say about all of it. */
export interface Listed<T> {
  rows: T[];
  total: number;
  /** There are more than were counted. */
  uncounted: boolean;
  next: string | undefined;
}

interface Part {
  limit: number;
  cursor?: string;
}

const PAGE = 100;
const NEXT = /[?&]cursor=([^&>]+)[^>]*>; *rel="next"/;

/** A list of records, asked for a page at a time. */
export const pagesOf = <T>(
  queryKey: QueryKey,
  ask: (part: Part, signal: AbortSignal) => Promise<{ data?: T[]; response: Response }>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => listed(ask({ limit: PAGE, ...(pageParam && { cursor: pageParam }) }, signal)),
    initialPageParam: '',
    getNextPageParam: ({ next }: Listed<T>) => next,
  });

/** The array that the server answered, with its headers. */
export async function listed<T>(call: Promise<{ data?: T[]; response: Response }>): Promise<Listed<T>> {
  const rows = await answerOf<T[]>(call);
  const { headers } = (await call).response;
  const total = headers.get('X-Total-Count') ?? String(rows.length);
  const next = NEXT.exec(headers.get('Link') ?? '')?.[1];
  return { rows, total: Number.parseInt(total, 10), uncounted: total.endsWith('+'), next: next && decodeURIComponent(next) };
}

/** Puts what a record has become into every list that shows it. */
export function replaceInLists<T extends { id: number }>(client: QueryClient, queryKey: QueryKey, changed: T): void {
  client.setQueriesData<InfiniteData<Listed<T>>>({ queryKey }, (known) =>
    known && {
      ...known,
      pages: known.pages.map((page) => ({ ...page, rows: page.rows.map((row) => (row.id === changed.id ? changed : row)) })),
    },
  );
}
