import { SimpleGrid, TagsInput, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import type { Contact } from '@/queries/contacts';
import { Field } from '../session/Field';

export const FIELDS = ['first_name', 'last_name', 'email', 'phone', 'company', 'position'] as const;

interface Props {
  contact?: Contact;
  problem: ApiError | null;
  tags: string[];
  onTags: (tags: string[]) => void;
  required: readonly string[];
}

/** What people write of somebody. */
export function ContactFields({ contact, problem, tags, onTags, required }: Props) {
  const t = useTranslations('contacts.fields');
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {FIELDS.map((name) => (
          <Field
            key={name}
            name={name}
            label={t(name)}
            autoComplete="off"
            problem={problem}
            required={required.includes(name)}
            defaultValue={contact?.[name] ?? ''}
          />
        ))}
      </SimpleGrid>
      <TagsInput size="md" label={t('tags')} value={tags} onChange={onTags} error={problem?.about('tags')} />
      <Textarea name="notes" label={t('notes')} autosize minRows={2} dir="auto" defaultValue={contact?.notes} error={problem?.about('notes')} />
    </>
  );
}
