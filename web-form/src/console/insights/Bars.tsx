import { Button, Table } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Behind, Insights, Told } from '@/queries/insights';
import { Chart } from './Chart';
import classes from './Insights.module.css';
import type { Opened } from './InsightPage';
import { behind, daysOf } from './range';
import { useValue } from './useValue';

interface Props {
  told: Told;
  bars: Insights['bars'];
  wanted: Behind;
  open: (opened: Opened) => void;
}

/** How a figure went, as bars and as a table; both lead to the tickets. */
export function Bars({ told: { figure, series }, bars, wanted, open }: Props) {
  const t = useTranslations('insights');
  const format = useFormatter();
  const value = useValue();
  const rows = bars.map((bar, place) => ({
    bar,
    amount: series[place] ?? null,
    name: format.dateTime(new Date(bar.since), { day: 'numeric', month: 'short' }),
  }));
  const opened = (row: (typeof rows)[number]) =>
    open({ figure, of: row.name, behind: behind(figure, { ...wanted, ...daysOf(row.bar) }) });
  return (
    <>
      <Chart figure={figure} rows={rows} opened={(place) => rows[place] && opened(rows[place])} />
      <details>
        <summary className={classes.summary}>{t('table')}</summary>
        <div className={classes.table} tabIndex={0} role="region" aria-label={figure.title}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('when')}</Table.Th>
                <Table.Th ta="end">{t('value')}</Table.Th>
                <Table.Th>{t('tickets')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.bar.since}>
                  <Table.Td>{row.name}</Table.Td>
                  <Table.Td ta="end">{value(row.amount, figure)}</Table.Td>
                  <Table.Td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('ticketsOf', { figure: figure.title, of: row.name })}
                      onClick={() => opened(row)}
                    >
                      {t('tickets')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </details>
    </>
  );
}
