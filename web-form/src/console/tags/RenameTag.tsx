import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChangeTag, type Tag } from '@/queries/tags';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';

/** A new name; one that another tag has makes one of both, if that is said. */
export function RenameTag({ tag: { name }, onDone }: { tag: Tag; onDone: () => void }) {
  const t = useTranslations('tags');
  const [wanted, want] = useState('');
  const { mutate: change, isPending, error } = useChangeTag(name);
  const rename = (to: string, merge: boolean) => change({ name: to, merge }, { onSuccess: onDone });
  return (
    <EntryForm
      submit={t('save')}
      failed={t('refused')}
      pending={isPending}
      problem={error}
      onSubmit={({ name: to = '' }) => {
        want(to);
        rename(to, false);
      }}
    >
      <Field name="name" label={t('name')} autoComplete="off" problem={error} defaultValue={name} />
      {error?.kind === 'conflict' && (
        <Button variant="default" onClick={() => rename(wanted, true)}>
          {t('merge')}
        </Button>
      )}
    </EntryForm>
  );
}
