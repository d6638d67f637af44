import { Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Ticket } from '@/lib/api';
import { STATUS_WORDS } from '@/lib/words';
import { Time } from '../common/Time';
import classes from './Progress.module.css';

/** Where the ticket stands: a sentence, and its place on the way. */
export function Progress({ ticket }: { ticket: Ticket }) {
  const { label, hint, step } = STATUS_WORDS[ticket.status];
  const person = ticket.status === 'escalated';
  const stations = ['Received', person ? 'With a specialist' : 'Being answered', 'Answered', 'Resolved'];
  return (
    <section aria-label="Status">
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
        Last change: <Time at={ticket.updated_at} />
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
      {passed && <span className="visuallyHidden"> (done)</span>}
    </li>
  );
}
