import { Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import type { ChurnModel } from '@/queries/opportunities';
import classes from './Opportunities.module.css';

/** Which model says so, how good it is on orders it has not seen, and whether what it says happens as often. */
export function Model({ model: { model, why, customers, gone, horizon_days, customers_needed, needed_of_each, judged } }: { model: ChurnModel }) {
  const t = useTranslations('churn');
  const used = judged.find((each) => each.model === model);
  return (
    <Card>
      <Title order={2} fz="lg">
        {t('model')}
      </Title>
      <Text mt="xs">{t(`why.${why}`, { model: model ? t(`models.${model}`) : '', needed: customers_needed, each: needed_of_each })}</Text>
      {used && (
        <>
          <Text c="dimmed">{t('heldOut', { customers, gone, days: horizon_days ?? 0 })}</Text>
          <Judged judged={judged} />
          <Calibration bins={used.bins} />
        </>
      )}
    </Card>
  );
}

function Judged({ judged }: Pick<ChurnModel, 'judged'>) {
  const t = useTranslations('churn');
  const format = useFormatter();
  const rounded = (value: number) => format.number(value, { maximumFractionDigits: 3 });
  return (
    <Figures label={t('model')} heads={[t('name'), t('auc'), t('brier'), t('error'), t('lead')]}>
      {judged.map(({ model, auc, brier, calibration_error, lead }) => (
        <Table.Tr key={model}>
          <Table.Td>{t(`models.${model}`)}</Table.Td>
          {[auc, brier, calibration_error].map((value, place) => (
            <Table.Td key={place} ta="end">
              {rounded(value)}
            </Table.Td>
          ))}
          <Table.Td ta="end">{format.number(lead, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })}</Table.Td>
        </Table.Tr>
      ))}
    </Figures>
  );
}

function Calibration({ bins }: Pick<ChurnModel['judged'][number], 'bins'>) {
  const t = useTranslations('churn');
  const format = useFormatter();
  const share = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Figures label={t('calibration')} heads={[t('said'), t('happened'), t('customers')]}>
      {bins.map(({ said, happened, customers }) => (
        <Table.Tr key={said}>
          <Table.Td>{share(said)}</Table.Td>
          <Table.Td ta="end">{share(happened)}</Table.Td>
          <Table.Td ta="end">{format.number(customers)}</Table.Td>
        </Table.Tr>
      ))}
    </Figures>
  );
}

function Figures({ label, heads: [first, ...others], children }: { label: string; heads: string[]; children: ReactNode }) {
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={label}>
      <Table mt="sm" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{first}</Table.Th>
            {others.map((head) => (
              <Table.Th key={head} ta="end">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
