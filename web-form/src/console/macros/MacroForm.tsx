import { NativeSelect, SimpleGrid, TagsInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSaveMacro, type Macro, type MacroContent } from '@/queries/macros';
import { teamsQuery } from '@/queries/people';
import { staff } from '@/texts/staff';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import { VARIABLES } from './variables';

type Status = NonNullable<NonNullable<MacroContent['actions']>['status']>;

const STATUSES = Object.entries(staff.desk.status).filter(([value]) => value !== 'label');

/** A macro to be, or the one that changes. */
export function MacroForm({ macro, onDone }: { macro?: Macro; onDone: () => void }) {
  const t = useTranslations('macros');
  const { mutate: save, isPending, error } = useSaveMacro(macro?.id);
  const { data: teams = [] } = useQuery(teamsQuery);
  const [tags, setTags] = useState(macro?.actions.tags ?? []);
  return (
    <EntryForm
      submit={t('save')}
      failed={t('refused')}
      pending={isPending}
      problem={error}
      onSubmit={(values) => save(contentOf(values, tags), { onSuccess: onDone })}
    >
      <Field name="name" label={t('name')} autoComplete="off" problem={error} defaultValue={macro?.name} />
      <Textarea
        name="body"
        label={t('body')}
        description={t('variables', { variables: VARIABLES.map((variable) => `{{${variable}}}`).join(' ') })}
        error={error?.about('body')}
        defaultValue={macro?.body}
        dir="auto"
        autosize
        minRows={4}
        required
        withAsterisk={false}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          name="status"
          size="md"
          label={t('status')}
          defaultValue={macro?.actions.status ?? ''}
          data={[{ value: '', label: t('statusStays') }, ...STATUSES.map(([value, label]) => ({ value, label }))]}
        />
        <NativeSelect
          name="team"
          size="md"
          label={t('team')}
          defaultValue={macro?.actions.assigned_team ?? ''}
          data={[{ value: '', label: t('teamStays') }, ...teams]}
        />
      </SimpleGrid>
      <TagsInput size="md" label={t('tags')} value={tags} onChange={setTags} />
    </EntryForm>
  );
}

const contentOf = ({ name = '', body = '', status, team }: Record<string, string>, tags: string[]): MacroContent => ({
  name,
  body,
  actions: { ...(status && { status: status as Status }), ...(team && { assigned_team: team }), ...(tags.length > 0 && { tags }) },
});
