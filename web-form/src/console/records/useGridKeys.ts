import type { Virtualizer } from '@tanstack/react-virtual';
import { useState, type KeyboardEvent } from 'react';

export interface Place {
  row: number;
  column: number;
}

const PAGE = 10;

/** From where a key leads where; null where it leads nowhere. */
export function moved({ row, column }: Place, key: string): Place | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return { row: row + 1, column };
    case 'ArrowUp':
    case 'k':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + PAGE, column };
    case 'PageUp':
      return { row: row - PAGE, column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: Infinity };
    default:
      return null;
  }
}

interface Size {
  rows: number;
  columns: number;
}

export interface GridActs {
  open: (row: number) => void;
  edit: (place: Place) => void;
  toggle: (row: number) => void;
  clear: () => void;
}

const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));

/** One cell is reached by Tab, the others from there, as in any grid; what is typed into a cell is left alone. */
export function useGridKeys(size: Size, virtual: Virtualizer<HTMLDivElement, Element>, acts: GridActs) {
  const [at, setAt] = useState<Place>({ row: 0, column: 1 });
  const place = { row: within(at.row, size.rows), column: within(at.column, size.columns) };

  const go = (to: Place) => {
    const next = { row: within(to.row, size.rows), column: within(to.column, size.columns) };
    setAt(next);
    virtual.scrollToIndex(next.row, { align: 'auto' });
    requestAnimationFrame(() => focusCell(virtual.scrollElement, next));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isCell(event.target)) return;
    const next = moved(place, event.key);
    if (next) go(next);
    else if (event.key === 'Enter') acts.open(place.row);
    else if (event.key === 'F2' || event.key === 'e') acts.edit(place);
    else if (event.key === ' ' || event.key === 'x') acts.toggle(place.row);
    else if (event.key === 'Escape') acts.clear();
    else return;
    event.preventDefault();
  };
  return { place, setAt, onKeyDown, focus: () => requestAnimationFrame(() => focusCell(virtual.scrollElement, place)) };
}

const isCell = (target: EventTarget) => (target as HTMLElement).getAttribute('role') === 'gridcell';

const focusCell = (grid: HTMLElement | null, { row, column }: Place) =>
  grid?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus({ preventScroll: true });
