'use client';

import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { ApiError } from '@/lib/http';
import { fetchSandbox, type SandboxInfo } from '@/lib/sandboxApi';

type SandboxState =
  { state: 'asking' } | { state: 'on'; info: SandboxInfo } | { state: 'off' } | { state: 'unreachable' };

const Context = createContext<SandboxState>({ state: 'asking' });

export const useSandbox = () => use(Context);

/** Asks once whether the server offers a sandbox: the navigation and the page both want to know. */
export function SandboxProvider({ children }: { children: ReactNode }) {
  const [sandbox, setSandbox] = useState<SandboxState>({ state: 'asking' });
  useEffect(() => {
    fetchSandbox().then(
      (info) => setSandbox(info.enabled ? { state: 'on', info } : { state: 'off' }),
      (error: unknown) => setSandbox({ state: isMissing(error) ? 'off' : 'unreachable' }),
    );
  }, []);
  return <Context value={sandbox}>{children}</Context>;
}

const isMissing = (error: unknown) => error instanceof ApiError && error.kind === 'not_found';
