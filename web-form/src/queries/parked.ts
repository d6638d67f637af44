import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

export type ParkedMessage = components['schemas']['ParkedMessageResponse'];

/** What ended without an answer and without a ticket, newest first. */
export const parkedQuery = queryOptions({
  queryKey: ['parked'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/parked', { signal, params: { query: { limit: 500 } } })),
});

/** The mail itself, as it came. */
export const originalQuery = (id: string) =>
  queryOptions({
    queryKey: ['original', id],
    queryFn: async ({ signal }) =>
      (await answerOf(
        api.GET('/api/v1/attachments/{attachment_id}', {
          signal,
          params: { path: { attachment_id: id } },
          parseAs: 'text',
        }),
      )) as string,
    staleTime: Infinity,
  });

const path = (id: string) => ({ params: { path: { event_id: id } } });

export const useMakeTicket = (id: string) =>
  useDecision(() => api.POST('/api/v1/parked/{event_id}/ticket', path(id)));

export const useDrop = (id: string) => useDecision(() => api.POST('/api/v1/parked/{event_id}/drop', path(id)));

export const usePutBack = (id: string) => useDecision(() => api.DELETE('/api/v1/parked/{event_id}/drop', path(id)));

/** The message stays in the list that is shown, with what became of it, until the list is asked for again. */
function useDecision<T>(decide: () => Promise<{ data?: T }>) {
  const client = useQueryClient();
  return useMutation<T, ApiError>({
    mutationFn: () => answerOf(decide()),
    onSuccess: () => client.invalidateQueries({ ...parkedQuery, refetchType: 'none' }),
  });
}
