'use client';

import type { ReactNode } from 'react';
import { useEmbedded } from '@/lib/useEmbedded';
import { Footer } from './Footer';
import { Header } from './Header';
import classes from './Shell.module.css';

/** What surrounds every page. */
export function Shell({ children }: { children: ReactNode }) {
  const embedded = useEmbedded();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={classes.main} aria-label={embedded ? 'TechCorp Support' : undefined}>
        {children}
      </main>
      <Footer />
    </div>
  );
}
