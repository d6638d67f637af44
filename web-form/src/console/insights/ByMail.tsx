import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { insightMailsQuery, useMailInsights, type InsightName } from '@/queries/insights';
import { useToasts } from '../frame/toasts';

const OFTEN = ['daily', 'weekly'] as const;

/** How often the reader is mailed this page. */
export function ByMail({ page }: { page: InsightName }) {
  const t = useTranslations('insights');
  const toasts = useToasts();
  const { data: mails } = useQuery(insightMailsQuery);
  const { mutate, isPending } = useMailInsights(page);
  const every = mails?.find((mail) => mail.page === page)?.every;
  const keep = (value: string) =>
    mutate(OFTEN.find((often) => often === value) ?? null, {
      onError: ({ message }) => toasts.failed(t('notKept'), message),
    });
  return (
    <NativeSelect
      size="md"
      label={t('mail')}
      value={every ?? ''}
      disabled={!mails || isPending}
      data={[{ value: '', label: t('mails.never') }, ...OFTEN.map((value) => ({ value, label: t(`mails.${value}`) }))]}
      onChange={({ currentTarget: { value } }) => keep(value)}
    />
  );
}
