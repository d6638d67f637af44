import { useTimeout } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';

const AFTER_MS = 200;

/** What is not worth showing to whoever waits for a moment only. */
export function Late({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useTimeout(() => setLate(true), AFTER_MS, { autoInvoke: true });
  return late && children;
}
