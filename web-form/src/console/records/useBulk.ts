import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { inTurns } from '@/lib/inTurns';
import { useToasts } from '../frame/toasts';
import type { Selection } from './useSelection';

interface Record {
  id: number;
  owner_id: string | null;
}

interface Options<R extends Record> {
  rows: readonly R[];
  selection: Selection;
  /** What begins with it is out of date afterwards. */
  queryKey: QueryKey;
  change: (one: { id: number; change: { owner_id: string | null } }) => Promise<unknown>;
  drop: (id: number) => Promise<unknown>;
  restore: (id: number) => Promise<unknown>;
}

/** What is done with all that is ticked, and undone. */
export function useBulk<R extends Record>({ rows, selection, queryKey, change, drop, restore }: Options<R>) {
  const t = useTranslations('records');
  const toasts = useToasts();
  const client = useQueryClient();

  /** Does it for each; says how many it was, and offers the way back. */
  const each = async <T>(all: readonly T[], work: (one: T) => Promise<unknown>, said: 'done' | 'deleted' | 'restored', back?: () => void) => {
    const failed = await inTurns(all, work);
    await client.invalidateQueries({ queryKey });
    if (failed > 0) toasts.failed(t('someFailed', { failed, count: all.length }), t('notChanged'));
    if (failed < all.length) toasts.done(t(said, { count: all.length - failed }), back);
  };

  return {
    remove: () => {
      const { ids } = selection;
      selection.clear();
      void each(ids, drop, 'deleted', () => void each(ids, restore, 'restored'));
    },
    assign: (owner_id: string | null) => {
      const before = rows.filter(({ id }) => selection.has(id)).map(({ id, owner_id: owner }) => ({ id, change: { owner_id: owner } }));
      void each(before.map(({ id }) => ({ id, change: { owner_id } })), change, 'done', () => void each(before, change, 'done'));
    },
  };
}
