'use client';

import type { ReactNode } from 'react';
import { useEmbedded } from '@/lib/useEmbedded';
import { useCompany } from '@/queries/brand';
import { common } from '@/texts/common';
import { Footer } from './Footer';
import { Header } from './Header';
import classes from './Shell.module.css';

/** What surrounds every page for customers. */
export function Shell({ children }: { children: ReactNode }) {
  const embedded = useEmbedded();
  const support = common.support(useCompany());
  return (
    <div className={classes.shell}>
      <a className="skip" href="#main">
        {common.skip}
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={classes.main} aria-label={embedded ? support : undefined}>
        {children}
      </main>
      <Footer />
    </div>
  );
}
