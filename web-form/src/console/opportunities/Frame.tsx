import { Skeleton, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { Trouble } from '../shell/Trouble';
import frame from '../tasks/Tasks.module.css';

interface Props {
  title: string;
  introduction: string;
  /** What went wrong, where nothing can be shown. */
  problem: { message: string } | null;
  loading: boolean;
  children: ReactNode;
}

/** What stands around these pages, with the way from one to the other. */
export function Frame({ title, introduction, problem, loading, children }: Props) {
  const t = useTranslations('opportunities');
  const churn = useTranslations('churn')('title');
  const leads = useTranslations('leads')('title');
  return (
    <Stack gap="md" className={frame.tasks}>
      <PageTitle title={title}>{introduction}</PageTitle>
      <nav className={frame.views} aria-label={t('pages')}>
        <Link to="/opportunities/" className={frame.view}>
          {t('title')}
        </Link>
        <Link to="/at-risk/" className={frame.view}>
          {churn}
        </Link>
        <Link to="/leads/" className={frame.view}>
          {leads}
        </Link>
      </nav>
      {loading && (problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />)}
      {!loading && children}
    </Stack>
  );
}
