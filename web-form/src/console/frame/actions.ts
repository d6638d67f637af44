import { useHotkeys, useWindowEvent } from '@mantine/hooks';
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

/** Menus, dialogs and lists to choose from take the keys while they are open. */
const OPEN = '[role="dialog"], [role="menu"], [role="listbox"]';

/** Whether one of them was open when a key went down: what the key closes is gone by the time others hear of it. */
let covered = false;

/** Looks, once for everybody who offers actions within what calls this. */
export function useCover(): void {
  useWindowEvent('keydown', () => void (covered = document.querySelector(OPEN) !== null), { capture: true });
}

/** Offers these for as long as the caller is shown. */
export function useActions(actions: readonly Action[]): void {
  const unlessCovered = (run: () => void) => () => {
    if (!covered) run();
  };
  useHotkeys(actions.flatMap(({ keys, run }) => (keys ? [[keys, unlessCovered(run)] as [string, () => void]] : [])));
  useEffect(() => {
    replace([...known, ...actions]);
    return () => replace(known.filter((each) => !actions.includes(each)));
  }, [actions]);
}
