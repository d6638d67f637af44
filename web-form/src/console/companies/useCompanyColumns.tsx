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
    const written = (key: 'domain' | 'phone', width: string): Column<Company> => ({
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
        width: 'minmax(220px, 1.6fr)',
        sortable: true,
        show: ({ id, name, domain }) => (
          <Link to="/companies/$company/" params={{ company: String(id) }} className={contact.name} tabIndex={-1}>
            {name}
            <span className={contact.below}>{domain}</span>
          </Link>
        ),
      },
      written('domain', 'minmax(180px, 1fr)'),
      written('phone', 'minmax(150px, 0.8fr)'),
      {
        key: 'tags',
        title: t('tags'),
        width: 'minmax(150px, 1fr)',
        show: ({ tags }) => tags.join(', '),
        edit: { value: ({ tags }) => tags.join(', ') },
      },
      { key: 'updated_at', title: t('updated_at'), width: '140px', sortable: true, show: ({ updated_at }) => <Ago at={updated_at} /> },
    ];
  }, [t]);
}
