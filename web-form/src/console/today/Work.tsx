import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { forecastQuery, pipelinesQuery, type Pipeline } from '@/queries/pipelines';
import { myDayQuery } from '@/queries/tasks';
import { Part } from './Part';
import classes from './Today.module.css';

/** What one has to do, and what deals may bring. */
export function Work() {
  const t = useTranslations('today.work');
  const { data: day, failureReason: problem } = useQuery(myDayQuery);
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  if (!day) return problem ? null : <Skeleton height={120} role="status" aria-label={t('loading')} />;
  const late = day.overdue.length;
  const today = day.today.length;
  return (
    <Part title={t('title')}>
      <Text c={late + today === 0 ? 'dimmed' : undefined}>{late + today === 0 ? t('free') : t.rich('tasks', { late, today, list: toTasks })}</Text>
      {pipelines.map((pipeline) => (
        <Outlook key={pipeline.id} pipeline={pipeline} />
      ))}
    </Part>
  );
}

const toTasks = (words: ReactNode) => (
  <Link to="/tasks/" className={classes.list}>
    {words}
  </Link>
);

/** Amounts of two currencies are never added up. */
function Outlook({ pipeline: { id, name } }: { pipeline: Pipeline }) {
  const t = useTranslations('today.work');
  const format = useFormatter();
  const { data: months = [] } = useQuery(forecastQuery(id));
  const deals = months.reduce((sum, month) => sum + month.deals, 0);
  if (deals === 0) return null;
  const currencies = [...new Set(months.map(({ currency }) => currency))];
  const money = (of: 'value' | 'weighted') =>
    format.list(
      currencies.map((currency) => {
        const sum = months.filter((month) => month.currency === currency).reduce((total, month) => total + month[of], 0);
        return format.number(sum, { style: 'currency', currency, maximumFractionDigits: 0 });
      }),
    );
  return (
    <Text>
      {t.rich('deals', {
        deals,
        name,
        value: money('value'),
        weighted: money('weighted'),
        list: (words) => (
          <Link to="/pipelines/$pipeline/" params={{ pipeline: String(id) }} className={classes.list}>
            {words}
          </Link>
        ),
      })}
    </Text>
  );
}
