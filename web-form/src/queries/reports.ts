import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';

/** The api describes its two forms as one; without a wish it is this one. */
type DailyReport = components['schemas']['DailyReport'];

/** What happened today, over all channels. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/reports/daily', { signal }))) as DailyReport,
  select: ({ total }) => total,
  staleTime: 60_000,
});
