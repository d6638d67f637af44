import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me } from '@/queries/session';
import { follow } from './follow';
import type { Hint } from './listen';
import { isOutdated } from './outdated';
import { visitorWritesKey } from './visitorWrites';

/** What comes within this time is asked for once. */
const GATHER_MS = 250;
/** However much happens, nobody asks more often than this. */
const PAUSE_MS = 1_000;

/** Keeps what is shown as it is on the server; once for the whole console. */
export function useLive({ id }: Pick<Me, 'id'>): void {
  const client = useQueryClient();
  const person = id ?? '';
  useEffect(() => {
    const gathered = gather((hints) => {
      for (const { type, ticket } of hints) {
        if (type === 'visitor.writes') client.setQueryData(visitorWritesKey(ticket ?? ''), Date.now());
      }
      void client.invalidateQueries({ predicate: (query) => hints.some((hint) => isOutdated(query, hint)) });
    });
    const leave = follow(person, gathered.add);
    return () => {
      leave();
      gathered.stop();
    };
  }, [client, person]);
}

function gather(ask: (hints: Hint[]) => void) {
  let waiting: Hint[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let rested = 0;
  const flush = () => {
    const hints = waiting;
    waiting = [];
    timer = null;
    rested = Date.now() + PAUSE_MS;
    ask(hints);
  };
  return {
    add: (hints: Hint[]) => {
      waiting.push(...hints);
      timer ??= setTimeout(flush, Math.max(GATHER_MS, rested - Date.now()));
    },
    stop: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
