import { Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import clsx from 'clsx';
import { useTranslations } from 'use-intl';
import type { Ticket } from '@/queries/tickets';
import { Time } from '../common/Time';
import classes from './Progress.module.css';

/** The place on the way: 0 received, 1 being answered, 2 answered, 3 resolved. */
const STEPS: Record<Ticket['status'], number> = {
  received: 0,
  open: 0,
  in_progress: 1,
  escalated: 1,
  waiting_customer: 2,
  resolved: 3,
  closed: 3,
};

/** Where the ticket stands: a sentence, and its place on the way. */
export function Progress({ ticket }: { ticket: Ticket }) {
  const t = useTranslations('progress');
  const words = useTranslations('statuses');
  const step = STEPS[ticket.status];
  const person = ticket.status === 'escalated';
  const stations = [
    t('received'),
    t(person ? 'withSpecialist' : 'beingAnswered'),
    t('answered'),
    t('resolved'),
  ];
  return (
    <section aria-label={t('label')}>
      <div role="status" className={classes.now}>
        <strong className={clsx(classes.status, person && classes.person)}>{words(`${ticket.status}.label`)}</strong>
        <Text component="span">{words(`${ticket.status}.hint`)}</Text>
      </div>
      <ol className={classes.way}>
        {stations.map((station, index) => (
          <Station key={index} name={station} passed={index < step || step === 3} current={index === step} />
        ))}
      </ol>
      <Text c="dimmed" fz="sm" mt="lg">
        {t('lastChange')} <Time at={ticket.updated_at} />
      </Text>
    </section>
  );
}

function Station({ name, passed, current }: { name: string; passed: boolean; current: boolean }) {
  const t = useTranslations('progress');
  return (
    <li
      className={clsx(classes.station, (passed || current) && classes.reached)}
      aria-current={current ? 'step' : undefined}
    >
      <span className={classes.dot}>{passed && <IconCheck size={14} stroke={3} aria-hidden />}</span>
      {name}
      {passed && <span className="visuallyHidden"> {t('done')}</span>}
    </li>
  );
}
