import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refused, server } from '@/test/server';
import { follow } from './follow';
import type { Hint } from './listen';
import { useLive } from './useLive';

const RESET: Hint = { type: 'reset' };
const CHANGED: Hint = { type: 'ticket.changed', ticket: 'TKT-0042' };
const LIVE = 'http://api.example/api/v1/live';

/** The server's side: every stream that was opened, and what it says in them. */
class Streams {
  readonly open: ReadableStreamDefaultController<Uint8Array>[] = [];

  constructor() {
    server.use(
      http.get(LIVE, () => {
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => {
            this.open.push(controller);
          },
        });
        return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
      }),
    );
  }

  say(text: string, to = this.open.length - 1) {
    this.open[to]!.enqueue(new TextEncoder().encode(text));
  }

  hint(...hints: Hint[]) {
    this.say(`data: ${JSON.stringify(hints)}\n\n`);
  }
}

/** As browsers have it: who asks gets the lock when whoever had it before is through. */
function locks(): LockManager {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, { signal }: LockOptions, work: () => Promise<unknown>) => {
    const mine = last.then(() => (signal!.aborted ? undefined : work()));
    last = mine.catch(() => undefined);
    return mine;
  };
  return { request } as unknown as LockManager;
}

let streams: Streams;
const leaving: (() => void)[] = [];

/** What this tab hears. */
function tab(): Hint[] {
  const heard: Hint[] = [];
  leaving.push(follow('mia', (hints) => heard.push(...hints)));
  return heard;
}

beforeEach(() => {
  streams = new Streams();
  Object.defineProperty(navigator, 'locks', { value: locks(), configurable: true });
  vi.spyOn(Math, 'random').mockReturnValue(-0.49); // no long pauses
});

afterEach(() => {
  leaving.splice(0).forEach((leave) => leave());
  Reflect.deleteProperty(navigator, 'locks');
});

describe('the tabs of a browser', () => {
  it('share one stream', async () => {
    const [first, second] = [tab(), tab()];
    await waitFor(() => expect(streams.open).toHaveLength(1));
    streams.hint(RESET);
    await waitFor(() => expect([first, second]).toEqual([[RESET], [RESET]]));
    expect(streams.open).toHaveLength(1);
  });

  it('take over from one that is closed', async () => {
    tab();
    const second = tab();
    await waitFor(() => expect(streams.open).toHaveLength(1));
    leaving.shift()!();
    await waitFor(() => expect(streams.open).toHaveLength(2));
    streams.hint(RESET, CHANGED);
    await waitFor(() => expect(second).toEqual([RESET, CHANGED]));
  });
});

describe('a stream', () => {
  it('may come in pieces, between comments', async () => {
    const heard = tab();
    await waitFor(() => expect(streams.open).toHaveLength(1));
    [': ping\n\nda', 'ta: [{"type":', '"reset"}]\n', '\n: ping\n\n'].forEach((piece) => streams.say(piece));
    await waitFor(() => expect(heard).toEqual([RESET]));
  });

  it.each([
    ['that ends', (open: ReadableStreamDefaultController) => open.close()],
    ['that breaks', (open: ReadableStreamDefaultController) => open.error(new Error('gone'))],
  ])('%s is opened again', async (_, stop) => {
    tab();
    await waitFor(() => expect(streams.open).toHaveLength(1));
    stop(streams.open[0]!);
    await waitFor(() => expect(streams.open).toHaveLength(2));
  });

  it('that is refused for good is left alone', async () => {
    const asked = vi.fn(() => refused(403));
    server.use(http.get(LIVE, asked));
    tab();
    await waitFor(() => expect(asked).toHaveBeenCalledOnce());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toHaveBeenCalledOnce();
  });
});

it('asks once for what several hints made old', async () => {
  let answers = 0;
  function Page() {
    useLive({ id: 'mia' });
    const { data } = useQuery({ queryKey: ['inbox', 'counts'], queryFn: () => Promise.resolve((answers += 1)) });
    return <p>{`answer ${data}`}</p>;
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  await screen.findByText('answer 1');
  await waitFor(() => expect(streams.open).toHaveLength(1));
  act(() => {
    streams.hint(RESET);
    streams.hint(CHANGED);
    streams.hint(CHANGED);
  });
  await screen.findByText('answer 2');
  expect(answers).toBe(2);
});
