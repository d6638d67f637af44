import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useSelection } from '../records/useSelection';
import { Bulk } from './Bulk';
import { ListState } from './ListState';
import { TicketRow } from './TicketRow';
import { useCursor } from './useCursor';
import { useInbox } from './useInbox';
import classes from './TicketList.module.css';

const ROW = 108;
const AHEAD = 8;

/** Only the rows that can be seen are there; more are asked for before their end is reached. */
export function TicketList() {
  const t = useTranslations('inbox');
  const list = useInbox();
  const { rows, position, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const scroller = useRef<HTMLDivElement>(null);
  const getItemKey = useCallback((index: number) => rows[index]!.uuid, [rows]); // a new one measures all of them again
  // eslint-disable-next-line react-hooks/incompatible-library -- rows are drawn anew by their own props
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey,
    overscan: AHEAD,
    useFlushSync: false, // once a frame is enough, however often the wheel turns
  });
  const selection = useSelection<string>();
  const chosen = useMemo(() => rows.filter(({ id }) => selection.has(id)), [rows, selection]);
  const { cursor, setCursor } = useCursor(list, virtual, selection.toggle);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div className={classes.list}>
      <div ref={scroller} className={classes.scroller} aria-busy={list.isPending}>
        <ListState list={list} />
        {rows.length > 0 && (
          <ol className={classes.rows} style={{ height: virtual.getTotalSize() }}>
            {shown.map(({ index, key, start }) => (
              <li
                key={key}
                data-index={index}
                ref={virtual.measureElement}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={hasNextPage ? -1 : rows.length}
              >
                <TicketRow
                  row={rows[index]!}
                  index={index}
                  open={index === position}
                  reachable={index === cursor}
                  onFocus={setCursor}
                  ticked={selection.has(rows[index]!.id)}
                  onTick={selection.toggle}
                />
              </li>
            ))}
          </ol>
        )}
        <p role="status" className="visuallyHidden">
          {isFetchingNextPage && t('more')}
        </p>
      </div>
      <Bulk chosen={chosen} selection={selection} open={position >= 0} />
    </div>
  );
}
