import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { useSession } from '@/queries/session';
import { dayQuery, type Day } from '@/queries/today';
import { staff } from '@/texts/staff';
import { Trouble } from '../shell/Trouble';
import { Agent } from './Agent';
import { Satisfied } from './Satisfied';
import { SystemHealth } from './SystemHealth';
import { Teach } from './Teach';
import classes from './Today.module.css';
import { Troubles } from './Troubles';
import { Waiting } from './Waiting';
import { Work } from './Work';

/** A channel that was added later goes by its own name. */
const CHANNELS: Record<string, string> = staff.today.channels;

/** The day in one look: what came in, what became of it, what waits, what went wrong, what to teach. */
export function Today() {
  const t = useTranslations('today');
  const format = useFormatter();
  const now = useNow();
  const { data: me } = useSession();
  const { data: day, failureReason: problem } = useQuery(dayQuery);
  return (
    <div className={classes.today}>
      <PageTitle title={format.dateTime(now, { dateStyle: 'full' })}>
        {day && <CameIn day={day} />}
      </PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      <div className={classes.cards}>
        <Waiting />
        {me && 'read' in me.actions && <Work />}
        {day && <Agent day={day} />}
        {day && <Troubles troubles={day.troubles} />}
        {day && day.ratings.answers > 0 && <Satisfied ratings={day.ratings} />}
        {!day && !problem && <Skeleton height={220} role="status" aria-label={t('loading')} />}
        {me && 'teach' in me.actions && <Teach />}
        <SystemHealth />
      </div>
    </div>
  );
}

function CameIn({ day: { channels } }: { day: Day }) {
  const t = useTranslations('today');
  const format = useFormatter();
  const counts = Object.entries(channels);
  if (counts.length === 0) return t('quiet');
  return t('cameIn', {
    messages: counts.reduce((sum, [, messages]) => sum + messages, 0),
    channels: format.list(
      counts.map(([channel, messages]) => t('byChannel', { messages, channel: CHANNELS[channel] ?? channel })),
    ),
  });
}
