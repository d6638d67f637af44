import { Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Ticket } from '@/queries/tickets';
import { statuses } from '@/texts/common';
import { progress } from '@/texts/status';
import { Time } from '../common/Time';
import classes from './Progress.module.css';

/** Where the ticket stands: a sentence, and its place on the way. */
export function Progress({ ticket }: { ticket: Ticket }) {
  const { label, hint, step } = statuses[ticket.status];
  const person = ticket.status === 'escalated';
  const stations = [
    progress.received,
    person ? progress.withSpecialist : progress.beingAnswered,
    progress.answered,
    progress.resolved,
  ];
  return (
    <section aria-label={progress.label}>
      <div role="status" className={classes.now}>
        <strong className={clsx(classes.status, person && classes.person)}>{label}</strong>
        <Text component="span">{hint}</Text>
      </div>
      <ol className={classes.way}>
        {stations.map((station, index) => (
          <Station key={index} name={station} passed={index < step || step === 3} current={index === step} />
        ))}
      </ol>
      <Text c="dimmed" fz="sm" mt="lg">
        {progress.lastChange} <Time at={ticket.updated_at} />
      </Text>
    </section>
  );
}

function Station({ name, passed, current }: { name: string; passed: boolean; current: boolean }) {
  return (
    <li
      className={clsx(classes.station, (passed || current) && classes.reached)}
      aria-current={current ? 'step' : undefined}
    >
      <span className={classes.dot}>{passed && <IconCheck size={14} stroke={3} aria-hidden />}</span>
      {name}
      {passed && <span className="visuallyHidden"> {progress.done}</span>}
    </li>
  );
}
