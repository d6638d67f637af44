import { useState } from 'react';
import { submitSupportRequest, type Category, type SubmittedTicket, type SupportRequest } from '@/lib/api';
import { elapsedMs } from '@/lib/elapsed';
import { identity } from '@/lib/files';
import { ApiError } from '@/lib/http';
import { forgetIdempotencyKey, idempotencyKeyFor } from '@/lib/idempotency';
import { readSession, useSession } from '@/lib/session';
import { FIELDS, validate, type FieldErrors, type FieldName, type FormValues } from '@/lib/validation';

const EMPTY: FormValues = {
  name: '',
  email: '',
  subject: '',
  category: '',
  priority: 'medium',
  message: '',
  website: '',
};

const DRAFT = 'draft';
const readDraft = () => readSession<FormValues>(DRAFT) ?? EMPTY;

/** Everything the form knows. What is typed survives a reload and every failed attempt. */
export function useSupportForm(onSent: (ticket: SubmittedTicket) => void) {
  const [values, setValues] = useSession(DRAFT, EMPTY);
  const [visited, setVisited] = useState<readonly FieldName[]>([]);
  const [refused, setRefused] = useState<FieldErrors & Partial<Record<'files', string>>>({});
  const [files, setFiles] = useState<readonly File[]>([]);
  const [token, setToken] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [sending, setSending] = useState(false);
  const own = validate(values);

  const change = (field: keyof FormValues, value: string) => {
    setValues({ ...values, [field]: value });
    setRefused({ ...refused, [field]: undefined });
  };

  const attach = (chosen: readonly File[]) => {
    setFiles(chosen);
    setRefused({ ...refused, files: undefined });
  };

  const visit = (field: FieldName) => setVisited((before) => [...before, field]);

  const send = async () => {
    const body = requestFrom(values);
    setSending(true);
    setProblem(null);
    try {
      const key = idempotencyKeyFor({ ...body, files: files.map(identity) });
      const evidence = { elapsed_ms: elapsedMs(), turnstile_token: token };
      const ticket = await submitSupportRequest({ ...body, ...evidence }, files, key);
      forgetIdempotencyKey();
      setValues({ ...EMPTY, name: values.name, email: values.email });
      onSent(ticket);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      setRefused(Object.fromEntries(error.fields.map(({ field, message }) => [field, message])));
      if (error.kind === 'invalid') setAttempt(attempt + 1);
    } finally {
      setSending(false);
    }
  };

  /** Sends when everything is right; otherwise shows what is not and returns the topmost such field. */
  const submit = (): FieldName | undefined => {
    setVisited(FIELDS);
    const wrong = FIELDS.find((field) => own[field]);
    if (!wrong && !sending) void send();
    return wrong;
  };

  /** What an input needs to take part; the hint gives way to the error, so that nothing moves. */
  const field = (name: FieldName, hint: string) => {
    const error = (visited.includes(name) ? own[name] : undefined) ?? refused[name];
    return {
      name,
      required: true,
      withAsterisk: false,
      value: values[name],
      error,
      description: error ? undefined : hint,
      onChange: (event: { currentTarget: { value: string } }) => change(name, event.currentTarget.value),
      onBlur: () => visit(name),
    };
  };

  /** Takes over what somebody typed into the prerendered page before the scripts arrived. */
  const adopt = (form: HTMLFormElement) => {
    const typed = [...new FormData(form)].filter(([name, text]) => text !== EMPTY[name as keyof FormValues]);
    if (typed.length > 0) setValues({ ...readDraft(), ...Object.fromEntries(typed) });
  };

  const attached = { files, error: refused.files, onChange: attach };
  return { values, field, change, attached, confirm: setToken, attempt, adopt, submit, sending, problem };
}

/** Only for values that passed `validate`: then a category was chosen. */
function requestFrom(values: FormValues): SupportRequest {
  return {
    ...values,
    name: values.name.trim(),
    email: values.email.trim(),
    subject: values.subject.trim(),
    category: values.category as Category,
    message: values.message.trim(),
  };
}
