import { useCallback, useMemo, useState } from 'react';

/** Which records are ticked, by what names them. */
export function useSelection<Id extends number | string = number>() {
  const [ids, setIds] = useState<ReadonlySet<Id>>(new Set());
  const toggle = useCallback((id: Id) => {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const all = useCallback((wanted: readonly Id[]) => setIds(new Set(wanted)), []);
  const clear = useCallback(() => setIds(new Set<Id>()), []);
  return useMemo(() => ({ ids: [...ids], size: ids.size, has: (id: Id) => ids.has(id), toggle, all, clear }), [ids, toggle, all, clear]);
}

export type Selection<Id extends number | string = number> = ReturnType<typeof useSelection<Id>>;
