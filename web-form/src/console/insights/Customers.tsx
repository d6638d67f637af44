import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { buyersQuery, type Buyers } from '@/queries/opportunities';
import { Leaving } from '../opportunities/Leaving';
import { Loaded } from '../opportunities/Loaded';
import classes from './Insights.module.css';

/** Who buys, what they are worth, and who may stay away: as it is now, for the past of it is not told. */
export function Customers() {
  const t = useTranslations('insights');
  const churn = useTranslations('churn');
  const buyers = useQuery(buyersQuery);
  return (
    <Stack gap="lg">
      <PageTitle title={t('pages.customers')}>{t('customers.introduction')}</PageTitle>
      <Loaded query={buyers}>{(found) => <Counted buyers={found} />}</Loaded>
      <Title order={2} fz="xl">
        {churn('title')}
      </Title>
      <Leaving />
      <Link to="/opportunities/" className={classes.summary}>{t('customers.opportunities')}</Link>
    </Stack>
  );
}

function Counted({ buyers: { currency, value, value_at_risk, new_days, ...counts } }: { buyers: Buyers }) {
  const t = useTranslations('insights.customers');
  const format = useFormatter();
  const worth = (amount: number | null) =>
    amount !== null && currency !== null ? t('worth', { value: format.number(amount, { style: 'currency', currency, maximumFractionDigits: 0 }) }) : t('worthUnknown');
  const told = { buyers: worth(value), new: t('newMeans', { days: new_days }), returning: t('returningMeans'), at_risk: worth(value_at_risk) };
  return (
    <div className={classes.cards}>
      {(['buyers', 'new', 'returning', 'at_risk'] as const).map((name) => (
        <Card key={name} className={classes.card}>
          <Title order={2} fz="md">
            {t(name)}
          </Title>
          <div className={classes.value}>{format.number(counts[name])}</div>
          <Text fz="sm" c="dimmed">
            {told[name]}
          </Text>
        </Card>
      ))}
    </div>
  );
}
