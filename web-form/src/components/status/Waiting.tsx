import { IconClock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './Waiting.module.css';

/** Somebody is on it: the assistant within seconds, a person when there is time. */
export function Waiting({ person }: { person: boolean }) {
  const t = useTranslations('ticket');
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
      {t(person ? 'person' : 'assistant')}
    </p>
  );
}
