/** The one place that talks to the network and turns every failure into an `ApiError`. */

const API_BASE = process.env.NEXT_PUBLIC_API_BASE ?? process.env.NEXT_PUBLIC_BASE_PATH ?? '';
const TIMEOUT_MS = 20_000;
/** Files on a slow line. */
const UPLOAD_TIMEOUT_MS = 180_000;

export type ApiErrorKind =
  'network' | 'invalid' | 'not_found' | 'too_large' | 'rate_limited' | 'unavailable' | 'unexpected';

export interface FieldProblem {
  field: string;
  message: string;
}

export class ApiError extends Error {
  constructor(
    readonly kind: ApiErrorKind,
    message: string,
    readonly fields: FieldProblem[] = [],
    /** Seconds to wait, when the server named them. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

const KINDS: Record<number, ApiErrorKind> = {
  404: 'not_found',
  413: 'too_large',
  422: 'invalid',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

interface RequestOptions {
  /** Sent as JSON; `FormData` as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** GET, or POST when there is a body. Rejects with `ApiError`, or with the reason when `signal` aborts. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  if (!response.ok) throw await problem(response);
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiError('unexpected', 'The server answered in a way this page does not understand.');
  }
}

async function send(path: string, { body, headers, signal }: RequestOptions): Promise<Response> {
  const upload = body instanceof FormData;
  const timeout = AbortSignal.timeout(upload ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS);
  try {
    return await fetch(API_BASE + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined || upload ? headers : { 'Content-Type': 'application/json', ...headers },
      body: body === undefined || upload ? body : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      cache: 'no-store',
    });
  } catch {
    signal?.throwIfAborted();
    throw new ApiError('network', 'We could not reach the server.');
  }
}

async function problem(response: Response): Promise<ApiError> {
  const body: { message?: string; fields?: FieldProblem[] } = await response.json().catch(() => ({}));
  return new ApiError(
    KINDS[response.status] ?? 'unexpected',
    body.message ?? `The server answered with status ${response.status}.`,
    body.fields ?? [],
    retryAfterSeconds(response.headers.get('Retry-After')),
  );
}

function retryAfterSeconds(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null;
}
