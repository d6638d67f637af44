import { useCallback, useState } from 'react';

const NOTHING: ReadonlySet<number> = new Set();

/** Which records are ticked, by their numbers. */
export function useSelection() {
  const [ids, setIds] = useState(NOTHING);
  const toggle = useCallback((id: number) => {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const all = useCallback((wanted: readonly number[]) => setIds(new Set(wanted)), []);
  const clear = useCallback(() => setIds(NOTHING), []);
  return { ids: [...ids], size: ids.size, has: (id: number) => ids.has(id), toggle, all, clear };
}

export type Selection = ReturnType<typeof useSelection>;
