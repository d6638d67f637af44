import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Insights = Schemas['InsightsResponse'];
export type Figure = Schemas['FigureResponse'];
export type Told = Schemas['ToldResponse'];
export type Split = Schemas['SplitResponse'];
export type InsightRow = Schemas['InsightRow'];
export type InsightName = Insights['page'];
export const INSIGHTS: readonly InsightName[] = ['overview', 'ai', 'team', 'channels', 'sales', 'knowledge'];

/** Which days, of what. */
export interface Wanted {
  from: string;
  to: string;
  zone: string;
  compare?: boolean;
  channel?: string;
  team?: string;
  person?: string;
}

/** One bar or part of a figure. */
export interface Behind extends Wanted {
  label?: string;
}

const EVERY_MS = 60_000;

export const insightsQuery = (page: InsightName, wanted: Wanted) =>
  queryOptions({
    queryKey: ['insights', page, wanted],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/insights/{page}', { signal, params: { path: { page }, query: wanted } })),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });

/** The tickets and deals that a figure counts. */
export const rowsQuery = (figure: string, behind: Behind) =>
  infiniteQueryOptions({
    queryKey: ['insights', 'rows', figure, behind],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/insights/figures/{figure}/rows', {
          signal,
          params: { path: { figure }, query: { ...behind, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** The page that is shown, as a file. */
export const useInsightsFile = (page: InsightName, wanted: Wanted) =>
  useMutation<Blob, ApiError, void>({
    mutationFn: async () =>
      (await answerOf(
        api.GET('/api/v1/insights/{page}/export', { params: { path: { page }, query: wanted }, parseAs: 'blob' }),
      )) as unknown as Blob,
  });

type Cadence = Schemas['Cadence'];

/** Which pages somebody is mailed. */
export const insightMailsQuery = queryOptions({
  queryKey: ['insights', 'mails'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/insights/mails', { signal })),
});

/** Null: no mails of this page. */
export function useMailInsights(page: InsightName) {
  const client = useQueryClient();
  const params = { path: { page } };
  return useMutation<unknown, ApiError, Cadence | null>({
    mutationFn: (every) =>
      every
        ? answerOf(api.PUT('/api/v1/insights/mails/{page}', { params, body: { every, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone } }))
        : answerOf(api.DELETE('/api/v1/insights/mails/{page}', { params })),
    onSuccess: () => client.invalidateQueries(insightMailsQuery),
  });
}
