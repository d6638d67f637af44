import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { paths } from '@/api/schema';

type Entries = paths['/api/v1/audit']['get']['responses'][200]['content']['application/json'];
export type AuditEntry = Entries['items'][number];

/** Which acts are wanted. */
export interface AuditFilter {
  act?: string;
  actor_id?: string;
  subject?: string;
  subject_id?: string;
  /** A day of the reader's zone, like the next one; both included. */
  since?: string;
  until?: string;
}

/** Newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam: cursor }) =>
      answerOf(api.GET('/api/v1/audit', { signal, params: { query: { ...inMoments(filter), cursor } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** All of them as a file. */
export const useAuditExport = () =>
  useMutation<Blob, ApiError, AuditFilter>({
    mutationFn: async (filter) =>
      (await answerOf(
        api.GET('/api/v1/audit/export', { params: { query: inMoments(filter) }, headers: FILE, parseAs: 'blob' }),
      )) as Blob,
  });

const FILE = { Accept: 'application/x-ndjson' };

function inMoments({ since, until, ...rest }: AuditFilter): AuditFilter {
  return { ...rest, since: since && beginning(since, 0), until: until && beginning(until, 1) };
}

/** When a day begins here, or the one some days later; what is no day is for the server to refuse. */
function beginning(day: string, later: number): string {
  const moment = new Date(`${day}T00:00`);
  moment.setDate(moment.getDate() + later);
  return Number.isNaN(moment.getTime()) ? day : moment.toISOString();
}
