import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import type { Board } from '@/queries/deals';
import { columnOf, placeOf, stepped, type Place } from '@/lib/board';

interface Lifted {
  id: number;
  from: Place;
  place: Place;
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/**
 * The board by keyboard: arrows go from card to card; Space takes one up, arrows carry it, Space puts it down and Esc
 * puts it back. Each step is said aloud.
 */
export function useLifted(board: Board, onMove: (id: number, to: Place) => void, frame: RefObject<HTMLElement | null>) {
  const t = useTranslations('pipelines.aloud');
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const first = board.columns.find(({ items }) => items.length > 0)?.items[0]?.id ?? null;
  const at = chosen !== null && placeOf(board, chosen) ? chosen : first;

  const focus = (id: number) => requestAnimationFrame(() => focusCard(frame.current, id));
  // In another column it is another element: the next key must not miss it.
  useLayoutEffect(() => {
    if (lifted) focusCard(frame.current, lifted.id);
  }, [lifted, frame]);

  const press = (event: KeyboardEvent, id: number) => {
    const from = placeOf(board, id);
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    const title = columnOf(board, from.status).items[from.index]!.title;
    const where = ({ status, index }: Place) => {
      const column = columnOf(board, status);
      return { title, column: column.label, position: index + 1, count: column.items.length + (status === from.status ? 0 : 1) };
    };
    const stop = (words: string) => {
      setLifted(null);
      setSaid(words);
      focus(id);
    };
    if (event.key === ' ' && !lifted) {
      setLifted({ id, from, place: from });
      setSaid(t('lifted', where(from)));
    } else if (lifted && (event.key === ' ' || event.key === 'Enter')) {
      if (lifted.place.status !== lifted.from.status || lifted.place.index !== lifted.from.index) onMove(id, lifted.place);
      stop(t('dropped', where(lifted.place)));
    } else if (lifted && event.key === 'Escape') {
      stop(t('cancelled', { title }));
    } else if (lifted && ARROWS.includes(event.key)) {
      const place = stepped(board, id, lifted.place, event.key);
      setLifted({ ...lifted, place });
      setSaid(t('at', where(place)));
    } else if (ARROWS.includes(event.key)) {
      focus(neighbour(board, from, event.key) ?? id);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  // The cards keep one function, whatever the board has become.
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  const onKey = useCallback((event: KeyboardEvent, id: number) => latest.current(event, id), []);
  return { lifted, at, said, onKey, onFocus: setChosen };
}

/** The card that an arrow leads to; columns without cards are skipped. */
function neighbour({ columns }: Board, { status, index }: Place, key: string): number | undefined {
  const column = columns.findIndex((each) => each.status === status);
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[column]!.items[index + (key === 'ArrowDown' ? 1 : -1)]?.id;
  const beyond = key === 'ArrowRight' ? columns.slice(column + 1) : columns.slice(0, column).reverse();
  const { items } = beyond.find((each) => each.items.length > 0) ?? { items: [] };
  return items[Math.min(index, items.length - 1)]?.id;
}

const focusCard = (board: HTMLElement | null, id: number) => board?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
