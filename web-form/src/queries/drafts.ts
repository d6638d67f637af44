import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';

export type MyDraft = components['schemas']['MyDraftResponse'];

const EVERY_MS = 20_000;

export const draftsQuery = queryOptions({
  queryKey: ['inbox', 'drafts'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/my-drafts', { signal })),
  refetchInterval: EVERY_MS,
});
