import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components, operations } from '@/api/schema';

type Schemas = components['schemas'];
export type View = Schemas['View'];
export type TicketRow = Schemas['TicketRow'];
export type TicketPage = Schemas['TicketPage'];
export type Counts = Schemas['Counts'];
export type Breakdown = Schemas['Breakdown'];
export type TopicAlert = Schemas['TopicAlert'];
type Asked = NonNullable<operations['tickets_api_tickets_get']['parameters']['query']>;
export type InboxFilter = Pick<Asked, 'channel' | 'assigned_to' | 'team' | 'tag'> & { view: View };

const PAGE = 50;
/** Hints of changes arrive by themselves; this is for whoever hears none. */
const EVERY_MS = 20_000;
/** Pages that are asked for again together: whoever has scrolled on reads a list that stands still. */
const LIVE_PAGES = 10;

export const standsStill = (data: unknown) => ((data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) > LIVE_PAGES;

/** What the list shows, in the order of its score, a page at a time. */
export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/tickets', {
          params: { query: { ...filter, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    refetchInterval: ({ state }) => !standsStill(state.data) && EVERY_MS,
  });

export const countsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/inbox/counts', { signal })),
  refetchInterval: EVERY_MS,
});

/** Why a ticket stands where it stands. */
export const breakdownQuery = (id: string) =>
  queryOptions({
    queryKey: ['inbox', 'breakdown', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/tickets/{ticket_id}/score-breakdown', { params: { path: { ticket_id: id } }, signal })),
  });

export const alertsQuery = queryOptions({
  queryKey: ['inbox', 'alerts'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/topic-alerts', { signal })),
});

/** What changes the alerts changes the order of the list. */
function useAlertChange<T>(change: (what: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, T>({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}

export const useWatchTopic = () =>
  useAlertChange((body: Schemas['NewAlert']) => answerOf(api.POST('/api/v1/topic-alerts', { body })));

export const useForgetTopic = () =>
  useAlertChange((id: string) =>
    answerOf(api.DELETE('/api/v1/topic-alerts/{alert_id}', { params: { path: { alert_id: id } } })),
  );
