import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { churnQuery } from '@/queries/contact';
import { Factors } from '../opportunities/Factors';
import { Part } from './Part';

/** Whether a buyer comes back, and why we think so. */
export function Staying({ contact }: { contact: number }) {
  const t = useTranslations('churn');
  const { data: score } = useQuery(churnQuery(contact));
  if (!score) return null;
  return (
    <Part title={t('title')}>
      {score.probability === null ? (
        <Text c="dimmed">{t('notKnown')}</Text>
      ) : (
        <>
          <Text mt="xs">{t('likely', { share: score.probability, days: score.horizon_days ?? 0 })}</Text>
          <Factors factors={score.factors} />
        </>
      )}
    </Part>
  );
}
