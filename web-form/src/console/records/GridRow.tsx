import { Checkbox } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CellEditor } from './CellEditor';
import type { Column } from './columns';
import classes from './Grid.module.css';

export interface RowActs<R> {
  name: (row: R) => string;
  onToggle: (row: R) => void;
  onSave: (row: R, column: Column<R>, value: string) => Promise<unknown>;
  onFocus: (row: number, column: number) => void;
  onEdit: (row: number, column: number) => void;
  onDone: () => void;
}

interface Props<R> extends RowActs<R> {
  row: R;
  index: number;
  columns: readonly Column<R>[];
  selected: boolean;
  /** Which of its cells the Tab key reaches, and which is a field; -1 for none. */
  reachable: number;
  editing: number;
  /** How far down it stands, in px. */
  start: number;
}

/** One record; it is drawn anew only when something of it changes. */
export const GridRow = memo(function GridRow<R>({ row, index, columns, selected, reachable, editing, start, ...acts }: Props<R>) {
  const t = useTranslations('records');
  const name = acts.name(row);
  const cell = (column: number) => ({
    role: 'gridcell',
    'aria-colindex': column + 1,
    'data-cell': `${index}:${column}`,
    tabIndex: reachable === column ? 0 : -1,
    onFocus: () => acts.onFocus(index, column),
  });
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={selected} className={classes.row} style={{ transform: `translateY(${start}px)` }}>
      <div {...cell(0)} className={classes.cell}>
        <Checkbox size="xs" tabIndex={-1} aria-label={t('select', { name })} checked={selected} onChange={() => acts.onToggle(row)} />
      </div>
      {columns.map((column, place) => (
        <div key={column.key} {...cell(place + 1)} className={classes.cell} data-main={place === 0 || undefined}>
          {column.edit && editing === place + 1 ? (
            <CellEditor
              label={t('cell', { field: column.title, name })}
              row={row}
              edit={column.edit}
              onSave={(value) => acts.onSave(row, column, value)}
              onDone={acts.onDone}
            />
          ) : (
            <Shown editable={Boolean(column.edit)} onEdit={() => acts.onEdit(index, place + 1)}>
              {column.show(row)}
            </Shown>
          )}
        </div>
      ))}
    </div>
  );
}) as <R>(props: Props<R>) => ReactNode;

/** What can be changed says so under the pointer; the keyboard has `e` for it. */
function Shown({ editable, onEdit, children }: { editable: boolean; onEdit: () => void; children: ReactNode }) {
  return (
    <span className={classes.shown} data-editable={editable || undefined} onDoubleClick={editable ? onEdit : undefined}>
      <span className={classes.text} dir="auto">
        {children}
      </span>
      {editable && (
        <span className={classes.pencil} aria-hidden onClick={onEdit}>
          <IconPencil size={14} stroke={1.7} />
        </span>
      )}
    </span>
  );
}
