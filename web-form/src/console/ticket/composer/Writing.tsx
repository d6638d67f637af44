import { useFormatter, useTranslations } from 'use-intl';
import type { Viewer } from '@/queries/staffTicket';
import classes from './Writing.module.css';

/** A colleague who is about to answer the same. */
export function Writing({ viewers }: { viewers: Viewer[] }) {
  const t = useTranslations('desk');
  const format = useFormatter();
  const names = viewers.filter(({ typing }) => typing).map(({ name }) => name);
  return (
    <span role="status" className={classes.writing}>
      {names.length > 0 && t('typing', { names: format.list(names), count: names.length })}
    </span>
  );
}
