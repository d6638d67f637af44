import { Stack } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { INSIGHTS } from '@/queries/insights';
import frame from '../tasks/Tasks.module.css';
import { insights } from './page';

const TABS = [...INSIGHTS, 'customers'] as const;

/** The pages of figures, all for the same days and filters. */
export function Insights() {
  const t = useTranslations('insights');
  const search = insights.useSearch();
  return (
    <Stack gap="lg">
      <nav className={frame.views} aria-label={t('title')}>
        {TABS.map((page) => (
          <Link key={page} to="/insights/$page/" params={{ page }} search={search} className={frame.view}>
            {t(`pages.${page}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Stack>
  );
}
