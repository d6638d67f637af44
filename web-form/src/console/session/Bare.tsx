import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DocumentTitle } from '@/components/common/DocumentTitle';
import { ColorSchemeToggle } from '@/components/shell/ColorSchemeToggle';
import { Brand } from '../shell/Brand';
import classes from './Bare.module.css';

/** What surrounds a page while nobody is signed in: whose it is, and nothing else. */
export function Bare({ children }: { children: ReactNode }) {
  const title = useRouterState({ select: ({ matches }) => matches.at(-1)?.staticData.title });
  return (
    <div className={classes.page}>
      <DocumentTitle page={title} />
      <header className={classes.header}>
        <Brand />
        <ColorSchemeToggle />
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
