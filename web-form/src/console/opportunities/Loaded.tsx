import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Trouble } from '../shell/Trouble';

interface Props {
  /** What went wrong, where nothing can be shown. */
  problem: { message: string } | null;
  loading: boolean;
  children: ReactNode;
}

/** A list, or what is known until it is there. */
export function Loaded({ problem, loading, children }: Props) {
  const t = useTranslations('opportunities');
  if (!loading) return children;
  return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />;
}
