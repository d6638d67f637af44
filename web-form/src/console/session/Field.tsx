import { PasswordInput, TextInput } from '@mantine/core';
import type { ApiError } from '@/api/problem';

interface Props {
  name: string;
  label: string;
  autoComplete: string;
  problem: ApiError | null;
  type?: 'email' | 'tel' | 'number' | 'date' | 'datetime-local';
  defaultValue?: string;
  placeholder?: string;
  required?: boolean;
}

/** One line of an `EntryForm`, with what the server says about it. */
export function Field({ name, problem, autoComplete, type = name === 'email' ? 'email' : undefined, required = true, ...rest }: Props) {
  const Input = autoComplete.endsWith('-password') ? PasswordInput : TextInput;
  return (
    <Input
      {...rest}
      {...(type && { type, ...(type === 'number' && { step: 'any', min: 0 }) })}
      name={name}
      autoComplete={autoComplete}
      error={problem?.about(name)}
      size="md"
      required={required}
      withAsterisk={false}
    />
  );
}
