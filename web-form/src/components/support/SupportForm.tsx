'use client';

import { SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { noteStart } from '@/lib/elapsed';
import { USUAL_RULES } from '@/lib/files';
import { LIMITS, RULES, lengthOf } from '@/lib/validation';
import { formRulesQuery, type SubmittedTicket } from '@/queries/support';
import { CategoryPicker } from './CategoryPicker';
import { FilePicker } from './FilePicker';
import { Honeypot } from './Honeypot';
import { PriorityPicker } from './PriorityPicker';
import { SendButton } from './SendButton';
import { SendProblem } from './SendProblem';
import { Turnstile } from './Turnstile';
import { useSupportForm } from './useSupportForm';
import classes from './SupportForm.module.css';

export function SupportForm({ onSent }: { onSent: (ticket: SubmittedTicket) => void }) {
  const t = useTranslations('form');
  const { form, field, adopt, confirm, delivery } = useSupportForm(onSent);
  const { data: rules = USUAL_RULES } = useQuery(formRulesQuery);
  const { values, errors, setFieldValue } = form;
  const element = useRef<HTMLFormElement>(null);
  const takeOver = useEffectEvent(() => element.current && adopt(element.current));
  useLayoutEffect(() => void takeOver(), []);
  useEffect(noteStart, []);
  useFocusAfter(delivery.error, element);

  const submit = form.onSubmit(
    (complete) => delivery.mutate(complete),
    (wrong, _, event) => {
      const first = Object.keys(RULES).find((rule) => wrong[rule]);
      event?.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    },
  );

  // Sent before the scripts arrived, method="dialog" does nothing; any other would put the words into an address.
  return (
    <form ref={element} className={classes.form} method="dialog" onSubmit={submit} noValidate aria-label={t('label')}>
      <fieldset className={classes.fields} disabled={delivery.isPending}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
          <TextInput {...field('name', t('name.hint'))} label={t('name.label')} dir="auto" autoComplete="name" />
          <TextInput {...field('email', t('email.hint'))} label={t('email.label')} type="email" autoComplete="email" />
        </SimpleGrid>
        <CategoryPicker {...form.getInputProps('category')} name="category" value={values.category} />
        <TextInput {...field('subject', t('subject.hint'))} label={t('subject.label')} dir="auto" autoComplete="off" />
        <Textarea
          {...field('message', t('message.hint', { length: lengthOf(values.message), most: LIMITS.message.max }))}
          label={t('message.label')}
          dir="auto"
          autosize
          minRows={6}
          maxRows={18}
        />
        <FilePicker
          files={values.files}
          rules={rules}
          error={errors.files}
          onChange={(files) => setFieldValue('files', files)}
        />
        <PriorityPicker value={values.priority} onChange={(priority) => setFieldValue('priority', priority)} />
        <Honeypot value={values.website} onChange={(website) => setFieldValue('website', website)} />
      </fieldset>
      {rules.turnstile_site_key && (
        <Turnstile key={delivery.submittedAt} siteKey={rules.turnstile_site_key} onToken={confirm} />
      )}
      <SendProblem problem={delivery.error} />
      <SendButton sending={delivery.isPending} again={delivery.isError} />
      <Text c="dimmed" fz="sm" ta="center">
        {t('kept')}
      </Text>
    </form>
  );
}

/** After a failed attempt the keyboard is where it helps: at the first wrong field, or at the button. */
function useFocusAfter(problem: ApiError | null, element: RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    const find = (selector: string) => element.current?.querySelector<HTMLElement>(selector);
    if (problem) (find('[aria-invalid="true"], [data-refused]') ?? find('[type="submit"]'))?.focus();
  }, [problem, element]);
}
