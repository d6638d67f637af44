import { IconClock } from '@tabler/icons-react';
import classes from './Waiting.module.css';

/** Somebody is on it: the assistant within seconds, a person when there is time. */
export function Waiting({ person }: { person: boolean }) {
  return (
    <p className={classes.waiting}>
      {person ? (
        <IconClock size={20} stroke={1.7} className={classes.clock} aria-hidden />
      ) : (
        <span className={classes.dots} aria-hidden>
          <i />
          <i />
          <i />
        </span>
      )}
      {person
        ? 'A support specialist will answer here. You can leave this page open or come back later.'
        : 'Our AI assistant is working on your answer…'}
    </p>
  );
}
