import { Button, Table, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { capital, inWords } from '@/lib/words';
import type { Behind, Figure, Split } from '@/queries/insights';
import { useChannelName } from '../inbox/ChannelIcon';
import { Chart } from './Chart';
import classes from './Insights.module.css';
import type { Opened } from './InsightPage';
import { behind } from './range';
import { useValue } from './useValue';

/** A reason as it is stored; articles have paths. */
const CODE = /^[a-z_]+$/;

interface Props {
  split: Split;
  wanted: Behind;
  open: (opened: Opened) => void;
}

const DRAWN = 8;

/** Figures told apart by channel, team, person or reason, as bars and as a table; each number leads to its tickets. */
export function SplitCard({ split, wanted, open }: Props) {
  return (
    <Card className={classes.card}>
      <div className={classes.charts}>
        {split.figures.map((figure) => (
          <SplitChart key={figure.key} figure={figure} split={split} wanted={wanted} open={open} />
        ))}
      </div>
      <SplitTable split={split} wanted={wanted} open={open} />
    </Card>
  );
}

/** The largest of them. */
function SplitChart({ figure, split: { by, parts }, wanted, open }: Props & { figure: Figure }) {
  const nameOf = usePartName(by);
  const rows = parts
    .flatMap((part) => {
      const [name, amount] = [nameOf(part), part.values[figure.key]];
      return amount == null ? [] : [{ name, amount, show: opener({ by, part, figure, of: name, wanted, open }) }];
    })
    .sort((one, other) => other.amount - one.amount)
    .slice(0, DRAWN);
  if (rows.length === 0) return null;
  return (
    <div>
      <Text fw={600} fz="sm" aria-hidden="true">
        {figure.title}
      </Text>
      <Chart figure={figure} rows={rows} sideways opened={(place) => rows[place]?.show?.()} />
    </div>
  );
}

function SplitTable({ split: { by, figures, parts }, wanted, open }: Props) {
  const t = useTranslations('insights');
  const nameOf = usePartName(by);
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={t(`by.${by}`)}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`of.${by}`)}</Table.Th>
            {figures.map(({ key, title }) => (
              <Table.Th key={key} ta="end">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part) => (
            <Table.Tr key={part.key}>
              <Table.Th scope="row">{nameOf(part)}</Table.Th>
              {figures.map((figure) => (
                <Table.Td key={figure.key} ta="end">
                  <Amount by={by} part={part} figure={figure} of={nameOf(part)} wanted={wanted} open={open} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface Cell extends Omit<Props, 'split'> {
  by: Split['by'];
  part: Split['parts'][number];
  figure: Figure;
  of: string;
}

/** What nobody had cannot be asked for by whom. */
const opener = ({ by, part, figure, of, wanted, open }: Cell) =>
  by === 'person' && part.key === '' ? undefined : () => open({ figure, of, behind: behind(figure, { ...wanted, [by]: part.key }) });

function Amount(cell: Cell) {
  const t = useTranslations('insights');
  const value = useValue();
  const { part, figure, of } = cell;
  if (!(figure.key in part.values)) return null;
  const said = value(part.values[figure.key], figure);
  const show = opener(cell);
  if (!show) return said;
  return (
    <Button variant="subtle" size="compact-sm" aria-label={`${t('ticketsOf', { figure: figure.title, of })}, ${said}`} onClick={show}>
      {said}
    </Button>
  );
}

function usePartName(by: Split['by']) {
  const t = useTranslations('insights');
  const channelName = useChannelName();
  return ({ key, name }: Split['parts'][number]) => {
    if (by === 'channel') return channelName(key);
    if (key === '') return t(by === 'team' ? 'noTeam' : 'nobody');
    return by === 'label' && CODE.test(name) ? capital(inWords(name)) : name;
  };
}
