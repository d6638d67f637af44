import { Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { countsQuery, inboxQuery } from '@/queries/inbox';
import { useSession } from '@/queries/session';
import { TicketLink } from '../shell/TicketLink';
import { toParked, toView } from './links';
import { Part } from './Part';
import classes from './Today.module.css';

const VIEWS = ['mine', 'to_approve', 'needs_person', 'waiting_customer'] as const;
const FIRST = 3;

/** What waits for whom; who needs somebody most comes first. */
export function Waiting() {
  const t = useTranslations('today.waits');
  const { data: me } = useSession();
  const { data: counts, failureReason: problem } = useQuery(countsQuery);
  const views = VIEWS.filter((view) => counts && counts[view] > 0);
  const parked = (me && 'triage' in me.actions && counts?.parked) || 0;
  return (
    <Part title={t('title')}>
      {!counts && (problem ? <Text>{t('unknown')}</Text> : <Skeleton height={72} role="status" aria-label={t('loading')} />)}
      {counts && views.length + parked === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {counts && views.map((view) => <Text key={view}>{t.rich(view, { count: counts[view], list: toView(view) })}</Text>)}
      {parked > 0 && <Text>{t.rich('parked', { count: parked, list: toParked })}</Text>}
      {counts && counts.needs_person > 0 && <First waiting={counts.needs_person} />}
    </Part>
  );
}

/** `waiting` as the counts say: as many lines are kept free until the tickets are there. */
function First({ waiting }: { waiting: number }) {
  const t = useTranslations('today.waits');
  const { data, failureReason: problem } = useInfiniteQuery(inboxQuery({ view: 'needs_person' }));
  if (!data) return problem ? null : <Skeleton height={48 * Math.min(waiting, FIRST)} role="status" aria-label={t('loading')} />;
  const rows = data.pages.flatMap(({ tickets }) => tickets).slice(0, FIRST);
  if (rows.length === 0) return null;
  return (
    <>
      <Text fz="sm" fw={600}>
        {t('first')}
      </Text>
      <ol className={classes.rows}>
        {rows.map(({ id, customer_name, subject, excerpt, waiting_since, created_at }) => (
          <li key={id}>
            <TicketLink number={id} /> <bdi>{customer_name ?? t('someone')}</bdi>
            {', '}
            <Ago at={waiting_since ?? created_at} />
            <Text fz="sm" c="dimmed" truncate dir="auto">
              {subject || excerpt}
            </Text>
          </li>
        ))}
      </ol>
    </>
  );
}
