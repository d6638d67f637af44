import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import type { Contact } from '@/queries/contacts';
import { colleaguesQuery } from '@/queries/people';
import type { Column } from '../records/columns';
import { nameOf } from './names';
import classes from './Contacts.module.css';

/** What is known of a contact, a column each; those that people write are changed in place. */
export function useContactColumns(): Column<Contact>[] {
  const t = useTranslations('contacts');
  const nobody = useTranslations('records')('nobody');
  const { data: people } = useQuery(colleaguesQuery);
  return useMemo(() => {
    const owners = (people ?? []).map(({ id, name }) => ({ value: id, label: name }));
    const written = (key: 'phone' | 'company' | 'position', width: number): Column<Contact> => ({
      key,
      title: t(`fields.${key}`),
      width,
      show: (contact) => contact[key],
      edit: { value: (contact) => contact[key] ?? '', type: key === 'phone' ? 'tel' : 'text' },
    });
    return [
      {
        key: 'name',
        title: t('fields.name'),
        width: 200,
        sortable: true,
        show: (contact) => <Name contact={contact} />,
      },
      {
        key: 'email',
        title: t('fields.email'),
        width: 240,
        sortable: true,
        show: ({ email }) => email,
        edit: { value: ({ email }) => email ?? '', type: 'email' },
      },
      written('phone', 140),
      { ...written('company', 150), sortable: true },
      { ...written('position', 130), hidden: true },
      {
        key: 'tags',
        title: t('fields.tags'),
        width: 140,
        show: ({ tags }) => tags.join(', '),
        edit: { value: ({ tags }) => tags.join(', ') },
      },
      {
        key: 'owner_id',
        title: t('fields.owner'),
        width: 130,
        show: ({ owner_id }) => owners.find(({ value }) => value === owner_id)?.label,
        edit: { value: ({ owner_id }) => owner_id ?? '', options: [{ value: '', label: nobody }, ...owners] },
      },
      { key: 'updated_at', title: t('fields.updated_at'), width: 140, sortable: true, show: ({ updated_at }) => <Ago at={updated_at} /> },
      { key: 'created_at', title: t('fields.created_at'), width: 140, sortable: true, hidden: true, show: ({ created_at }) => <Ago at={created_at} /> },
    ];
  }, [t, nobody, people]);
}

function Name({ contact }: { contact: Contact }) {
  const t = useTranslations('contacts');
  return (
    <Link to="/contacts/$contact/" params={{ contact: String(contact.id) }} className={classes.name} tabIndex={-1}>
      {nameOf(contact) || t('nameless')}
      <span className={classes.below}>{contact.email ?? contact.phone ?? contact.company}</span>
    </Link>
  );
}
