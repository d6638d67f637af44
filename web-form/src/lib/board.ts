/** Where cards stand on a board, and where one would stand. Pure. */

import { replaceEqualDeep } from '@tanstack/react-query';
import type { Board, BoardColumn, Card, Status } from '@/queries/deals';

/** A column, and how many cards stand above, without the one that moves. */
export interface Place {
  status: Status;
  index: number;
}

export function placeOf({ columns }: Board, id: number): Place | null {
  for (const { status, items } of columns) {
    const index = items.findIndex((card) => card.id === id);
    if (index >= 0) return { status, index };
  }
  return null;
}

/** The board with the card there; counts and sums of both columns follow. */
export function placed(board: Board, id: number, to: Place): Board {
  const from = placeOf(board, id);
  const card = from && columnOf(board, from.status).items[from.index];
  if (!card) return board;
  const without = changed(board, from.status, (column) => counted(column, card, -1, column.items.filter((each) => each !== card)));
  return changed(without, to.status, (column) => counted(column, card, 1, inserted(column.items, to.index, card)));
}

/** What came, with the cards that stay as they are: by place, one that is gone would make all below it new ones. */
export function sharing(before: Board | undefined, came: Board): Board {
  const known = new Map(before?.columns.flatMap(({ items }) => items.map((card) => [card.id, card])));
  const columns = came.columns.map((column) => ({ ...column, items: column.items.map((card) => replaceEqualDeep(known.get(card.id), card)) }));
  return { ...came, columns };
}

/** The cards right above and right below, as the server wants to know a place. */
export function neighbours(board: Board, id: number, { status, index }: Place) {
  const others = columnOf(board, status).items.filter((card) => card.id !== id);
  return { before_id: others[index - 1]?.id ?? null, after_id: others[index]?.id ?? null };
}

export const columnOf = ({ columns }: Board, status: Status): BoardColumn => columns.find((column) => column.status === status)!;

/** One step by an arrow key; stays where there is no further. */
export function stepped(board: Board, id: number, { status, index }: Place, key: string): Place {
  const order = board.columns.map((column) => column.status);
  const beside = order[order.indexOf(status) + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0)] ?? status;
  const wanted = index + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);
  const most = columnOf(board, beside).items.filter((card) => card.id !== id).length;
  return { status: beside, index: Math.max(0, Math.min(most, wanted)) };
}

const changed = (board: Board, status: Status, change: (column: BoardColumn) => BoardColumn): Board => ({
  ...board,
  columns: board.columns.map((column) => (column.status === status ? change(column) : column)),
});

const inserted = (cards: readonly Card[], index: number, card: Card) => [...cards.slice(0, index), card, ...cards.slice(index)];

function counted(column: BoardColumn, { value, currency }: Card, by: 1 | -1, items: Card[]): BoardColumn {
  const known = column.sums.some((sum) => sum.currency === currency);
  const sums = known ? column.sums : [...column.sums, { currency, deals: 0, value: 0, weighted: 0 }];
  return {
    ...column,
    items,
    deals: column.deals + by,
    sums: sums.map((sum) =>
      sum.currency === currency
        ? { ...sum, deals: sum.deals + by, value: sum.value + by * value, weighted: sum.weighted + by * value * column.weight }
        : sum,
    ),
  };
}
