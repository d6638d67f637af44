import { useEffect } from 'react';

const HIDDEN_CHECK_MS = 1_000;

/** Runs one round; resolves to the milliseconds until the next, or null to stop. Must not reject. */
export type PollTask = (signal: AbortSignal) => Promise<number | null>;

/** Repeats `task` (memoise it: a new one starts afresh) and rests while nobody looks at the page. */
export function usePoll(task: PollTask): void {
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const round = async () => {
      const delay = document.hidden ? HIDDEN_CHECK_MS : await task(abort.signal);
      if (delay !== null && !abort.signal.aborted) timer = setTimeout(round, delay);
    };
    void round();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [task]);
}
