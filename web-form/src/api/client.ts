/** The one place that talks to the network; types come from `specs/openapi.json`, failures are `ApiError`s. */

import createClient from 'openapi-fetch';
import { errors } from '@/texts/errors';
import { ApiError, problemOf } from './problem';
import type { SamplePaths } from './samples';
import type { SandboxPaths } from './sandbox';
import type { paths } from './schema';

const BASE = process.env.NEXT_PUBLIC_API_BASE ?? process.env.NEXT_PUBLIC_BASE_PATH ?? '';
const TIMEOUT_MS = 20_000;
/** Files on a slow line, both ways. */
const FILE_TIMEOUT_MS = 180_000;
const FILE_TYPES = { 'Content-Type': 'multipart/', Accept: 'application/x-ndjson' };

export const api = createClient<paths & SandboxPaths & SamplePaths>({ baseUrl: BASE, fetch: patiently });

api.use({
  onResponse: async ({ response }) => {
    if (!response.ok) throw await problemOf(response);
  },
  onError: ({ error, request }) =>
    request.signal.aborted ? (error as Error) : new ApiError('network', errors.unreachable),
});

/** What the server answered. Rejects with `ApiError`, or with the reason of whoever aborted. */
export async function answerOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  try {
    return (await call).data as T;
  } catch (error) {
    throw error instanceof SyntaxError ? new ApiError('unexpected', errors.unreadable) : error;
  }
}

function patiently(request: Request): Promise<Response> {
  const file = Object.entries(FILE_TYPES).some(([header, type]) => request.headers.get(header)?.startsWith(type));
  const timeout = AbortSignal.timeout(file ? FILE_TIMEOUT_MS : TIMEOUT_MS);
  return fetch(request, { signal: AbortSignal.any([request.signal, timeout]) });
}
