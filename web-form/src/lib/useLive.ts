import { useCallback, useState } from 'react';
import { ApiError } from './http';
import { usePoll } from './usePoll';

const EVERY_MS = 1_000;

/** Keeps `data` current by asking each second; `problem` says why the latest question failed. Memoise `ask`. */
export function useLive<T>(ask: (signal: AbortSignal) => Promise<T>) {
  const [state, setState] = useState<{ data: T | null; problem: ApiError | null }>({ data: null, problem: null });
  const task = useCallback(
    async (signal: AbortSignal) => {
      try {
        setState({ data: await ask(signal), problem: null });
      } catch (problem) {
        if (!(problem instanceof ApiError)) return null;
        setState(({ data }) => ({ data, problem }));
      }
      return EVERY_MS;
    },
    [ask],
  );
  usePoll(task);
  return state;
}
