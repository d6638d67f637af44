import { Skeleton, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { Lines } from '@/components/common/Lines';
import { deliveriesQuery, type Delivery } from '@/queries/webhook';
import { Empty } from '../shell/Empty';
import { TicketLink } from '../shell/TicketLink';
import { Trouble } from '../shell/Trouble';
import classes from './Webhook.module.css';

/** How the last calls ended, and why one did not. */
export function Deliveries() {
  const t = useTranslations('webhook');
  const { data: calls, failureReason: problem } = useQuery(deliveriesQuery);
  if (problem) return <Trouble title={t('unknown')}>{problem.message}</Trouble>;
  if (!calls) return <Skeleton height={120} role="status" aria-label={t('loading')} />;
  if (calls.length === 0) {
    return (
      <Empty icon={IconSend} title={t('noCalls')}>
        {t('noCallsAdvice')}
      </Empty>
    );
  }
  return (
    <Lines label={t('calls')}>
      {calls.map((call) => (
        <Call key={call.id} call={call} />
      ))}
    </Lines>
  );
}

function Call({ call: { ticket, at, state, attempts, next_attempt_at, problem } }: { call: Delivery }) {
  const t = useTranslations('webhook');
  return (
    <li className={classes.call}>
      <Text fw={600} c={state === 'dead' ? 'var(--danger)' : undefined}>
        <TicketLink number={ticket} /> {t(`states.${state}`)}
      </Text>
      <Text fz="sm" c="dimmed" className={classes.long}>
        <Ago at={at} />
        {' · '}
        {t('attempts', { attempts })}
        {problem && ` · ${problem}`}
        {next_attempt_at && t.rich('again', { when: () => <Ago at={next_attempt_at} /> })}
      </Text>
    </li>
  );
}
