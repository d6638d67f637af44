/** Why a request failed, as every caller gets to know it. */

import { errors } from '@/texts/errors';
import type { components } from './schema';

type Problem = components['schemas']['Problem'];
export type FieldProblem = components['schemas']['FieldProblem'];

export type ApiErrorKind =
  | 'network'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'changed'
  | 'too_large'
  | 'invalid'
  | 'rate_limited'
  | 'unavailable'
  | 'unexpected';

/** A later try may well succeed. */
const TEMPORARY: readonly ApiErrorKind[] = ['network', 'rate_limited', 'unavailable', 'unexpected'];

export class ApiError extends Error {
  constructor(
    readonly kind: ApiErrorKind,
    message: string,
    readonly fields: readonly FieldProblem[] = [],
    /** Seconds to wait, when the server named them. */
    readonly retryAfter: number | null = null,
    /** The whole refusal: some endpoints tell more than why. */
    readonly body: object = {},
  ) {
    super(message);
  }

  /** Whether the same request may well succeed later. */
  get temporary(): boolean {
    return TEMPORARY.includes(this.kind);
  }

  /** What is wrong with one field. */
  about(name: string): string | undefined {
    return this.fields.find(({ field }) => field === name)?.message;
  }
}

const KINDS: Record<number, ApiErrorKind> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  412: 'changed',
  413: 'too_large',
  422: 'invalid',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** What a refusal says; a proxy on the way may have answered in its own form. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: Partial<Problem> = await response.json().catch(() => ({}));
  return new ApiError(
    KINDS[response.status] ?? 'unexpected',
    body.message ?? errors.status(response.status),
    body.fields,
    retryAfterSeconds(response.headers.get('Retry-After')),
    body,
  );
}

function retryAfterSeconds(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null;
}
