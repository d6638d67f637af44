import { Skeleton, Text } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Lines } from '@/components/common/Lines';
import { searchQuery } from '@/queries/search';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { Customer, Ticket } from './Hits';

/** What these words find, tickets before customers. */
export function Found({ words }: { words: string }) {
  const t = useTranslations('search');
  const { data: found, failureReason: problem } = useQuery(searchQuery(words));
  if (problem) return <Trouble title={t('failed')}>{problem.message}</Trouble>;
  if (!found) return <Skeleton height={240} role="status" aria-label={t('loading')} />;
  const { tickets, customers } = found;
  if (tickets.length + customers.length === 0) {
    return (
      <Empty icon={IconSearch} title={t('nothing', { words })}>
        {t('nothingAdvice')}
      </Empty>
    );
  }
  return (
    <>
      <p role="status" className="visuallyHidden">
        {t('found', { tickets: tickets.length, customers: customers.length })}
      </p>
      {tickets.length > 0 && (
        <Hits title={t('tickets')}>
          {tickets.map((hit) => (
            <Ticket key={hit.uuid} hit={hit} />
          ))}
        </Hits>
      )}
      {customers.length > 0 && (
        <Hits title={t('customers')}>
          {customers.map((hit) => (
            <Customer key={hit.id} hit={hit} />
          ))}
        </Hits>
      )}
    </>
  );
}

function Hits({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Text fz="sm" fw={600} component="h2" mb="xs">
        {title}
      </Text>
      <Lines>{children}</Lines>
    </section>
  );
}
