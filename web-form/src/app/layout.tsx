import '@mantine/core/styles.css';
import './globals.css';

import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/Shell';
import { Providers } from './Providers';

/** Runs before the first paint, so that the embed frame never flashes a header. */
const MARK_EMBEDDED = "if(new URLSearchParams(location.search).has('embed'))document.documentElement.dataset.embed='';";

export const metadata: Metadata = {
  title: { default: 'TechCorp Support', template: '%s · TechCorp Support' },
  description: 'Ask TechCorp anything: answers around the clock, people when it matters.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
        <script dangerouslySetInnerHTML={{ __html: MARK_EMBEDDED }} />
      </head>
      <body>
        <Providers>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}
