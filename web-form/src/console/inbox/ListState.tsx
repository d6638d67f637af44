import { Skeleton } from '@mantine/core';
import { IconFilterOff, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Late } from '../frame/Late';
import { Placeholder } from './Placeholder';
import type { useInbox } from './useInbox';
import { Zero } from './Zero';
import classes from './ListState.module.css';

type List = Pick<ReturnType<typeof useInbox>, 'data' | 'failureReason' | 'rows' | 'filter'>;

/** What the list says when it cannot just show its rows. */
export function ListState({ list: { data, failureReason: problem, rows, filter } }: { list: List }) {
  const t = useTranslations('inbox');
  if (problem) {
    return (
      <div role="status" className={classes.problem}>
        <IconPlugConnectedX size={18} stroke={1.7} aria-hidden />
        <span>
          <strong>{data ? t('stale') : t('failed')}</strong>
          {` ${problem.message}${problem.temporary ? ` ${t('keepsAsking')}` : ''}`}
        </span>
      </div>
    );
  }
  if (!data) return <Loading />;
  if (rows.length > 0) return null;
  const { view, ...narrowing } = filter;
  return Object.values(narrowing).some(Boolean) ? (
    <Placeholder icon={IconFilterOff} title={t('nothingFound')}>
      <Link to="/inbox/" search={{ view }} className={classes.clear}>
        {t('clear')}
      </Link>
    </Placeholder>
  ) : (
    <Zero view={view} />
  );
}

function Loading() {
  const t = useTranslations('inbox');
  return (
    <div role="status" aria-label={t('loading')}>
      <Late>
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className={classes.row}>
            <Skeleton height={14} width="55%" />
            <Skeleton height={12} />
            <Skeleton height={12} width="80%" />
          </div>
        ))}
      </Late>
    </div>
  );
}
