import { useHotkeys } from '@mantine/hooks';
import { useEffect, useSyncExternalStore } from 'react';

/** Something that can be done on what is open: by its key, in the palette, and named in the help. */
export interface Action {
  id: string;
  label: string;
  /** As in `r` or `mod+K`; without one it is found by its name only. */
  keys?: string;
  run: () => void;
}

let known: readonly Action[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly Action[]): void {
  known = next;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What can be done right now, whoever offers it. */
export const useKnownActions = () => useSyncExternalStore(subscribe, () => known);

/** Offers these for as long as the caller is shown. */
export function useActions(actions: readonly Action[]): void {
  useHotkeys(actions.flatMap(({ keys, run }) => (keys ? [[keys, run] as [string, () => void]] : [])));
  useEffect(() => {
    replace([...known, ...actions]);
    return () => replace(known.filter((each) => !actions.includes(each)));
  }, [actions]);
}
