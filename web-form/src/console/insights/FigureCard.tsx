import { Text, Title, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import type { Behind, Insights, Told } from '@/queries/insights';
import { Bars } from './Bars';
import classes from './Insights.module.css';
import type { Opened } from './InsightPage';
import { behind } from './range';
import { useValue } from './useValue';

interface Props {
  told: Told;
  bars: Insights['bars'];
  wanted: Behind;
  open: (opened: Opened) => void;
}

/** One figure: how much, how much it was before, and how it went. */
export function FigureCard({ told, bars, wanted, open }: Props) {
  const t = useTranslations('insights');
  const value = useValue();
  const { figure } = told;
  const said = value(told.value, figure);
  return (
    <Card className={classes.card}>
      <Title order={2} fz="md">
        {figure.title}
      </Title>
      {told.value === null ? (
        <div className={classes.none}>{said}</div>
      ) : (
        <UnstyledButton
          className={classes.value}
          aria-label={`${t('ticketsOf', { figure: figure.title, of: t('whole') })}, ${said}`}
          onClick={() => open({ figure, of: t('whole'), behind: behind(figure, wanted) })}
        >
          {said}
        </UnstyledButton>
      )}
      {wanted.compare && <Change told={told} />}
      <Text fz="sm" c="dimmed">
        {figure.definition}
      </Text>
      {told.series.some((each) => each !== null) && bars.length > 1 && <Bars told={told} bars={bars} wanted={wanted} open={open} />}
    </Card>
  );
}

/** In words: colour alone says nothing to many. */
function Change({ told: { figure, value: now, before } }: { told: Told }) {
  const t = useTranslations('insights');
  const value = useValue();
  if (now === null || before === null) return <Text fz="sm">{t('before', { before: value(before, figure) })}</Text>;
  if (now === before) return <Text fz="sm">{t('same')}</Text>;
  const rose = now > before;
  const apart = Math.abs(now - before);
  const change = figure.unit === 'share' ? t('points', { points: Math.round(apart * 1000) / 10 }) : value(apart, figure);
  const tone = figure.rises_well === null ? undefined : rose === figure.rises_well ? classes.better : classes.worse;
  return (
    <Text fz="sm" className={tone}>
      {t(rose ? 'more' : 'less', { change, before: value(before, figure) })}
    </Text>
  );
}
