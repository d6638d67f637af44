import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components, paths } from '@/api/schema';
import { asSeen, useRecordChange } from './changes';
import { pagesOf } from './lists';

type Schemas = components['schemas'];
export type Contact = Schemas['ContactResponse'];
export type ContactChange = Partial<Schemas['ContactPatch']>;
export type NewContact = Schemas['NewContact'];
type Asked = NonNullable<paths['/api/v1/contacts']['get']['parameters']['query']>;
export type ContactFilter = Pick<Asked, 'q' | 'sort' | 'owner_id' | 'tag' | 'company_id'>;

const LISTS = ['contacts', 'list'];
const at = (id: number) => ({ path: { contact_id: id } });

export const contactsQuery = (filter: ContactFilter) => ({
  ...pagesOf<Contact>([...LISTS, filter], (part, signal) =>
    api.GET('/api/v1/contacts', { params: { query: { ...filter, ...part } }, signal }),
  ),
  placeholderData: keepPreviousData,
});

export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/contacts/{contact_id}', { params: at(id), signal })),
  });

export function useAddContact() {
  const client = useQueryClient();
  return useMutation<Contact, ApiError, NewContact>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/contacts', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: LISTS }),
  });
}

export const useChangeContact = () =>
  useRecordChange<Contact, ContactChange>({
    patch: ({ id, change, seen }) =>
      answerOf(api.PATCH('/api/v1/contacts/{contact_id}', { params: { ...at(id), ...asSeen(seen) }, body: change as Schemas['ContactPatch'] })),
    one: contactQuery,
    lists: LISTS,
  });

/** What was deleted comes back with `useRestoreContact`, for thirty days. */
export function useDeleteContact() {
  return useMutation<unknown, ApiError, number>({
    mutationFn: (id) => answerOf(api.DELETE('/api/v1/contacts/{contact_id}', { params: at(id) })),
  });
}

export function useRestoreContact() {
  return useMutation<unknown, ApiError, number>({
    mutationFn: (id) => answerOf(api.POST('/api/v1/contacts/{contact_id}/restore', { params: at(id) })),
  });
}
