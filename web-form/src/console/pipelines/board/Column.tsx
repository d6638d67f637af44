import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { BoardColumn, Status } from '@/queries/deals';
import { DealCard, type CardActs } from './DealCard';
import classes from './Board.module.css';

const CARD = 106;
const AHEAD = 4;

interface Props extends CardActs {
  column: BoardColumn;
  stages: readonly { status: Status; label: string }[];
  /** The card that the Tab key reaches, and the one of this column that is in the air. */
  reachable: number | null;
  lifted: number | null;
  /** Asks for more of a column. */
  onMore: (status: Status) => void;
}

/** One status: how much it is, and its cards, of which only those are there that can be seen. */
export const Column = memo(function Column({ column, stages, reachable, lifted, onMore, ...acts }: Props) {
  const { items: cards, status, next_cursor: more } = column;
  const scroller = useRef<HTMLOListElement>(null);
  const over = useColumnDrop(scroller, status, cards.length);
  const getItemKey = useCallback((index: number) => cards[index]!.id, [cards]); // a new one measures all of the column again
  // eslint-disable-next-line react-hooks/incompatible-library -- cards are drawn anew by their own props
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    getItemKey,
    overscan: AHEAD,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more && last >= cards.length - AHEAD) onMore(status);
  }, [last, cards.length, more, status, onMore]);
  const inTheAir = cards.findIndex(({ id }) => id === lifted);
  useEffect(() => {
    if (inTheAir >= 0) virtual.scrollToIndex(inTheAir, { align: 'auto' });
  }, [inTheAir, virtual]);
  return (
    <section className={classes.column} aria-label={column.label} data-over={over || undefined} data-status={status}>
      <Sums column={column} />
      <ol ref={scroller} className={classes.cards}>
        <li aria-hidden style={{ height: virtual.getTotalSize() }} />
        {shown.map(({ index, key, start }) => (
          <li key={key} className={classes.slot} style={{ transform: `translateY(${start}px)` }} aria-posinset={index + 1} aria-setsize={column.deals}>
            <DealCard
              card={cards[index]!}
              status={status}
              index={index}
              stages={stages}
              reachable={cards[index]!.id === reachable}
              lifted={cards[index]!.id === lifted}
              {...acts}
            />
          </li>
        ))}
      </ol>
    </section>
  );
});

/** The room below the cards, where a card goes to the end. */
function useColumnDrop(ref: { current: HTMLElement | null }, status: Status, index: number) {
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      dropTargetForElements({
        element: ref.current!,
        getData: () => ({ status, index, edge: 'above' }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    [ref, status, index],
  );
  return over;
}

function Sums({ column: { label, deals, sums, weight } }: { column: BoardColumn }) {
  const t = useTranslations('pipelines');
  const format = useFormatter();
  const money = (of: 'value' | 'weighted') =>
    sums.map((sum) => format.number(sum[of], { style: 'currency', currency: sum.currency, notation: 'compact' })).join(' + ');
  return (
    <header className={classes.sums}>
      <h2 className={classes.label}>
        {label} <span className={classes.count}>{format.number(deals)}</span>
      </h2>
      <p className={classes.money}>
        {money('value')}
        {weight > 0 && weight < 1 && deals > 0 && <span>{t('expected', { money: money('weighted') })}</span>}
      </p>
    </header>
  );
}
