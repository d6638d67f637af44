import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import type { Change } from '@/queries/changes';
import { useToasts } from '../frame/toasts';
import type { Column } from './columns';

interface Options<R, C> {
  name: (row: R) => string;
  change: (one: Change<C>) => Promise<R>;
  /** A cell as it was typed, as the server wants it. */
  changeOf: (key: string, typed: string) => C;
}

/** Saves a cell, and offers the way back. */
export function useSaveCell<R extends { id: number; updated_at: string }, C>({ name, change, changeOf }: Options<R, C>) {
  const t = useTranslations('records');
  const toasts = useToasts();
  return useCallback(
    async (row: R, { key, title, edit }: Column<R>, typed: string) => {
      const { id } = row;
      const { updated_at: seen } = await change({ id, change: changeOf(key, typed), seen: row.updated_at });
      const undo = () => change({ id, change: changeOf(key, edit!.value(row)), seen }).catch(({ message }: ApiError) => toasts.failed(t('notChanged'), message));
      toasts.done(t('changed', { field: title, name: name(row) }), () => void undo());
    },
    [change, changeOf, name, toasts, t],
  );
}
