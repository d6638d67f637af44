import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from '@/api/client';
import { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { onSignedOut, resume, signedIn, signOut } from '@/api/session';
import { KEEPING } from './staffTicket';

const PATIENCE_MS = 3_000;

export type Me = components['schemas']['ProfileResponse'];
export type Role = components['schemas']['Role'];
export type Action = components['schemas']['Action'];
type Schemas = components['schemas'];

/** Who is signed in; null for nobody. */
const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    if (!(await resume())) return null;
    return answerOf(api.GET('/api/v1/auth/me', { signal })).catch((problem: unknown) => {
      if (problem instanceof ApiError && problem.kind === 'unauthenticated') return null;
      throw problem;
    });
  },
  staleTime: Infinity,
});

export const useSession = () => useQuery(sessionQuery);

/** What one person saw is not there for the next. */
export function useEndOfSession(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onSignedOut(() => {
        client.setQueryData(sessionQuery.queryKey, null);
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'brand' });
      }),
    [client],
  );
}

export const samplesQuery = queryOptions({
  queryKey: ['samples'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/auth/samples', { signal })),
  staleTime: Infinity,
});

/** Where people of this company sign in; null where a password is the only way. */
export const oidcQuery = queryOptions({
  queryKey: ['oidc'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/auth/oidc', { signal })),
  staleTime: Infinity,
});

/** Leaves the page; it comes back with the cookie that signing in sets. */
export const useLeaveForOidc = () =>
  useMutation<void, ApiError, string | undefined>({
    mutationFn: async (next) => {
      const { address } = await answerOf(api.POST('/api/v1/auth/oidc/start', { body: { next: next ?? '/' } }));
      window.location.assign(address);
    },
  });

/** Each way to get in ends in the same session. */
function useEntry<T>(enter: (how: T) => Promise<Schemas['SignedInResponse']>) {
  const client = useQueryClient();
  return useMutation<void, ApiError, T>({
    mutationFn: async (how) => {
      signedIn(await enter(how));
      await client.resetQueries(sessionQuery);
    },
  });
}

export const useSignIn = () =>
  useEntry((body: Schemas['SignIn']) => answerOf(api.POST('/api/v1/auth/login', { body })));

export const useEnterAs = () =>
  useEntry((role: Role) => answerOf(api.POST('/api/v1/auth/samples/{role}', { params: { path: { role } } })));

export const useSetPassword = () =>
  useEntry((body: Schemas['NewPassword']) => answerOf(api.POST('/api/v1/auth/set-password', { body })));

export const useBecomeFirstAdmin = () =>
  useEntry((body: Schemas['FirstAdmin']) => answerOf(api.POST('/api/v1/auth/first-admin', { body })));

export const useAskForReset = () =>
  useMutation<unknown, ApiError, Schemas['ResetRequest']>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/auth/password-reset', { body })),
  });

export const useChangePassword = () =>
  useMutation<unknown, ApiError, Schemas['PasswordChange']>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/auth/password', { body })),
  });

/** What is being typed is kept first: afterwards the server no longer takes it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation<void, ApiError>({
    mutationFn: async () => {
      window.dispatchEvent(new Event('pagehide'));
      await Promise.race([kept(client), new Promise((enough) => setTimeout(enough, PATIENCE_MS))]);
      await signOut();
    },
  });
}

const kept = (client: QueryClient) =>
  new Promise<void>((done) => {
    const look = () => {
      if (client.isMutating({ mutationKey: KEEPING }) > 0) return;
      stop();
      done();
    };
    const stop = client.getMutationCache().subscribe(look);
    look();
  });
