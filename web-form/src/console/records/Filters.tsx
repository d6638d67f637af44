import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { colleaguesQuery } from '@/queries/people';

interface Props {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Whose records: anybody's, one's own, or a colleague's. */
export function OwnerFilter({ value = '', onChange }: Props) {
  const t = useTranslations('records');
  const { data: people = [] } = useQuery(colleaguesQuery);
  return (
    <NativeSelect
      size="sm"
      aria-label={t('owner')}
      value={value}
      data={[{ value: '', label: t('anybody') }, { value: 'me', label: t('me') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}

/** Only those with this tag, once the field is left. */
export function TagFilter({ value, onChange }: Props) {
  const t = useTranslations('records');
  return (
    <TextInput
      key={value}
      size="sm"
      w={130}
      aria-label={t('tagFilter')}
      placeholder={t('tagFilter')}
      defaultValue={value}
      onBlur={({ currentTarget }) => currentTarget.value.trim() !== (value ?? '') && onChange(currentTarget.value.trim() || undefined)}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}
