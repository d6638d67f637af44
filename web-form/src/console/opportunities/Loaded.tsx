import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Trouble } from '../shell/Trouble';

interface Props<T> {
  /** As `useQuery` gives it. */
  query: { data: T | undefined; failureReason: Error | null };
  children: (data: T) => ReactNode;
}

/** What was asked for, or what is known until it is there. */
export function Loaded<T>({ query: { data, failureReason: problem }, children }: Props<T>) {
  const t = useTranslations('opportunities');
  if (data !== undefined) return children(data);
  return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />;
}
