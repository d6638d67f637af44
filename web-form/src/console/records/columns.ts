import type { ReactNode } from 'react';

/** How a cell is changed in place. */
export interface Edit<R> {
  value: (row: R) => string;
  type?: 'text' | 'email' | 'tel' | 'number' | 'date';
  /** Where only these are possible. */
  options?: readonly { value: string; label: string }[];
}

/** One column of a table of records. */
export interface Column<R> {
  /** By which the server sorts, too, and by which it knows the field. */
  key: string;
  title: string;
  /** In px, at least; columns share what is left in proportion to it. */
  width: number;
  show: (row: R) => ReactNode;
  sortable?: true;
  edit?: Edit<R>;
  /** Not there unless somebody asks for it. */
  hidden?: true;
}

/** The server's way to write an order: `-` before it turns it round. */
export const turned = (sort: string, key: string) => (sort === key ? `-${key}` : key);
