import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Trouble } from '@/queries/today';
import { TicketLinks } from './links';
import { Part } from './Part';

/** What went wrong today, and what was done about it. */
export function Troubles({ troubles }: { troubles: Trouble[] }) {
  const t = useTranslations('today.troubles');
  return (
    <Part title={t('title')}>
      {troubles.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {troubles.map(({ kind, messages, tickets }) => (
        <Text key={kind}>
          {t(kind, { messages })}
          <TicketLinks numbers={tickets} />
        </Text>
      ))}
    </Part>
  );
}
