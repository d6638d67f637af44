import { Button, Text, TextInput } from '@mantine/core';
import { useRef, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useAddTask } from '@/queries/tasks';
import { ZONE } from '@/queries/zone';
import classes from './Tasks.module.css';

/** One line for something to do; what was typed stays where the server refuses it. */
export function QuickTask({ contact }: { contact?: number }) {
  const t = useTranslations('tasks');
  const form = useRef<HTMLFormElement>(null);
  const { mutate: add, isPending, error } = useAddTask();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const due = String(data.get('due') ?? '');
    add(
      {
        title: String(data.get('title')),
        time_zone: ZONE,
        ...(due && { due_date: new Date(due).toISOString() }),
        ...(contact !== undefined && { contact_id: contact }),
      },
      { onSuccess: () => form.current?.reset() },
    );
  };
  return (
    <form ref={form} onSubmit={submit} className={classes.quick}>
      <TextInput name="title" size="sm" className={classes.quickTitle} aria-label={t('addLabel')} placeholder={t('add')} required dir="auto" error={error?.about('title')} />
      <TextInput name="due" size="sm" type="datetime-local" aria-label={t('due')} error={error?.about('due_date')} />
      <Button type="submit" size="sm" variant="light" loading={isPending}>
        {t('save')}
      </Button>
      {error && error.fields.length === 0 && (
        <Text role="alert" fz="sm" c="var(--danger)">
          {error.message}
        </Text>
      )}
    </form>
  );
}
