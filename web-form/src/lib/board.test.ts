import { describe, expect, it } from 'vitest';
import { BOARD, card } from '@/test/records';
import { columnOf, neighbours, placed, placeOf, sharing, stepped } from './board';

const ids = (board: typeof BOARD, status: 'lead' | 'qualified') => columnOf(board, status).items.map(({ id }) => id);

describe('a card that moves', () => {
  it('leaves its column and stands where it was put', () => {
    const after = placed(BOARD, 1, { status: 'qualified', index: 1 });
    expect([ids(after, 'lead'), ids(after, 'qualified')]).toEqual([[2], [3, 1]]);
  });

  it('takes its worth along', () => {
    const after = placed(BOARD, 1, { status: 'qualified', index: 0 });
    expect(columnOf(after, 'lead')).toMatchObject({ deals: 1, sums: [{ currency: 'EUR', deals: 1, value: 200, weighted: 20 }] });
    expect(columnOf(after, 'qualified')).toMatchObject({ deals: 2, sums: [{ currency: 'EUR', deals: 2, value: 400, weighted: 100 }] });
  });

  it('is nowhere twice', () => {
    const after = placed(placed(BOARD, 1, { status: 'qualified', index: 0 }), 1, { status: 'lead', index: 1 });
    expect(after.columns.flatMap(({ items }) => items.map(({ id }) => id)).sort()).toEqual([1, 2, 3]);
    expect(placeOf(after, 1)).toEqual({ status: 'lead', index: 1 });
  });

  it('changes nothing where nobody knows it', () => {
    expect(placed(BOARD, 99, { status: 'lead', index: 0 })).toBe(BOARD);
  });
});

describe('a board that comes again', () => {
  const again = (): typeof BOARD => JSON.parse(JSON.stringify(placed(BOARD, 1, { status: 'qualified', index: 0 })));

  it('keeps each card that stayed as it was, wherever it stands now', () => {
    const shared = sharing(BOARD, again());
    for (const { items } of shared.columns) for (const each of items) expect(each).toBe(cardOf(each.id));
  });

  it('has what came of a card that changed', () => {
    const came = again();
    columnOf(came, 'qualified').items[0]!.value = 7;
    expect(sharing(BOARD, came)).toEqual(came);
  });

  const cardOf = (id: number) => BOARD.columns.flatMap(({ items }) => items).find((each) => each.id === id);
});

it.each([
  [1, { status: 'qualified', index: 0 }, { before_id: null, after_id: 3 }],
  [1, { status: 'qualified', index: 1 }, { before_id: 3, after_id: null }],
  [1, { status: 'lead', index: 1 }, { before_id: 2, after_id: null }],
  [3, { status: 'lead', index: 1 }, { before_id: 1, after_id: 2 }],
] as const)('names the cards around a place without the one that moves', (id, place, expected) => {
  expect(neighbours(BOARD, id, place)).toEqual(expected);
});

it.each([
  ['ArrowDown', { status: 'lead', index: 1 }],
  ['ArrowUp', { status: 'lead', index: 0 }],
  ['ArrowRight', { status: 'qualified', index: 0 }],
  ['ArrowLeft', { status: 'lead', index: 0 }],
])('%s carries it one step, and not over the edge', (key, expected) => {
  expect(stepped(BOARD, 1, { status: 'lead', index: 0 }, key)).toEqual(expected);
});

it('has room below the last card of another column', () => {
  expect(stepped(BOARD, card(1).id, { status: 'qualified', index: 1 }, 'ArrowDown')).toEqual({ status: 'qualified', index: 1 });
});
