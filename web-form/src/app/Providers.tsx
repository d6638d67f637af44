'use client';

import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { SandboxProvider } from '@/components/sandbox/SandboxProvider';
import { resolveTokens, theme } from './theme';

/** What every page may rely on. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveTokens} defaultColorScheme="auto">
      <SandboxProvider>{children}</SandboxProvider>
    </MantineProvider>
  );
}
