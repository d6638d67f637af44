import type { QueryKey } from '@tanstack/react-query';
import type { Selection } from './useSelection';
import { useEach } from './useEach';

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
  const each = useEach(queryKey);
  const give = ({ id }: R, owner_id: string | null) => change({ id, change: { owner_id } });
  return {
    remove: () => {
      const { ids } = selection;
      selection.clear();
      void each(ids, drop, 'deleted', (deleted) => void each(deleted, restore, 'restored'));
    },
    assign: (owner_id: string | null) => {
      const chosen = rows.filter(({ id }) => selection.has(id));
      void each(chosen, (row) => give(row, owner_id), 'done', (given) => void each(given, (row) => give(row, row.owner_id), 'done'));
    },
  };
}
