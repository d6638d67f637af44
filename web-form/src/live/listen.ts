/** One stream of hints: what it is made of, and how it is read. */

import { createParser } from 'eventsource-parser';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';

export type Hint = components['schemas']['Hint'];

/** The server says something at least every 15 s; whoever hears nothing for so long has lost it without knowing. */
const SILENCE_MS = 40_000;

/** Hears until the server ends the stream. Rejects with `ApiError`, or when nothing comes any more. */
export async function listen(signal: AbortSignal, hear: (hints: Hint[]) => void): Promise<void> {
  const asked = { params: { query: { visitors: true } }, signal, fetch: (request: Request) => fetch(request) };
  const body = await answerOf(api.GET('/api/v1/live', { parseAs: 'stream', ...asked }));
  const parser = createParser({ onEvent: ({ data }) => hear(JSON.parse(data) as Hint[]) });
  const reader = (body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', leave);
  try {
    for (;;) {
      const { done, value } = await unlessSilent(reader.read());
      if (done) return;
      parser.feed(value);
    }
  } finally {
    signal.removeEventListener('abort', leave);
    leave();
  }
}

async function unlessSilent<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('nothing was heard', 'TimeoutError')), SILENCE_MS);
  });
  return Promise.race([reading, silence]).finally(() => clearTimeout(timer));
}
