'use client';

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { LanguageProvider } from '@/components/language/LanguageProvider';
import { newQueryClient } from '@/queries/client';
import { resolveTokens, theme } from './theme';

/** What every page may rely on. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <MantineProvider theme={theme} cssVariablesResolver={resolveTokens} defaultColorScheme="auto">
          {children}
        </MantineProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
