import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Gap = Schemas['GapResponse'];
export type Article = Schemas['SuggestedArticleResponse'];
export type ArticleStatus = Schemas['SuggestionStatus'];

const ARTICLES = ['articles'] as const;
/** Until a search finds what was approved. */
const LOOK_AGAIN_MS = 3_000;

/** What customers asked in the last 30 days and nothing answers, what most people ask first. */
export const gapsQuery = queryOptions({
  queryKey: ['gaps'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/knowledge/gaps', { signal })),
});

/** Articles made from what people answered, oldest first. */
export const articlesQuery = (status: ArticleStatus) =>
  infiniteQueryOptions({
    queryKey: [...ARTICLES, status],
    queryFn: ({ signal, pageParam: cursor }) =>
      answerOf(api.GET('/api/v1/knowledge/suggestions', { signal, params: { query: { status, cursor } } })),
    initialPageParam: 0,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      status === 'approved' && data?.pages.some(({ suggestions }) => suggestions.some(({ published }) => !published))
        ? LOOK_AGAIN_MS
        : false,
  });

/** It becomes knowledge, in these words. */
export const useApproveArticle = (id: number) =>
  useDecision((body: { title: string; body: string }) =>
    api.POST('/api/v1/knowledge/suggestions/{suggestion_id}/approve', { params: { path: { suggestion_id: id } }, body }),
  );

/** Nothing comes of it, ever. */
export const useRejectArticle = (id: number) =>
  useDecision((body: { reason: string }) =>
    api.POST('/api/v1/knowledge/suggestions/{suggestion_id}/reject', { params: { path: { suggestion_id: id } }, body }),
  );

function useDecision<T>(decide: (how: T) => Promise<{ data?: Article }>) {
  const client = useQueryClient();
  return useMutation<Article, ApiError, T>({
    mutationFn: (how) => answerOf(decide(how)),
    onSuccess: () => client.invalidateQueries({ queryKey: ARTICLES }),
  });
}
