import { Button, Skeleton, Text } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { remindersQuery, useCancelReminder, type Reminder } from '@/queries/outreach';
import { useToasts } from '../frame/toasts';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import tasks from '../tasks/Tasks.module.css';
import classes from './Outreach.module.css';

/** Who has not answered, and what became of it. */
export function Reminders() {
  const t = useTranslations('outreach');
  const list = useInfiniteQuery(remindersQuery);
  const { data, failureReason: problem } = list;
  if (!data) return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <Empty icon={IconBellOff} title={t('reminders.none')}>
        {t('reminders.noneAdvice')}
      </Empty>
    );
  }
  return (
    <>
      <ul className={tasks.list} aria-label={t('reminders.list')}>
        {rows.map((reminder) => (
          <Row key={reminder.id} reminder={reminder} />
        ))}
      </ul>
      <More list={list}>{t('more')}</More>
    </>
  );
}

function Row({ reminder: { id, contact_id, contact_name, subject, due_at, state, reason } }: { reminder: Reminder }) {
  const t = useTranslations('outreach.reminders');
  const refusal = useTranslations('outreach.refusal');
  const toasts = useToasts();
  const { mutate: cancel, isPending } = useCancelReminder();
  const name = contact_name ?? subject;
  const call = { onSuccess: () => toasts.done(t('cancelled')), onError: (problem: { message: string }) => toasts.failed(t('failed'), problem.message) };
  const why = reason && (reason in REFUSALS ? refusal(reason as keyof typeof REFUSALS) : t(`reason.${reason as 'replied'}`));
  return (
    <li className={classes.row}>
      <span>
        <Link to="/contacts/$contact/" params={{ contact: String(contact_id) }}>
          {name}
        </Link>{' '}
        {subject}
      </span>
      {state === 'waiting' && (
        <Button variant="default" size="compact-sm" loading={isPending} aria-label={t('cancelNamed', { name })} onClick={() => cancel(id, call)}>
          {t('cancel')}
        </Button>
      )}
      <Text fz="sm" c="dimmed">
        {t(`state.${state}`)}
        {why && `: ${why}`}
        {' · '}
        {t('due')} <Ago at={due_at} />
      </Text>
    </li>
  );
}

const REFUSALS = { gone: true, suppressed: true, no_consent: true };
