import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { outcomesQuery, type Outcome } from '@/queries/assistance';
import { useChannelName } from '../inbox/ChannelIcon';
import { Trouble } from '../shell/Trouble';
import classes from './Assistance.module.css';

const ENDS = ['offered', 'unchanged', 'edited', 'rejected', 'void'] as const;

/** Whether its confidence keeps what it says. */
export function Outcomes() {
  const t = useTranslations('assistance.outcomes');
  const unknown = useTranslations('assistance');
  const { data, failureReason: problem } = useQuery(outcomesQuery);
  return (
    <Card>
      <Title order={2} fz="lg">
        {t('title')}
      </Title>
      <Text c="dimmed">{data?.outcomes.length === 0 ? t('none') : t('advice')}</Text>
      {problem && <Trouble title={unknown('unknown')}>{problem.message}</Trouble>}
      {data && data.outcomes.length > 0 && (
        <div className={classes.table} tabIndex={0} role="region" aria-label={t('title')}>
          <Table mt="sm" verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('channel')}</Table.Th>
                <Table.Th>{t('confidence')}</Table.Th>
                {ENDS.map((end) => (
                  <Table.Th key={end} ta="end">
                    {t(end)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.outcomes.map((outcome) => (
                <Band key={`${outcome.channel} ${outcome.confidence_from}`} outcome={outcome} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Card>
  );
}

function Band({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('assistance.outcomes');
  const format = useFormatter();
  const channelName = useChannelName();
  const { confidence_from: from } = outcome;
  return (
    <Table.Tr>
      <Table.Td>{channelName(outcome.channel)}</Table.Td>
      <Table.Td>{from === null ? t('unsure') : t('band', { from })}</Table.Td>
      {ENDS.map((end) => (
        <Table.Td key={end} ta="end">
          {format.number(outcome[end])}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
