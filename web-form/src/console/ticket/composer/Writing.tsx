import { useFormatter, useTranslations } from 'use-intl';
import { useVisitorWrites } from '@/live/visitorWrites';
import type { Viewer } from '@/queries/staffTicket';
import classes from './Writing.module.css';

interface Props {
  /** The ticket's number. */
  ticket: string;
  viewers: Viewer[];
}

/** A colleague who is about to answer the same, or the visitor of a chat who has not finished. */
export function Writing({ ticket, viewers }: Props) {
  const t = useTranslations('desk');
  const format = useFormatter();
  const visitor = useVisitorWrites(ticket);
  const names = [...(visitor ? [t('visitor')] : []), ...viewers.filter(({ typing }) => typing).map(({ name }) => name)];
  return (
    <span role="status" className={classes.writing}>
      {names.length > 0 && t('typing', { names: format.list(names), count: names.length })}
    </span>
  );
}
