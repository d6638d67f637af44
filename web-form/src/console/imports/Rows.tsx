import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Import, Row } from '@/queries/imports';
import classes from './Imports.module.css';

/** Rows of the file with what becomes of each. */
export function Rows({ rows, made }: { rows: readonly Row[]; made: Import }) {
  const t = useTranslations('imports');
  const columns = made.columns.map(({ name }) => name);
  return (
    <div className={classes.rows} tabIndex={0} role="region" aria-label={t('outcome')}>
      <Table verticalSpacing={6} fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('row')}</Table.Th>
            <Table.Th>{t('outcome')}</Table.Th>
            <Table.Th>{t('reason')}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.row}>
              <Table.Td>{row.row}</Table.Td>
              <Table.Td data-outcome={row.outcome}>
                {t(`outcomes.${row.outcome}`)}
                {row.record_id !== null && row.outcome !== 'created' && (
                  <>
                    {' '}
                    <Open object={made.object} id={String(row.record_id)} />
                  </>
                )}
              </Table.Td>
              <Table.Td>{row.reason}</Table.Td>
              {row.cells.map((cell, place) => (
                <Table.Td key={columns[place]} dir="auto" className={classes.cell}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Open({ object, id }: { object: Import['object']; id: string }) {
  const t = useTranslations('imports');
  const label = t('open');
  switch (object) {
    case 'contact':
      return (
        <Link to="/contacts/$contact/" params={{ contact: id }}>
          {label}
        </Link>
      );
    case 'company':
      return (
        <Link to="/companies/$company/" params={{ company: id }}>
          {label}
        </Link>
      );
    case 'deal':
      return (
        <Link to="/deals/$deal/" params={{ deal: id }}>
          {label}
        </Link>
      );
    case 'task':
      return (
        <Link to="/tasks/$task/" params={{ task: id }}>
          {label}
        </Link>
      );
  }
}
