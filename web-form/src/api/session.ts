/**
 * Who this page is for the server. The access token lives in this module's memory and nowhere else; what outlives a
 * reload is a cookie that no script can read.
 */

import { answerOf, api } from './client';
import { ApiError } from './problem';
import type { components } from './schema';

type SignedIn = components['schemas']['SignedInResponse'];

/** Asked for only by our own pages: other sites cannot make a browser send it. */
const OWN_PAGE = { 'X-Requested-With': 'console' };
const REFRESH = '/api/v1/auth/refresh';
const EARLY_S = 30;

let token: { value: string; goodUntil: number } | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

/** From now on every request is this person's. */
export function signedIn({ access_token: value, expires_in }: SignedIn): void {
  token = { value, goodUntil: Date.now() + (expires_in - EARLY_S) * 1_000 };
}

/** Whether somebody is signed in; asks the server when this page does not know. */
export async function resume(): Promise<boolean> {
  if (token && Date.now() < token.goodUntil) return true;
  refreshing ??= inTurn(refresh).finally(() => (refreshing = null));
  return refreshing;
}

export async function signOut(): Promise<void> {
  await answerOf(api.POST('/api/v1/auth/logout', { params: { header: OWN_PAGE } }));
  forget();
}

/** Hears when the session is over, wherever it ended; gives back what stops listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function refresh(): Promise<boolean> {
  try {
    signedIn(await answerOf(api.POST(REFRESH, { params: { header: OWN_PAGE } })));
    return true;
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'unauthenticated') throw error;
    forget();
    return false;
  }
}

function forget(): void {
  if (token === null) return;
  token = null;
  listeners.forEach((listener) => listener());
}

/** A refresh token is good once: the tabs of a browser take turns. */
async function inTurn(work: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? navigator.locks.request('fte-refresh', work) : work();
}

api.use({
  onRequest: async ({ request, schemaPath }) => {
    if (schemaPath === REFRESH || token === null || !(await resume())) return undefined;
    request.headers.set('Authorization', `Bearer ${token.value}`);
    return request;
  },
  onResponse: ({ response, schemaPath }) => {
    if (response.status === 401 && schemaPath !== REFRESH && token) forget();
  },
});
