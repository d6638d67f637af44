/**
 * One stream for each browser, however many tabs it has: the tab that holds the lock reads it and tells the others.
 * When that tab goes, the next one gets the lock; its stream begins with a `reset`, so nothing in between is missed.
 */

import { ApiError } from '@/api/problem';
import { pollDelay } from '@/lib/polling';
import { listen, type Hint } from './listen';

type Hear = (hints: Hint[]) => void;

/** Hears what this person may know, in whichever tab it arrives; gives back what stops it. */
export function follow(person: string, hear: Hear): () => void {
  const name = `fte-live-2-${person}`; // tabs of a release that does not know every hint are told nothing by this one
  const leaving = new AbortController();
  const tabs = new BroadcastChannel(name);
  tabs.onmessage = ({ data }: MessageEvent<Hint[]>) => hear(data);
  const tell: Hear = (hints) => {
    if (leaving.signal.aborted) return;
    hear(hints);
    tabs.postMessage(hints);
  };
  leading(name, leaving.signal, () => stayConnected(leaving.signal, tell)).catch(() => undefined);
  return () => {
    leaving.abort();
    tabs.close();
  };
}

/** Does the work once this tab is the one that leads. Where pages have no locks, each of them does. */
async function leading(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request(name, { signal }, work) : work();
}

async function stayConnected(signal: AbortSignal, tell: Hear): Promise<void> {
  for (let failures = 0; ; failures += 1) {
    try {
      await listen(signal, (hints) => {
        failures = 0;
        tell(hints);
      });
    } catch (problem) {
      if (problem instanceof ApiError && !problem.temporary) return;
    }
    if (signal.aborted) return;
    await pause(pollDelay(failures) * (0.5 + Math.random()), signal); // a server that ended was that of many
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
