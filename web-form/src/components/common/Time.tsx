import { useFormatter } from 'use-intl';

/** A moment: only the time of day, or with its date. The full moment is in the tooltip. */
export function Time({ at, short = false }: { at: string; short?: boolean }) {
  const format = useFormatter();
  const moment = new Date(at);
  const full = format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <time dateTime={at} title={full}>
      {short ? format.dateTime(moment, { timeStyle: 'short' }) : full}
    </time>
  );
}
