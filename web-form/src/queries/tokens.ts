import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

export type ApiToken = components['schemas']['TokenResponse'];
type Schemas = components['schemas'];

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/auth/tokens', { signal })),
});

/** The answer holds the secret, and is the only one that ever does. */
export function useAddToken() {
  const client = useQueryClient();
  return useMutation<Schemas['NewTokenResponse'], ApiError, Schemas['NewTokenRequest']>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/auth/tokens', { body })),
    onSuccess: () => client.invalidateQueries(tokensQuery),
  });
}

export function useRevokeToken(id: string) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError>({
    mutationFn: () => answerOf(api.DELETE('/api/v1/auth/tokens/{token_id}', { params: { path: { token_id: id } } })),
    onSuccess: () =>
      client.setQueryData(tokensQuery.queryKey, (known) => known?.filter((token) => token.id !== id)),
  });
}
