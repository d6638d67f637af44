import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

export type Notification = components['schemas']['Notification'];

/** Hints of changes arrive by themselves; this is for whoever hears none. */
const EVERY_MS = 60_000;

/** The newest, and how many of all are new. */
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/notifications', { signal })),
  refetchInterval: EVERY_MS,
});

/** What was shown is not new any more. */
export function useRead() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, number[]>({
    mutationFn: (ids) => answerOf(api.POST('/api/v1/notifications/read', { body: { ids } })),
    onSuccess: () => client.invalidateQueries(notificationsQuery),
  });
}
