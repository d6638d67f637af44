import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import frame from '../tasks/Tasks.module.css';

interface Props {
  title: string;
  introduction: string;
  children: ReactNode;
}

/** What stands around these pages, with the way from one to the other. */
export function Frame({ title, introduction, children }: Props) {
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
      {children}
    </Stack>
  );
}
