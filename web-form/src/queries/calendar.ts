import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];

/** Since when there is an address of one's own calendar; null: there is none. */
export const feedQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: ({ signal }): Promise<Schemas['FeedResponse'] | null> =>
    answerOf(api.GET('/api/v1/tasks/feed', { signal })).catch((problem: unknown) => {
      if (problem instanceof ApiError && problem.kind === 'not_found') return null;
      throw problem;
    }),
});

function useFeedChange<T>(change: () => Promise<T>) {
  const client = useQueryClient();
  return useMutation<T, ApiError>({ mutationFn: change, onSuccess: () => client.invalidateQueries(feedQuery) });
}

/** The address that was before leads nowhere any more. */
export const useOpenFeed = () =>
  useFeedChange(async () => {
    const { path } = await answerOf<Schemas['NewFeedResponse']>(api.POST('/api/v1/tasks/feed'));
    return new URL(path, process.env.NEXT_PUBLIC_API_BASE || window.location.origin).href;
  });

export const useCloseFeed = () => useFeedChange(() => answerOf(api.DELETE('/api/v1/tasks/feed')));
