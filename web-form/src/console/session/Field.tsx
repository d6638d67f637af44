import { PasswordInput, TextInput } from '@mantine/core';
import type { ApiError } from '@/api/problem';

interface Props {
  name: string;
  label: string;
  autoComplete: string;
  problem: ApiError | null;
}

/** One line of an `EntryForm`, with what the server says about it. */
export function Field({ name, problem, autoComplete, ...rest }: Props) {
  const error = problem?.fields.find(({ field }) => field === name)?.message;
  const Input = autoComplete.endsWith('-password') ? PasswordInput : TextInput;
  const type = name === 'email' ? { type: 'email' } : {};
  return (
    <Input
      {...rest}
      {...type}
      name={name}
      autoComplete={autoComplete}
      error={error}
      size="md"
      required
      withAsterisk={false}
    />
  );
}
