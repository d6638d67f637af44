import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { elapsedMs } from '@/lib/elapsed';
import { identity } from '@/lib/files';
import { forgetIdempotencyKey, idempotencyKeyFor } from '@/lib/idempotency';
import { readSession, writeSession } from '@/lib/session';
import type { FieldName, FormValues } from '@/lib/validation';
import { submitSupportRequest, type Category, type SubmittedTicket } from '@/queries/support';
import { refusedBy, SAID_RULES } from './corrections';

const EMPTY: FormValues = {
  name: '',
  email: '',
  subject: '',
  category: '',
  priority: 'medium',
  message: '',
  files: [],
  website: '',
};

const DRAFT = 'draft';
/** Files do not survive a reload. */
const keep = (values: FormValues) => writeSession<FormValues>(DRAFT, { ...values, files: [] });

/** Everything the form knows. What is typed survives a reload and every failed attempt. */
export function useSupportForm(onSent: (ticket: SubmittedTicket) => void) {
  const [confirmation, confirm] = useState<string | null>(null);
  const form = useForm({
    initialValues: EMPTY,
    validate: SAID_RULES,
    validateInputOnBlur: true,
    onValuesChange: keep,
  });

  const delivery = useMutation({
    mutationFn: ({ files, ...words }: FormValues) => {
      const body = requestFrom(words);
      const key = idempotencyKeyFor({ ...body, files: files.map(identity) });
      return submitSupportRequest({ ...body, elapsed_ms: elapsedMs(), turnstile_token: confirmation }, files, key);
    },
    onSuccess: (ticket, { name, email }) => {
      forgetIdempotencyKey();
      keep({ ...EMPTY, name, email });
      onSent(ticket);
    },
    onError: ({ fields }) => form.setErrors(refusedBy(fields)),
  });

  /** What an input needs to take part; the hint gives way to the error, so that nothing moves. */
  const field = (name: FieldName, hint = '') => ({
    ...form.getInputProps(name),
    name,
    required: true,
    withAsterisk: false,
    description: form.errors[name] ? undefined : hint,
  });

  /** Takes over the draft, and what somebody typed into the prerendered page before the scripts arrived. */
  const adopt = (element: HTMLFormElement) => {
    const typed = [...new FormData(element)].filter(([name, text]) => text !== EMPTY[name as keyof FormValues]);
    form.setValues({ ...readSession<FormValues>(DRAFT), ...Object.fromEntries(typed) });
  };

  return { form, field, adopt, confirm, delivery };
}

/** Only for values that keep the rules: then a category was chosen. */
function requestFrom(values: Omit<FormValues, 'files'>) {
  return {
    ...values,
    name: values.name.trim(),
    email: values.email.trim(),
    subject: values.subject.trim(),
    category: values.category as Category,
    message: values.message.trim(),
  };
}
