import '@mantine/charts/styles.css';
import { Skeleton, Stack, Title } from '@mantine/core';
import { IconChartBarOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { INSIGHTS, insightsQuery, type Behind, type Figure, type InsightName, type Insights } from '@/queries/insights';
import { Empty } from '../shell/Empty';
import { Missing } from '../shell/Missing';
import { Trouble } from '../shell/Trouble';
import { Customers } from './Customers';
import { FigureCard } from './FigureCard';
import { Filters } from './Filters';
import classes from './Insights.module.css';
import { insight, insights } from './page';
import { wantedOf } from './range';
import { Rows } from './Rows';
import { SplitCard } from './SplitCard';

/** Somebody wants to see the tickets behind a bar. */
export interface Opened {
  figure: Figure;
  /** What the bar is called. */
  of: string;
  behind: Behind;
}

/** One page, by the name in its address. */
export function InsightPage() {
  const { page } = insight.useParams();
  if (page === 'customers') return <Customers />;
  const known = INSIGHTS.find((name) => name === page);
  return known ? <Shown key={known} page={known} /> : <Missing />;
}

function Shown({ page }: { page: InsightName }) {
  const t = useTranslations('insights');
  const [now] = useState(() => new Date());
  const wanted = wantedOf(insights.useSearch(), now);
  const { data, failureReason: problem } = useQuery(insightsQuery(page, wanted));
  const [opened, open] = useState<Opened>();
  return (
    <Stack gap="lg">
      <PageTitle title={t(`pages.${page}`)}>
        {t('introduction')} {data && <AsOf data={data} />}
      </PageTitle>
      <Filters page={page} wanted={wanted} now={now} />
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!data && !problem && <Skeleton height={320} role="status" aria-label={t('loading')} />}
      {data && nothing(data) && (
        <Empty icon={IconChartBarOff} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      {data && !nothing(data) && <Found data={data} wanted={wanted} open={open} />}
      <Rows opened={opened} close={() => open(undefined)} />
    </Stack>
  );
}

function Found({ data, wanted, open }: { data: Insights; wanted: Behind; open: (opened: Opened) => void }) {
  const t = useTranslations('insights');
  return (
    <>
      <div className={classes.cards}>
        {data.figures.map((told) => (
          <FigureCard key={told.figure.key} told={told} bars={data.bars} wanted={wanted} open={open} />
        ))}
      </div>
      {data.splits
        .filter(({ parts }) => parts.length > 0)
        .map((split) => (
          <div key={split.by}>
            <Title order={2} fz="xl" mb="sm">
              {t(`by.${split.by}`)}
            </Title>
            <SplitCard split={split} wanted={wanted} open={open} />
          </div>
        ))}
    </>
  );
}

function AsOf({ data: { as_of: asOf, zone } }: { data: Insights }) {
  const t = useTranslations('insights');
  return asOf ? t('asOf', { at: new Date(asOf), zone }) : t('asOfNothing');
}

const nothing = ({ figures }: Insights) => figures.every(({ value, before }) => !value && !before);
