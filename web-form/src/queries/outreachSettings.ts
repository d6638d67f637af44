import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

export type OutreachSettings = components['schemas']['OutreachSettingsShape'];

export const outreachSettingsQuery = queryOptions({
  queryKey: ['outreach', 'settings'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/outreach/settings', { signal })),
  refetchOnWindowFocus: false, // it would take away what one changes
});

export function useSetOutreach() {
  const client = useQueryClient();
  return useMutation<OutreachSettings, ApiError, OutreachSettings>({
    mutationFn: (body) => answerOf(api.PUT('/api/v1/outreach/settings', { body })),
    onSuccess: (set) => client.setQueryData(outreachSettingsQuery.queryKey, set),
  });
}
