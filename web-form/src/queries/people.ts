import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { useSession } from './session';

export type Member = components['schemas']['MemberResponse'];
type Schemas = components['schemas'];

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users', { signal })),
});

/** To whom work can be given: for whoever does it, while the list of people is for Admins. */
export const colleaguesQuery = queryOptions({
  queryKey: ['people', 'colleagues'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/colleagues', { signal })),
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/teams', { signal })),
});

/** Whose work the reader may see: an Admin that of all, others that of their own. */
export function useTeamsInReach(): string[] {
  const { data: me } = useSession();
  const { data: all } = useQuery({ ...teamsQuery, enabled: Boolean(me && 'administer' in me.actions) });
  return all ?? me?.teams ?? [];
}

export function useInvite() {
  const client = useQueryClient();
  return useMutation<Schemas['InvitedResponse'], ApiError, Schemas['InvitationRequest']>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/users', { body })),
    onSuccess: () => client.invalidateQueries(peopleQuery),
  });
}

/** What becomes different of this person; the list shows what the server made of it. */
export function useChangePerson(id: string) {
  const client = useQueryClient();
  return useMutation<Member, ApiError, Schemas['ChangeRequest']>({
    mutationFn: (body) =>
      answerOf(api.PATCH('/api/v1/users/{user_id}', { params: { path: { user_id: id } }, body })),
    onSuccess: (changed) =>
      client.setQueryData(peopleQuery.queryKey, (known) =>
        known?.map((member) => (member.id === changed.id ? changed : member)),
      ),
  });
}
