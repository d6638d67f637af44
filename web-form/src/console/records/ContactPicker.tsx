import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { contactsQuery, type Contact } from '@/queries/contacts';
import { nameOf } from '../contacts/names';

const AFTER_MS = 200;

interface Props {
  value: number | null;
  /** What the chosen one is called, before anybody has searched. */
  name?: string | null;
  onChange: (id: number) => void;
  label: string;
  error?: string;
}

/** Somebody of all contacts, found by what is typed. */
export function ContactPicker({ value, name, onChange, label, error }: Props) {
  const t = useTranslations('deals');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, AFTER_MS);
  const [chosen, setChosen] = useState(value && name ? { value: String(value), label: name } : null);
  const { data } = useInfiniteQuery(contactsQuery({ q: q || undefined, sort: '-updated_at' }));
  const found = (data?.pages[0]?.rows ?? []).map((contact) => ({ value: String(contact.id), label: titleOf(contact) }));
  const options = chosen && !found.some((option) => option.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      size="md"
      label={label}
      placeholder={t('findContact')}
      nothingFoundMessage={t('nobodyFound')}
      data={options}
      searchable
      filter={({ options: all }) => all}
      onSearchChange={setTyped}
      value={value === null ? null : String(value)}
      error={error}
      onChange={(id, option) => {
        if (!id) return;
        setChosen(option);
        onChange(Number(id));
      }}
    />
  );
}

const titleOf = (contact: Contact) => [nameOf(contact), contact.email ?? contact.phone].filter(Boolean).join(' · ') || `#${contact.id}`;
