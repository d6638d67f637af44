import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

export type SlaSettings = components['schemas']['SlaSettings'];
export type BusinessHours = SlaSettings['hours'];

export const slaQuery = queryOptions({
  queryKey: ['sla'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/sla', { signal })),
  refetchOnWindowFocus: false, // it would take away what one changes
});

export function usePromise() {
  const client = useQueryClient();
  return useMutation<SlaSettings, ApiError, SlaSettings>({
    mutationFn: (body) => answerOf(api.PUT('/api/v1/sla', { body })),
    onSuccess: (promised) => client.setQueryData(slaQuery.queryKey, promised),
  });
}
