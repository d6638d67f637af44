import { Button, Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { inWords } from '@/lib/words';
import type { Behind, Split } from '@/queries/insights';
import { useChannelName } from '../inbox/ChannelIcon';
import classes from './Insights.module.css';
import type { Opened } from './InsightPage';
import { useValue } from './useValue';

interface Props {
  split: Split;
  wanted: Behind;
  open: (opened: Opened) => void;
}

/** Figures told apart by channel, team, person or reason; each number leads to its tickets. */
export function SplitCard({ split: { by, figures, parts }, wanted, open }: Props) {
  const t = useTranslations('insights');
  const value = useValue();
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
                    {figure.name in part.values && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={`${t('ticketsOf', { figure: figure.title, of: nameOf(part) })}, ${value(part.values[figure.name], figure)}`}
                        onClick={() => open({ figure, of: nameOf(part), behind: { ...wanted, [by]: part.key } })}
                      >
                        {value(part.values[figure.name], figure)}
                      </Button>
                    )}
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

function usePartName(by: Split['by']) {
  const t = useTranslations('insights');
  const channelName = useChannelName();
  return ({ key, name }: Split['parts'][number]) => {
    if (by === 'channel') return channelName(key);
    if (key === '') return t(by === 'team' ? 'noTeam' : 'nobody');
    return by === 'label' ? inWords(name) : name;
  };
}
