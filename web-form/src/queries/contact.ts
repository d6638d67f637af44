import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components, paths } from '@/api/schema';
import { contactQuery, type Contact } from './contacts';

type Schemas = components['schemas'];
export type Duplicate = Schemas['DuplicateResponse'];
export type MergeOrder = Pick<Schemas['MergeOrder'], 'other_id' | 'fields'>;
export type PlacedOrder = Schemas['PlacedOrder'];
export type Taste = Schemas['LearntPreferenceResponse'];
export type NewActivity = Schemas['ActivityRequest'];
export type TimelinePage = paths['/api/v1/contacts/{contact_id}/timeline']['get']['responses'][200]['content']['application/json'];
export type Entry = TimelinePage['items'][number];

const at = (id: number) => ({ path: { contact_id: id } });

/** All that happened with somebody, the newest first. */
export const timelineQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['contacts', id, 'timeline'],
    queryFn: ({ pageParam, signal }): Promise<TimelinePage> =>
      answerOf(
        api.GET('/api/v1/contacts/{contact_id}/timeline', {
          params: { ...at(id), query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const ordersQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id, 'orders'],
    queryFn: ({ signal }) => answerOf<PlacedOrder[]>(api.GET('/api/v1/contacts/{contact_id}/orders', { params: at(id), signal })),
  });

/** What somebody may want next. */
export const recommendedQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id, 'recommended'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/contacts/{contact_id}/recommended', { params: at(id), signal })),
  });

/** The same of all people of a company. */
export const companyTimelineQuery = (company: number) =>
  infiniteQueryOptions({
    queryKey: ['companies', company, 'timeline'],
    queryFn: ({ pageParam, signal }): Promise<TimelinePage> =>
      answerOf(
        api.GET('/api/v1/contacts/timeline', {
          params: { query: { company_id: company, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

/** Who may be the same person. */
export const duplicatesQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id, 'duplicates'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/contacts/{contact_id}/duplicates', { params: at(id), signal })),
  });

/** The same among all, the strongest reasons first. */
export const allDuplicatesQuery = queryOptions({
  queryKey: ['contacts', 'duplicates'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/contacts/duplicates', { signal })),
});

export function useLogActivity() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, NewActivity>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/activities', { body })),
    onSuccess: (_, { contact_id }) => client.invalidateQueries({ queryKey: ['contacts', contact_id] }),
  });
}

/** Takes another one into this one; `useUnmerge` takes them apart again. */
export function useMerge(id: number) {
  const client = useQueryClient();
  return useMutation<Schemas['MergedResponse'], ApiError, MergeOrder>({
    mutationFn: (order) =>
      answerOf(api.POST('/api/v1/contacts/{contact_id}/merge', { params: at(id), body: order as Schemas['MergeOrder'] })),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useUnmerge(id: number) {
  const client = useQueryClient();
  return useMutation<Contact, ApiError, string>({
    mutationFn: (merge_id) => answerOf(api.POST('/api/v1/contacts/{contact_id}/unmerge', { params: at(id), body: { merge_id } })),
    onSuccess: (contact) => {
      client.setQueryData(contactQuery(contact.id).queryKey, contact);
      return client.invalidateQueries();
    },
  });
}

/** Whether they stay; null where nobody can tell. */
export const churnQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id, 'churn'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/contacts/{contact_id}/churn', { params: at(id), signal })),
  });

/** What was learnt of them. */
export const tastesQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id, 'preferences'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/contacts/{contact_id}/preferences', { params: at(id), signal })),
  });

export function useStrikeOut(id: number) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, number>({
    mutationFn: (taste) =>
      answerOf(api.DELETE('/api/v1/contacts/{contact_id}/preferences/{preference_id}', { params: { path: { contact_id: id, preference_id: taste } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: tastesQuery(id).queryKey }),
  });
}
