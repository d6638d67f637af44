import { Button, Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { inWords } from '@/lib/words';
import type { Behind, Figure, Split } from '@/queries/insights';
import { useChannelName } from '../inbox/ChannelIcon';
import classes from './Insights.module.css';
import type { Opened } from './InsightPage';
import { useValue } from './useValue';

/** A reason as it is stored; articles have paths, and currencies are in capitals. */
const CODE = /^[a-z_]+$/;

interface Props {
  split: Split;
  wanted: Behind;
  open: (opened: Opened) => void;
}

/** Figures told apart by channel, team, person or reason; each number leads to its tickets. */
export function SplitCard({ split: { by, figures, parts }, wanted, open }: Props) {
  const t = useTranslations('insights');
  const nameOf = usePartName(by);
  return (
    <Card className={classes.card}>
      <div className={classes.table} tabIndex={0} role="region" aria-label={t(`by.${by}`)}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(`of.${by}`)}</Table.Th>
              {figures.map(({ name, title }) => (
                <Table.Th key={name} ta="end">
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
                  <Table.Td key={figure.name} ta="end">
                    <Amount by={by} part={part} figure={figure} of={nameOf(part)} wanted={wanted} open={open} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

interface Cell extends Omit<Props, 'split'> {
  by: Split['by'];
  part: Split['parts'][number];
  figure: Figure;
  of: string;
}

/** What nobody had cannot be asked for by whom. */
function Amount({ by, part, figure, of, wanted, open }: Cell) {
  const t = useTranslations('insights');
  const value = useValue();
  if (!(figure.name in part.values)) return null;
  const said = value(part.values[figure.name], figure);
  if (by === 'person' && part.key === '') return said;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={`${t('ticketsOf', { figure: figure.title, of })}, ${said}`}
      onClick={() => open({ figure, of, behind: { ...wanted, [by]: part.key } })}
    >
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
    return by === 'label' && CODE.test(name) ? inWords(name) : name;
  };
}
