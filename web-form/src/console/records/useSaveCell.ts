import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useToasts } from '../frame/toasts';
import type { Column } from './columns';

interface Options<R, C> {
  name: (row: R) => string;
  change: (one: { id: number; change: C }) => Promise<unknown>;
  /** A cell as it was typed, as the server wants it. */
  changeOf: (key: string, typed: string) => C;
}

/** Saves a cell, and offers the way back. */
export function useSaveCell<R extends { id: number }, C>({ name, change, changeOf }: Options<R, C>) {
  const t = useTranslations('records');
  const toasts = useToasts();
  return useCallback(
    async (row: R, { key, title, edit }: Column<R>, typed: string) => {
      await change({ id: row.id, change: changeOf(key, typed) });
      toasts.done(t('changed', { field: title, name: name(row) }), () => void change({ id: row.id, change: changeOf(key, edit!.value(row)) }));
    },
    [change, changeOf, name, toasts, t],
  );
}
