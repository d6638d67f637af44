'use client';

import { SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject, type SubmitEvent } from 'react';
import type { SubmittedTicket } from '@/lib/api';
import type { ApiError } from '@/lib/http';
import { noteStart } from '@/lib/elapsed';
import { useFormRules } from '@/lib/useFormRules';
import { LIMITS, lengthOf } from '@/lib/validation';
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
  const form = useSupportForm(onSent);
  const rules = useFormRules();
  const { name, email, subject, message } = HINTS;
  const element = useRef<HTMLFormElement>(null);
  const adopt = useEffectEvent(() => element.current && form.adopt(element.current));
  useLayoutEffect(() => void adopt(), []);
  useEffect(noteStart, []);
  useFocusAfter(form.problem, element);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wrong = form.submit();
    if (wrong) event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  };

  // Sent before the scripts arrived, method="dialog" does nothing; any other would put the words into an address.
  return (
    <form
      ref={element}
      className={classes.form}
      method="dialog"
      onSubmit={submit}
      noValidate
      aria-label="Support request"
    >
      <fieldset className={classes.fields} disabled={form.sending}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
          <TextInput {...form.field('name', name)} label="Your name" autoComplete="name" />
          <TextInput {...form.field('email', email)} label="Email" type="email" autoComplete="email" />
        </SimpleGrid>
        <CategoryPicker {...form.field('category', '')} />
        <TextInput {...form.field('subject', subject)} label="Subject" autoComplete="off" />
        <Textarea
          {...form.field('message', message(form.values.message))}
          label="Message"
          autosize
          minRows={6}
          maxRows={18}
        />
        <FilePicker {...form.attached} rules={rules} />
        <PriorityPicker value={form.values.priority} onChange={(value) => form.change('priority', value)} />
        <Honeypot value={form.values.website} onChange={(value) => form.change('website', value)} />
      </fieldset>
      {rules.turnstile_site_key && (
        <Turnstile key={form.attempt} siteKey={rules.turnstile_site_key} onToken={form.confirm} />
      )}
      <SendProblem problem={form.problem} />
      <SendButton sending={form.sending} again={form.problem !== null} />
      <Text c="dimmed" fz="sm" ta="center">
        All fields but the files are needed. What you type stays in this tab until it is sent.
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

const count = (text: string) => `${lengthOf(text).toLocaleString('en')} / ${LIMITS.message.max.toLocaleString('en')}`;

const HINTS = {
  name: 'So that we know how to address you.',
  email: 'Only used for this request.',
  subject: 'A few words that sum it up.',
  message: (text: string) => `What did you do, what happened, what did you expect? · ${count(text)} characters`,
};
