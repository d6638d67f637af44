import { readSession, writeSession } from './session';
import { uuid } from './uuid';

const SLOT = 'idempotency';

interface Attempt {
  content: string;
  key: string;
}

/** The same key as long as the content stays the same, even across a reload; a new one after any edit. */
export function idempotencyKeyFor(body: object): string {
  const content = JSON.stringify(body);
  const last = readSession<Attempt>(SLOT);
  if (last?.content === content) return last.key;
  const key = uuid();
  writeSession<Attempt>(SLOT, { content, key });
  return key;
}

/** To be called after success: the next request is a new one, even with the same words. */
export const forgetIdempotencyKey = () => writeSession(SLOT, undefined);
