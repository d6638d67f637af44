import { Skeleton, Stack } from '@mantine/core';
import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useEndOfSession, useSession } from '@/queries/session';
import { Shell } from '../shell/Shell';
import { Trouble } from '../shell/Trouble';
import { Bare } from './Bare';
import { Forbidden } from './Forbidden';

const LOGIN = '/login/';

/** Who may see the page that the address leads to: everybody, whoever is signed in, or whose role includes it. */
export function Gate({ children }: { children: ReactNode }) {
  const { location, page } = useRouterState({
    select: ({ location, matches }) => ({ location, page: matches.at(-1)?.staticData }),
  });
  const { data: me, failureReason: problem } = useSession();
  useEndOfSession();
  // The address is there before its page is.
  if (!page || page.open || location.pathname === LOGIN) return <Bare>{children}</Bare>;
  if (me === undefined) return <Bare>{problem ? <Unknown reason={problem.message} /> : <Loading />}</Bare>;
  if (me === null) return <Navigate to={LOGIN} search={{ next: location.href }} replace />;
  const allowed = !page.action || page.action in me.actions;
  return <Shell me={me}>{allowed ? children : <Forbidden />}</Shell>;
}

function Loading() {
  const t = useTranslations('account');
  return (
    <Stack role="status" aria-label={t('loading')}>
      <Skeleton height={36} width="60%" />
      <Skeleton height={220} />
    </Stack>
  );
}

function Unknown({ reason }: { reason: string }) {
  const t = useTranslations('account');
  return (
    <Trouble title={t('unknown')}>
      {reason} {t('unknownAdvice')}
    </Trouble>
  );
}
