import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { turned, type Column } from './columns';
import type { Selection } from './useSelection';
import classes from './Grid.module.css';

interface Props<R> {
  columns: readonly Column<R>[];
  sort: string;
  onSort: (sort: string) => void;
  /** Of the rows that are there. */
  ids: readonly number[];
  selection: Selection;
}

/** What the columns are, by which one the rows are sorted, and all of them ticked at once. */
export function GridHead<R>({ columns, sort, onSort, ids, selection }: Props<R>) {
  const t = useTranslations('records');
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.titles}>
        <div role="columnheader" className={classes.cell}>
          <Checkbox
            size="xs"
            aria-label={t('selectAll')}
            checked={selection.size > 0 && selection.size >= ids.length}
            indeterminate={selection.size > 0 && selection.size < ids.length}
            onChange={({ currentTarget: { checked } }) => (checked ? selection.all(ids) : selection.clear())}
          />
        </div>
        {columns.map((column, place) => (
          <Title key={column.key} column={column} main={place === 0} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface TitleProps<R> {
  column: Column<R>;
  main: boolean;
  sort: string;
  onSort: (sort: string) => void;
}

function Title<R>({ column: { key, title, sortable }, main, sort, onSort }: TitleProps<R>) {
  const up = sort === key;
  const down = sort === `-${key}`;
  const Arrow = down ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      className={classes.cell}
      data-main={main || undefined}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      {sortable ? (
        <button type="button" className={classes.sort} onClick={() => onSort(turned(sort, key))}>
          {title}
          {(up || down) && <Arrow size={14} stroke={2} aria-hidden />}
        </button>
      ) : (
        title
      )}
    </div>
  );
}
