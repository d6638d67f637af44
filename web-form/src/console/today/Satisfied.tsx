import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { Day } from '@/queries/today';
import { TicketLink } from '../shell/TicketLink';
import { Part } from './Part';

/** What customers said about their answers today, and where they were unhappy. */
export function Satisfied({ ratings: { answers, average, unhappy } }: { ratings: Day['ratings'] }) {
  const t = useTranslations('today.satisfied');
  return (
    <Part title={t('title')}>
      <Text>{t('rated', { answers, average: average ?? 0 })}</Text>
      {unhappy.length > 0 && (
        <Text>
          {t('unhappy')}
          {unhappy.map((number) => (
            <Fragment key={number}>
              {' '}
              <TicketLink number={number} />
            </Fragment>
          ))}
        </Text>
      )}
    </Part>
  );
}
