'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useEmbedded } from '@/lib/useEmbedded';
import { useSite } from '@/queries/brand';
import { LanguageMenu } from '../language/LanguageMenu';
import { Footer } from './Footer';
import { Header } from './Header';
import classes from './Shell.module.css';

/** What surrounds every page for customers. */
export function Shell({ children }: { children: ReactNode }) {
  const embedded = useEmbedded();
  const site = useSite();
  return (
    <div className={classes.shell}>
      <a className="skip" href="#main">
        {useTranslations('site')('skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={classes.main} aria-label={embedded ? site : undefined}>
        {children}
        {embedded && <LanguageMenu />}
      </main>
      <Footer />
    </div>
  );
}
