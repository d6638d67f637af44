import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Column } from './columns';

/** Which columns somebody wants to see, kept in this browser; the first one is always there. */
export function useColumns<R>(name: string, all: readonly Column<R>[]) {
  const [chosen, setChosen] = useLocalStorage<string[] | null>({ key: `columns.${name}`, defaultValue: null, getInitialValueInEffect: false });
  const columns = useMemo(
    () => all.filter(({ key, hidden }, place) => place === 0 || (chosen ? chosen.includes(key) : !hidden)),
    [all, chosen],
  );
  const toggle = (key: string) => {
    const shown = columns.map((column) => column.key);
    setChosen(shown.includes(key) ? shown.filter((each) => each !== key) : [...shown, key]);
  };
  return { columns, keys: columns.map(({ key }) => key), toggle, show: setChosen };
}
