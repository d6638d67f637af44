import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import type { Deal } from '@/queries/deals';
import { colleaguesQuery } from '@/queries/people';
import { staff } from '@/texts/staff';
import type { Column } from '../records/columns';

const STATUSES = Object.entries(staff.pipelines.status).map(([value, label]) => ({ value, label }));

/** What is known of a deal, a column each. */
export function useDealColumns(): Column<Deal>[] {
  const t = useTranslations('deals.fields');
  const status = useTranslations('pipelines.status');
  const nobody = useTranslations('records')('nobody');
  const format = useFormatter();
  const { data: people } = useQuery(colleaguesQuery);
  return useMemo(() => {
    const owners = (people ?? []).map(({ id, name }) => ({ value: id, label: name }));
    return [
      { key: 'title', title: t('title'), width: 220, sortable: true, show: ({ title }) => title, edit: { value: ({ title }) => title } },
      { key: 'contact', title: t('contact'), width: 170, sortable: true, show: ({ contact_name }) => contact_name },
      {
        key: 'status',
        title: t('status'),
        width: 140,
        sortable: true,
        show: (deal) => status(deal.status),
        edit: { value: (deal) => deal.status, options: STATUSES },
      },
      {
        key: 'value',
        title: t('value'),
        width: 140,
        sortable: true,
        show: ({ value, currency }) => format.number(value, { style: 'currency', currency }),
        edit: { value: ({ value }) => String(value), type: 'number' },
      },
      {
        key: 'expected_close',
        title: t('expected_close'),
        width: 150,
        sortable: true,
        show: ({ expected_close }) => expected_close && format.dateTime(new Date(`${expected_close}T12:00`), { dateStyle: 'medium' }),
        edit: { value: ({ expected_close }) => expected_close ?? '', type: 'date' },
      },
      {
        key: 'owner_id',
        title: t('owner_id'),
        width: 130,
        show: ({ owner_id }) => owners.find(({ value }) => value === owner_id)?.label,
        edit: { value: ({ owner_id }) => owner_id ?? '', options: [{ value: '', label: nobody }, ...owners] },
      },
      { key: 'updated_at', title: t('updated_at'), width: 140, sortable: true, show: ({ updated_at }) => <Ago at={updated_at} /> },
    ];
  }, [t, status, nobody, format, people]);
}
