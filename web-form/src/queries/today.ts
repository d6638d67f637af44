import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';
import { ZONE } from './zone';

export type Day = components['schemas']['TodayResponse'];
export type Trouble = components['schemas']['TroubleResponse'];

const EVERY_MS = 60_000;

/** The day so far, as the reader's clock counts it. */
export const dayQuery = queryOptions({
  queryKey: ['day'],
  queryFn: ({ signal }) =>
    answerOf(
      api.GET('/api/v1/today', {
        signal,
        params: { query: { zone: ZONE } },
      }),
    ),
  refetchInterval: EVERY_MS,
});
