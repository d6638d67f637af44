import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { plansQuery, usePutPlan } from '@/queries/assistance';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import { Trouble } from '../shell/Trouble';
import classes from './Assistance.module.css';

/** What each plan brings in a month; saving one of the same name changes it. */
export function Plans() {
  const t = useTranslations('assistance.plans');
  const unknown = useTranslations('assistance');
  const format = useFormatter();
  const { data: plans, failureReason: problem } = useQuery(plansQuery);
  const { mutate: put, isPending, error, data: saved, submittedAt } = usePutPlan();
  return (
    <Card>
      <Title order={2} fz="lg">
        {t('title')}
      </Title>
      <Text c="dimmed">{plans?.length === 0 ? t('none') : t('advice')}</Text>
      {problem && <Trouble title={unknown('unknown')}>{problem.message}</Trouble>}
      {plans && plans.length > 0 && (
        <Table my="sm" maw={420} verticalSpacing="xs" aria-label={t('title')}>
          <Table.Tbody>
            {plans.map(({ name, monthly, currency }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="end">{format.number(monthly, { style: 'currency', currency })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <EntryForm
        key={saved && submittedAt}
        submit={t('put')}
        failed={t('refused')}
        pending={isPending}
        problem={error}
        onSubmit={({ name = '', monthly, currency = '' }) => put({ name, monthly: Number(monthly), currency: currency.toUpperCase() })}
      >
        <div className={classes.plan}>
          <Field name="name" label={t('name')} autoComplete="off" problem={error} />
          <Field name="monthly" label={t('monthly')} autoComplete="off" problem={error} />
          <Field name="currency" label={t('currency')} autoComplete="off" problem={error} defaultValue={plans?.[0]?.currency} />
        </div>
      </EntryForm>
    </Card>
  );
}
