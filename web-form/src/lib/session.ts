/** State that survives a reload but not the tab: what was typed, and the keys to tickets. */

import { useCallback, useSyncExternalStore } from 'react';

const PREFIX = 'techcorp-support:';
const memory = new Map<string, unknown>();
const listeners = new Set<() => void>();

/** The stored value, or undefined. The same object until it is written again. */
export function readSession<T>(key: string): T | undefined {
  if (!memory.has(key)) memory.set(key, load(key));
  return memory.get(key) as T | undefined;
}

export function writeSession<T>(key: string, value: T | undefined): void {
  memory.set(key, value);
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Storage is switched off or full: the value still lives as long as the page.
  }
  listeners.forEach((notify) => notify());
}

/** Like `useState`, kept under `key`. While the page is prerendered it is `initial`. */
export function useSession<T>(key: string, initial: T): [T, (value: T) => void] {
  const stored = useSyncExternalStore(
    subscribe,
    () => readSession<T>(key),
    () => undefined,
  );
  const write = useCallback((value: T) => writeSession(key, value), [key]);
  return [stored ?? initial, write];
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

function load(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
