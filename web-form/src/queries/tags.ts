import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Tag = Schemas['TagResponse'];
export type TagChange = Partial<Schemas['TagPatch']>;
export type Colour = NonNullable<Tag['colour']>;

/** How it is drawn. */
export const shade = (colour: Colour | null) => (colour ? `var(--mantine-color-${colour}-6)` : 'transparent');

const SELDOM_MS = 60_000;

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/tags', { signal })),
  staleTime: SELDOM_MS,
});

const at = (tag: string) => ({ path: { tag } });

/** A tag stands in tickets, macros and views: all of them may be others now. */
function useTagStep<A>(step: (what: A) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, A>({ mutationFn: step, onSuccess: () => client.invalidateQueries() });
}

export const useChangeTag = (name: string) =>
  useTagStep((change: TagChange) =>
    answerOf(api.PATCH('/api/v1/tags/{tag}', { params: at(name), body: change as Schemas['TagPatch'] })),
  );

export const useDropTag = (name: string) => useTagStep<void>(() => answerOf(api.DELETE('/api/v1/tags/{tag}', { params: at(name) })));
