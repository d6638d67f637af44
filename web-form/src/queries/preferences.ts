import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Preference = Schemas['PreferenceShape'];

/** What whoever has the link of a message gets from us. */
export const preferencesQuery = (token: string) =>
  queryOptions({
    queryKey: ['preferences', token],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/preferences/{token}', { params: { path: { token } }, signal })),
  });

export function useChoose(token: string) {
  const client = useQueryClient();
  return useMutation<Schemas['PreferencesShape'], ApiError, Preference[]>({
    mutationFn: (preferences) =>
      answerOf(api.PUT('/api/v1/preferences/{token}', { params: { path: { token } }, body: { preferences } })),
    onSuccess: (kept) => client.setQueryData(preferencesQuery(token).queryKey, kept),
  });
}
