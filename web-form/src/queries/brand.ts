import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answerOf, api } from '@/api/client';

const brandQuery = queryOptions({
  queryKey: ['brand'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/brand', { signal })),
  staleTime: Infinity,
});

/** How the company calls itself; empty until the server has said so. */
export const useCompany = (): string => useQuery(brandQuery).data?.company_name ?? '';

/** What the pages are called: until the company's name is known, they do without it. */
export function useSite(): string {
  const t = useTranslations('site');
  const company = useCompany();
  return company ? t('supportOf', { company }) : t('support');
}
