import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

export type Digest = components['schemas']['DigestSettings'];

/** How often whoever is signed in is mailed. */
export const digestQuery = queryOptions({
  queryKey: ['digest'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/notifications/digest', { signal })),
});

export function usePutDigest() {
  const client = useQueryClient();
  return useMutation<Digest, ApiError, Digest>({
    mutationFn: (body) => answerOf(api.PUT('/api/v1/notifications/digest', { body })),
    onSuccess: (saved) => client.setQueryData(digestQuery.queryKey, saved),
  });
}
