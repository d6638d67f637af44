import { Badge, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { PageTitle } from '@/components/common/PageTitle';
import { sourcesQuery, type CatalogueSource } from '@/queries/products';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import products from '../products/Products.module.css';

/** Where products and orders are told of, and how that goes. */
export function Catalogue() {
  const t = useTranslations('catalogue');
  const { data: sources, failureReason: problem } = useQuery(sourcesQuery);
  return (
    <Stack gap="xl" maw={760}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('failed')}>{problem.message}</Trouble>}
      {!sources && !problem && <Skeleton height={160} role="status" aria-label={t('loading')} />}
      {sources?.length === 0 && (
        <Empty icon={IconBuildingStore} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      {sources && sources.length > 0 && (
        <ul className={products.list} aria-label={t('title')}>
          {sources.map((source) => (
            <Source key={source.name} source={source} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Source({ source }: { source: CatalogueSource }) {
  const t = useTranslations('catalogue');
  const state = source.failure ? 'failing' : source.silent ? 'silent' : 'healthy';
  return (
    <li className={products.row}>
      <Title order={2} fz="md" tt="capitalize">
        {source.name}
      </Title>
      <Badge {...(state === 'healthy' ? { bg: 'var(--accent-soft)', c: 'var(--accent-ink)' } : { bg: 'var(--person-soft)', c: 'var(--person-ink)' })}>
        {t(state)}
      </Badge>
      <Group gap="4px 20px" className={products.soft}>
        <span>{t('products', { count: source.products })}</span>
        <When label={t('heard')} at={source.heard_at} />
        <When label={t('polled')} at={source.polled_at} />
        <When label={t('reconciled')} at={source.reconciled_at} />
        {source.differed !== null && <span>{t('differed', { count: source.differed })}</span>}
      </Group>
      {state !== 'healthy' && (
        <Text fz="sm" style={{ gridColumn: '1 / -1' }}>
          {source.failure ?? t('silentAdvice')}
        </Text>
      )}
    </li>
  );
}

function When({ label, at }: { label: string; at: string | null }) {
  const never = useTranslations('catalogue')('never');
  return (
    <span>
      {label} {at ? <Ago at={at} /> : never}
    </span>
  );
}
