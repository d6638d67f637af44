import type { Virtualizer } from '@tanstack/react-virtual';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useActions } from '../frame/actions';
import type { useInbox } from './useInbox';

type List = Pick<ReturnType<typeof useInbox>, 'rows' | 'open' | 'position'>;

/**
 * Which row the keyboard is at. `j` and `k` go from row to row, and, beside an open ticket, from ticket to ticket;
 * `Enter` opens, as on any link, and `x` ticks.
 */
export function useCursor({ rows, open, position }: List, virtual: Virtualizer<HTMLDivElement, Element>, tick: (id: string) => void) {
  const [chosen, setCursor] = useState(-1);
  const navigate = useNavigate();
  const t = useTranslations('inbox');
  const cursor = position >= 0 ? position : Math.min(chosen, rows.length - 1);

  useEffect(() => {
    if (position >= 0) virtual.scrollToIndex(position, { align: 'auto' });
  }, [position, virtual]);

  const move = (step: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, cursor + step));
    const row = rows[to];
    if (!row) return;
    if (open) void navigate({ to: '/inbox/$ticket/', params: { ticket: row.id }, search: true });
    setCursor(to);
    virtual.scrollToIndex(to, { align: 'auto' });
    requestAnimationFrame(() => focusRow(virtual.scrollElement, to));
  };
  const tickRow = () => {
    const row = rows[Math.max(0, cursor)];
    if (row) tick(row.id);
  };
  const latest = useRef({ move, tickRow });
  useEffect(() => {
    latest.current = { move, tickRow };
  });
  useActions(
    useMemo(
      () => [
        { id: 'next', label: t('next'), keys: 'j', run: () => latest.current.move(1) },
        { id: 'previous', label: t('previous'), keys: 'k', run: () => latest.current.move(-1) },
        { id: 'tick', label: t('tick'), keys: 'x', run: () => latest.current.tickRow() },
      ],
      [t],
    ),
  );
  return { cursor: Math.max(0, cursor), setCursor };
}

const focusRow = (list: HTMLElement | null, index: number) =>
  list?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus({ preventScroll: true });
