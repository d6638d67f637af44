import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Listed } from '@/queries/lists';
import { More } from '../records/More';
import tasks from '../tasks/Tasks.module.css';
import { Loaded } from './Loaded';

interface Props<T> {
  list: UseInfiniteQueryResult<InfiniteData<Listed<T>>>;
  label: string;
  /** Where there are none. */
  empty: ReactNode;
  children: (row: T) => ReactNode;
}

/** A list with its next pages, or what is known until it is there. */
export function Rows<T>({ list, label, empty, children }: Props<T>) {
  const t = useTranslations('opportunities');
  return (
    <Loaded query={list}>
      {({ pages }) => (
        <>
          {pages[0]?.rows.length ? (
            <ul className={tasks.list} aria-label={label}>
              {pages.flatMap(({ rows }) => rows.map((row) => children(row)))}
            </ul>
          ) : (
            empty
          )}
          <More list={list}>{t('more')}</More>
        </>
      )}
    </Loaded>
  );
}
