'use client';

import { SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject, type SubmitEvent } from 'react';
import type { SubmittedTicket } from '@/lib/api';
import type { ApiError } from '@/lib/http';
import { LIMITS, lengthOf } from '@/lib/validation';
import { CategoryPicker } from './CategoryPicker';
import { Honeypot } from './Honeypot';
import { PriorityPicker } from './PriorityPicker';
import { SendButton } from './SendButton';
import { SendProblem } from './SendProblem';
import { useSupportForm } from './useSupportForm';
import classes from './SupportForm.module.css';

export function SupportForm({ onSent }: { onSent: (ticket: SubmittedTicket) => void }) {
  const form = useSupportForm(onSent);
  const { name, email, subject, message } = HINTS;
  const element = useRef<HTMLFormElement>(null);
  const adopt = useEffectEvent(() => element.current && form.adopt(element.current));
  useLayoutEffect(() => void adopt(), []);
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
        <PriorityPicker value={form.values.priority} onChange={(value) => form.change('priority', value)} />
        <Honeypot value={form.values.website} onChange={(value) => form.change('website', value)} />
      </fieldset>
      <SendProblem problem={form.problem} />
      <SendButton sending={form.sending} again={form.problem !== null} />
      <Text c="dimmed" fz="sm" ta="center">
        All fields are needed. What you type stays in this tab until it is sent.
      </Text>
    </form>
  );
}

/** After a failed attempt the keyboard is where it helps: at the first wrong field, or at the button. */
function useFocusAfter(problem: ApiError | null, element: RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    const find = (selector: string) => element.current?.querySelector<HTMLElement>(selector);
    if (problem) (find('[aria-invalid="true"]') ?? find('[type="submit"]'))?.focus();
  }, [problem, element]);
}

const count = (text: string) => `${lengthOf(text).toLocaleString('en')} / ${LIMITS.message.max.toLocaleString('en')}`;

const HINTS = {
  name: 'So that we know how to address you.',
  email: 'Only used for this request.',
  subject: 'A few words that sum it up.',
  message: (text: string) => `What did you do, what happened, what did you expect? · ${count(text)} characters`,
};
