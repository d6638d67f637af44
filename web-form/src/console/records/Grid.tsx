import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import type { Column } from './columns';
import { GridHead } from './GridHead';
import { GridRow, type RowActs } from './GridRow';
import type { Selection } from './useSelection';
import { useGridKeys, type Place } from './useGridKeys';
import classes from './Grid.module.css';

const ROW = 48;
const AHEAD = 12;
const CHECKBOX = 44;

interface Props<R> {
  label: string;
  rows: readonly R[];
  columns: readonly Column<R>[];
  idOf: (row: R) => number;
  name: (row: R) => string;
  sort: string;
  onSort: (sort: string) => void;
  selection: Selection;
  onOpen: (row: R) => void;
  onSave: RowActs<R>['onSave'];
  /** Asks for more; absent where there is no more. */
  more?: () => void;
}

/** A table of any length: only the rows that can be seen are there. */
export function Grid<R>({ label, rows, columns, idOf, name, sort, onSort, selection, onOpen, onSave, more }: Props<R>) {
  const scroller = useRef<HTMLDivElement>(null);
  const getItemKey = useCallback((index: number) => idOf(rows[index]!), [rows, idOf]); // a new one measures all of them again
  const ids = useMemo(() => rows.map(idOf), [rows, idOf]);
  // eslint-disable-next-line react-hooks/incompatible-library -- rows are drawn anew by their own props
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey,
    overscan: AHEAD,
    useFlushSync: false, // once a frame is enough, however often the wheel turns
    scrollPaddingStart: ROW,
  });
  const [edited, setEdited] = useState<Place | null>(null);
  const { toggle, clear } = selection;
  const keys = useGridKeys({ rows: rows.length, columns: columns.length + 1 }, virtual, {
    open: (row) => rows[row] && onOpen(rows[row]),
    edit: ({ row, column }) => columns[column - 1]?.edit && setEdited({ row, column }),
    toggle: (row) => rows[row] && toggle(idOf(rows[row])),
    clear,
  });
  const { place, setAt, focus } = keys;
  const acts = useRowActs({ toggle, idOf, setAt, setEdited, focus });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  const tabbable = shown.some(({ index }) => index === place.row) ? place.row : shown[0]?.index;
  useEffect(() => {
    if (last >= rows.length - AHEAD) more?.();
  }, [last, rows.length, more]);
  const tracks = columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ');
  const least = columns.reduce((sum, { width }) => sum + width, CHECKBOX);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={more ? -1 : rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      className={classes.grid}
      style={{ '--tracks': `${CHECKBOX}px ${tracks}`, '--least': `${least}px` } as CSSProperties}
      onKeyDown={keys.onKeyDown}
    >
      <GridHead columns={columns} sort={sort} onSort={onSort} ids={ids} selection={selection} />
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start }) => (
          <GridRow
            key={key}
            row={rows[index]!}
            index={index}
            columns={columns}
            selected={selection.has(idOf(rows[index]!))}
            reachable={tabbable === index ? place.column : -1}
            editing={edited?.row === index ? edited.column : -1}
            name={name}
            onSave={onSave}
            {...acts}
            start={start}
          />
        ))}
      </div>
    </div>
  );
}

interface Acting<R> {
  toggle: (id: number) => void;
  idOf: (row: R) => number;
  setAt: (place: Place) => void;
  setEdited: (place: Place | null) => void;
  focus: () => void;
}

/** The same functions at every drawing, so that rows stay as they are. */
function useRowActs<R>({ toggle, idOf, setAt, setEdited, focus }: Acting<R>) {
  const latest = useRef(focus);
  useEffect(() => {
    latest.current = focus;
  });
  const onDone = useCallback(() => {
    setEdited(null);
    latest.current();
  }, [setEdited]);
  return useMemo(
    () => ({
      onToggle: (row: R) => toggle(idOf(row)),
      onFocus: (row: number, column: number) => setAt({ row, column }),
      onEdit: (row: number, column: number) => setEdited({ row, column }),
      onDone,
    }),
    [toggle, idOf, setAt, setEdited, onDone],
  );
}
