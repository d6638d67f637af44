import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import type { Company } from '@/queries/companies';
import contact from '../contacts/Contacts.module.css';
import type { Column } from '../records/columns';

/** What is known of a company, a column each. */
export function useCompanyColumns(): Column<Company>[] {
  const t = useTranslations('companies.fields');
  return useMemo(() => {
    const written = (key: 'domain' | 'phone', width: number): Column<Company> => ({
      key,
      title: t(key),
      width,
      show: (company) => company[key],
      edit: { value: (company) => company[key] ?? '' },
    });
    return [
      {
        key: 'name',
        title: t('name'),
        width: 220,
        sortable: true,
        show: ({ id, name, domain }) => (
          <Link to="/companies/$company/" params={{ company: String(id) }} className={contact.name} tabIndex={-1}>
            {name}
            <span className={contact.below}>{domain}</span>
          </Link>
        ),
      },
      written('domain', 180),
      written('phone', 150),
      {
        key: 'tags',
        title: t('tags'),
        width: 150,
        show: ({ tags }) => tags.join(', '),
        edit: { value: ({ tags }) => tags.join(', ') },
      },
      { key: 'updated_at', title: t('updated_at'), width: 140, sortable: true, show: ({ updated_at }) => <Ago at={updated_at} /> },
    ];
  }, [t]);
}
