import { AppShell, Burger, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { DocumentTitle } from '@/components/common/DocumentTitle';
import { ColorSchemeToggle } from '@/components/shell/ColorSchemeToggle';
import { useLive } from '@/live/useLive';
import type { Me } from '@/queries/session';
import { Account } from '../session/Account';
import { useCover } from '../frame/actions';
import { Bell } from '../frame/Bell';
import { Help } from '../frame/Help';
import { Palette } from '../frame/Palette';
import { UndoKey } from '../frame/toasts';
import { SearchKey } from '../search/SearchKey';
import { Brand } from './Brand';
import { Rail } from './Rail';
import classes from './Shell.module.css';

/** What surrounds every page of the console: the rail, on a phone a bar that unfolds it. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  useLive(me);
  useCover();
  const t = useTranslations('console');
  const site = useTranslations('site');
  const { pathname, page } = useRouterState({
    select: ({ location, matches }) => ({ pathname: location.pathname, page: matches.at(-1)?.staticData }),
  });
  const [open, { toggle, close }] = useDisclosure();
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      padding={page?.wide ? 0 : { base: 'md', sm: 'xl' }}
      header={{ height: { base: 56, sm: 0 } }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !open } }}
    >
      <DocumentTitle page={page?.title} />
      <Palette me={me} />
      <Help />
      <UndoKey />
      {'read' in me.actions && <SearchKey />}
      <a className="skip" href="#main">
        {site('skip')}
      </a>
      <AppShell.Header hiddenFrom="sm" className={classes.bar}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Brand />
          <Burger opened={open} onClick={toggle} aria-label={site('menu')} aria-expanded={open} aria-controls="rail" />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar id="rail" className={classes.rail} data-open={open || undefined} aria-label={t('pages')}>
        <AppShell.Section visibleFrom="sm" className={classes.brand}>
          <Brand />
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea}>
          <Rail me={me} />
        </AppShell.Section>
        <AppShell.Section>
          {'read' in me.actions && <Bell />}
          <ColorSchemeToggle />
          <Account me={me} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main} data-wide={page?.wide}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
