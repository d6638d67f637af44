import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** What only the browser knows; `before` stands in while the page is prerendered. */
export const useBrowserValue = <T>(
  read: () => T,
  before: T,
  subscribe: (notify: () => void) => () => void = never,
): T => useSyncExternalStore(subscribe, read, () => before);
