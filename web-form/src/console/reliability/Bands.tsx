import { Table, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import type { Band } from '@/queries/assistance';
import { useChannelName } from '../inbox/ChannelIcon';
import classes from '../assistance/Assistance.module.css';

const SHARES = ['confidence', 'right', 'calibrated'] as const;
const HEADS = { confidence: 'said', right: 'right', calibrated: 'calibrated' } as const;

/** What it said, and what became of it, by how sure it was. */
export function Bands({ bands }: { bands: Band[] }) {
  const t = useTranslations('reliability');
  const format = useFormatter();
  const channelName = useChannelName();
  return (
    <Card>
      <Title order={2} fz="lg">
        {t('table')}
      </Title>
      <div className={classes.table} tabIndex={0} role="region" aria-label={t('table')}>
        <Table mt="sm" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('channel')}</Table.Th>
              <Table.Th>{t('confidence')}</Table.Th>
              <Table.Th ta="end">{t('judged')}</Table.Th>
              {SHARES.map((share) => (
                <Table.Th key={share} ta="end">
                  {t(HEADS[share])}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bands.map((band) => (
              <Table.Tr key={`${band.channel} ${band.confidence_from}`}>
                <Table.Td>{channelName(band.channel)}</Table.Td>
                <Table.Td>{t('band', { from: band.confidence_from })}</Table.Td>
                <Table.Td ta="end">{format.number(band.judged)}</Table.Td>
                {SHARES.map((share) => (
                  <Table.Td key={share} ta="end">
                    {format.number(band[share], { style: 'percent', maximumFractionDigits: 0 })}
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
