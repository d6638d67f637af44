import { useTranslations } from 'use-intl';
import type { Item } from '@/api/inbox';
import { Time } from '@/components/common/Time';
import { staff } from '@/texts/staff';
import classes from './EventLine.module.css';

const NAMED = staff.timeline.events;

/** What happened between two messages; thin, since nobody said it. */
export function EventLine({ item: { event, at, author, text } }: { item: Item }) {
  const t = useTranslations('timeline');
  const name = event && event.name in NAMED ? (event.name as keyof typeof NAMED) : 'other';
  const said = {
    who: author.name ?? t(author.kind),
    name: (event?.name ?? text).replaceAll('_', ' '),
    reason: String(event?.detail.reason ?? text),
    what: Object.keys(event?.detail ?? {}).join(', ').replaceAll('_', ' '),
  };
  return (
    <p className={classes.event}>
      <span>{t(`events.${name}`, said)}</span> <Time at={at} short />
    </p>
  );
}
